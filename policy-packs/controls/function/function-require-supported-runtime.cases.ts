import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { functionRequireSupportedRuntime } from "./function-require-supported-runtime.ts";

const FUNCTION = "aws:lambda/function:Function";
const V3FUNCTION = "alicloud:fc/v3Function:V3Function";
const FC_FUNCTION = "alicloud:fc/function:Function";

export const cases: ControlCases = {
  control: functionRequireSupportedRuntime,
  aws: {
    pass: [example(FUNCTION, { runtime: "python3.13" }), example(FUNCTION, { runtime: "nodejs24.x" })],
    fail: [
      example(FUNCTION, { runtime: "nodejs14.x" }),
      example(FUNCTION, { runtime: "python3.10" }),
      example(FUNCTION, { runtime: "provided.al2" }),
      example(FUNCTION, { runtime: "java8" }),
    ],
    unknown: [example(FUNCTION, { runtime: UNKNOWN })],
    notApplicable: [example(FUNCTION, { packageType: "Image" })],
  },
  alicloud: {
    pass: [
      example(V3FUNCTION, { runtime: "custom.debian12" }),
      example(FC_FUNCTION, { runtime: "python3.12" }),
      // A name that both services have ends with each of them on its own day.
      example(V3FUNCTION, { runtime: "java8" }),
    ],
    fail: [example(V3FUNCTION, { runtime: "nodejs12" }), example(FC_FUNCTION, { runtime: "python2.7" })],
    unknown: [example(V3FUNCTION, { runtime: UNKNOWN })],
    notApplicable: [example("alicloud:fc/service:Service", {})],
  },
};
