import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireApiTracing } from "./log-require-api-tracing.ts";

const STAGE = "aws:apigateway/stage:Stage";

export const cases: ControlCases = {
  control: logRequireApiTracing,
  aws: {
    pass: [example(STAGE, { xrayTracingEnabled: true })],
    fail: [example(STAGE, {}), example(STAGE, { xrayTracingEnabled: "false" })],
    unknown: [example(STAGE, { xrayTracingEnabled: UNKNOWN })],
  },
};
