import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { functionRequireConcurrencyLimit } from "./function-require-concurrency-limit.ts";

const FUNCTION = "aws:lambda/function:Function";
const V3FUNCTION = "alicloud:fc/v3Function:V3Function";
const V3CONCURRENCY_CONFIG = "alicloud:fc/v3ConcurrencyConfig:V3ConcurrencyConfig";

export const cases: ControlCases = {
  control: functionRequireConcurrencyLimit,
  aws: {
    pass: [
      example(FUNCTION, { reservedConcurrentExecutions: 10 }),
      example(FUNCTION, { reservedConcurrentExecutions: 0 }),
    ],
    fail: [example(FUNCTION, {}), example(FUNCTION, { reservedConcurrentExecutions: -1 })],
    unknown: [example(FUNCTION, { reservedConcurrentExecutions: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(
        V3FUNCTION,
        {},
        {
          name: "share",
          type: V3CONCURRENCY_CONFIG,
          props: { functionName: ref("subject"), reservedConcurrency: 10 },
        },
      ),
    ],
    fail: [
      example(V3FUNCTION, {}),
      example(
        V3FUNCTION,
        {},
        { name: "share", type: V3CONCURRENCY_CONFIG, props: { functionName: ref("subject") } },
      ),
      example(
        V3FUNCTION,
        { functionName: "a" },
        { name: "share", type: V3CONCURRENCY_CONFIG, props: { functionName: "b", reservedConcurrency: 10 } },
      ),
    ],
    notApplicable: [example("alicloud:fc/service:Service", {})],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
