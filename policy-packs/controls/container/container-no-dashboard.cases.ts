import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerNoDashboard } from "./container-no-dashboard.ts";

const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: containerNoDashboard,
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, {}),
      example(MANAGED_KUBERNETES, { addons: [{ name: "kubernetes-dashboard", disabled: true }] }),
    ],
    fail: [
      example(MANAGED_KUBERNETES, { addons: [{ name: "kubernetes-dashboard" }] }),
      example(
        "alicloud:cs/edgeKubernetes:EdgeKubernetes",
        {},
        {
          name: "addon",
          type: "alicloud:cs/kubernetesAddon:KubernetesAddon",
          props: { clusterId: ref("subject"), name: "kubernetes-dashboard" },
        },
      ),
    ],
    unknown: [example(MANAGED_KUBERNETES, { addons: UNKNOWN })],
  },
};
