import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireApiMethodCache } from "./network-require-api-method-cache.ts";

const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";

export const cases: ControlCases = {
  control: networkRequireApiMethodCache,
  aws: {
    pass: [example(SETTINGS, { settings: { cachingEnabled: true } })],
    fail: [example(SETTINGS, { settings: {} }), example(SETTINGS, { settings: { cachingEnabled: "false" } })],
    unknown: [example(SETTINGS, { settings: { cachingEnabled: UNKNOWN } })],
  },
};
