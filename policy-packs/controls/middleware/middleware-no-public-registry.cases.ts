import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareNoPublicRegistry } from "./middleware-no-public-registry.ts";

const CLUSTER = "alicloud:mse/cluster:Cluster";

export const cases: ControlCases = {
  control: middlewareNoPublicRegistry,
  alicloud: {
    pass: [
      example(CLUSTER, { netType: "privatenet", pubNetworkFlow: "0" }),
      example(CLUSTER, { netType: "privatenet" }),
    ],
    fail: [
      example(CLUSTER, { netType: "pubnet", pubNetworkFlow: "1" }),
      example(CLUSTER, { netType: "both" }),
      example(CLUSTER, { netType: "privatenet", pubNetworkFlow: 1 }),
    ],
    unknown: [
      example(CLUSTER, { netType: UNKNOWN }),
      example(CLUSTER, { netType: "privatenet", pubNetworkFlow: UNKNOWN }),
    ],
  },
};
