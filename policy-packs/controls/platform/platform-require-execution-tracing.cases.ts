import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireExecutionTracing } from "./platform-require-execution-tracing.ts";

const STATE_MACHINE = "aws:sfn/stateMachine:StateMachine";

export const cases: ControlCases = {
  control: platformRequireExecutionTracing,
  aws: {
    pass: [example(STATE_MACHINE, { tracingConfiguration: { enabled: true } })],
    fail: [
      example(STATE_MACHINE, {}),
      example(STATE_MACHINE, { tracingConfiguration: { enabled: "false" } }),
    ],
    unknown: [example(STATE_MACHINE, { tracingConfiguration: UNKNOWN })],
  },
};
