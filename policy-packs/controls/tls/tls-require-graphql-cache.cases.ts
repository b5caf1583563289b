import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireGraphqlCache } from "./tls-require-graphql-cache.ts";

const CACHE = "aws:appsync/apiCache:ApiCache";

export const cases: ControlCases = {
  control: tlsRequireGraphqlCache,
  aws: {
    pass: [example(CACHE, { transitEncryptionEnabled: true })],
    fail: [
      example(CACHE, { atRestEncryptionEnabled: true }),
      example(CACHE, { transitEncryptionEnabled: false }),
    ],
    unknown: [example(CACHE, { transitEncryptionEnabled: UNKNOWN })],
  },
};
