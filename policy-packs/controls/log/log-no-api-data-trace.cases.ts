import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logNoApiDataTrace } from "./log-no-api-data-trace.ts";

const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";

export const cases: ControlCases = {
  control: logNoApiDataTrace,
  aws: {
    pass: [example(SETTINGS, { settings: {} }), example(SETTINGS, { settings: { dataTraceEnabled: false } })],
    fail: [
      example(SETTINGS, { settings: { dataTraceEnabled: true } }),
      example(SETTINGS, { settings: [{ dataTraceEnabled: "true" }] }),
    ],
    unknown: [
      example(SETTINGS, { settings: UNKNOWN }),
      example(SETTINGS, { settings: { dataTraceEnabled: UNKNOWN } }),
    ],
  },
};
