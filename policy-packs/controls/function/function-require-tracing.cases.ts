import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { functionRequireTracing } from "./function-require-tracing.ts";

const FUNCTION = "aws:lambda/function:Function";
const V3FUNCTION = "alicloud:fc/v3Function:V3Function";
const SERVICE = "alicloud:fc/service:Service";

export const cases: ControlCases = {
  control: functionRequireTracing,
  aws: {
    pass: [
      example(FUNCTION, { tracingConfig: { mode: "Active" } }),
      example(FUNCTION, { tracingConfig: { mode: "PassThrough" } }),
    ],
    fail: [example(FUNCTION, {})],
    unknown: [
      example(FUNCTION, { tracingConfig: UNKNOWN }),
      example(FUNCTION, { tracingConfig: { mode: UNKNOWN } }),
    ],
  },
  alicloud: {
    pass: [
      example(V3FUNCTION, { logConfig: { enableRequestMetrics: true } }),
      example(SERVICE, { tracingConfig: { type: "Jaeger", params: {} } }),
    ],
    fail: [
      example(V3FUNCTION, {}),
      example(V3FUNCTION, { logConfig: { enableRequestMetrics: false } }),
      example(SERVICE, {}),
    ],
    unknown: [example(V3FUNCTION, { logConfig: UNKNOWN })],
    notApplicable: [example("alicloud:fc/function:Function", {})],
  },
};
