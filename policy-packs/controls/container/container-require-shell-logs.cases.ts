import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireShellLogs } from "./container-require-shell-logs.ts";

const CLUSTER = "aws:ecs/cluster:Cluster";

export const cases: ControlCases = {
  control: containerRequireShellLogs,
  aws: {
    pass: [
      example(CLUSTER, {}),
      example(CLUSTER, { configuration: { executeCommandConfiguration: { logging: "OVERRIDE" } } }),
    ],
    fail: [example(CLUSTER, { configuration: { executeCommandConfiguration: { logging: "NONE" } } })],
    unknown: [
      example(CLUSTER, { configuration: UNKNOWN }),
      example(CLUSTER, { configuration: { executeCommandConfiguration: { logging: UNKNOWN } } }),
    ],
  },
};
