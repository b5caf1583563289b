import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireNodeRepair } from "./container-require-node-repair.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const NODE_POOL = "alicloud:cs/nodePool:NodePool";

export const cases: ControlCases = {
  control: containerRequireNodeRepair,
  aws: {
    pass: [example(NODE_GROUP, { nodeRepairConfig: { enabled: true } })],
    fail: [example(NODE_GROUP, {}), example(NODE_GROUP, { nodeRepairConfig: { enabled: false } })],
    unknown: [example(NODE_GROUP, { nodeRepairConfig: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(NODE_POOL, { management: { autoRepair: true } }),
      example(NODE_POOL, { management: { autoRepair: "true" } }),
    ],
    fail: [
      example(NODE_POOL, {}),
      example(NODE_POOL, { management: { autoRepair: false } }),
      example(NODE_POOL, { management: { autoUpgrade: true } }),
    ],
    unknown: [example(NODE_POOL, { management: UNKNOWN })],
  },
};
