import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireApiCacheEncryption } from "./storage-require-api-cache-encryption.ts";

const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";

export const cases: ControlCases = {
  control: storageRequireApiCacheEncryption,
  aws: {
    pass: [
      example(SETTINGS, { settings: {} }),
      example(SETTINGS, { settings: { cachingEnabled: true, cacheDataEncrypted: true } }),
    ],
    fail: [
      example(SETTINGS, { settings: { cachingEnabled: true } }),
      example(SETTINGS, { settings: { cachingEnabled: "true", cacheDataEncrypted: false } }),
    ],
    unknown: [
      example(SETTINGS, { settings: UNKNOWN }),
      example(SETTINGS, { settings: { cachingEnabled: UNKNOWN } }),
      example(SETTINGS, { settings: { cachingEnabled: true, cacheDataEncrypted: UNKNOWN } }),
    ],
  },
};
