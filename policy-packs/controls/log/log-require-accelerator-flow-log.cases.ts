import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireAcceleratorFlowLog } from "./log-require-accelerator-flow-log.ts";

const GA = "aws:globalaccelerator/accelerator:Accelerator";

export const cases: ControlCases = {
  control: logRequireAcceleratorFlowLog,
  aws: {
    pass: [example(GA, { attributes: { flowLogsEnabled: true } })],
    fail: [example(GA, {}), example(GA, { attributes: { flowLogsEnabled: false } })],
    unknown: [example(GA, { attributes: UNKNOWN })],
  },
};
