import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireGraphqlCacheEncryption } from "./storage-require-graphql-cache-encryption.ts";

const CACHE = "aws:appsync/apiCache:ApiCache";

export const cases: ControlCases = {
  control: storageRequireGraphqlCacheEncryption,
  aws: {
    pass: [example(CACHE, { atRestEncryptionEnabled: true })],
    fail: [
      example(CACHE, { transitEncryptionEnabled: true }),
      example(CACHE, { atRestEncryptionEnabled: "false" }),
    ],
    unknown: [example(CACHE, { atRestEncryptionEnabled: UNKNOWN })],
  },
};
