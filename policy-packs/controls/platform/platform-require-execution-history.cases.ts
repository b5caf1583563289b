import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireExecutionHistory } from "./platform-require-execution-history.ts";

const STATE_MACHINE = "aws:sfn/stateMachine:StateMachine";

export const cases: ControlCases = {
  control: platformRequireExecutionHistory,
  aws: {
    pass: [example(STATE_MACHINE, { loggingConfiguration: { level: "ALL", includeExecutionData: true } })],
    fail: [example(STATE_MACHINE, {}), example(STATE_MACHINE, { loggingConfiguration: { level: "ALL" } })],
    unknown: [example(STATE_MACHINE, { loggingConfiguration: UNKNOWN })],
  },
};
