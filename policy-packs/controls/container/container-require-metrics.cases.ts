import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerRequireMetrics } from "./container-require-metrics.ts";

const CLUSTER = "aws:ecs/cluster:Cluster";
const EKS_CLUSTER = "aws:eks/cluster:Cluster";
const ADDON = "aws:eks/addon:Addon";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: containerRequireMetrics,
  aws: {
    pass: [
      example(CLUSTER, { settings: [{ name: "containerInsights", value: "enabled" }] }),
      example(CLUSTER, { settings: [{ name: "containerInsights", value: "enhanced" }] }),
      example(
        EKS_CLUSTER,
        { name: "shop" },
        {
          name: "addon",
          type: ADDON,
          props: { clusterName: ref("subject"), addonName: "amazon-cloudwatch-observability" },
        },
      ),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { settings: [{ name: "containerInsights", value: "disabled" }] }),
      example(CLUSTER, { settings: [{ name: "other", value: "enabled" }] }),
      example(EKS_CLUSTER, {}),
      example(
        EKS_CLUSTER,
        {},
        { name: "addon", type: ADDON, props: { clusterName: ref("subject"), addonName: "coredns" } },
      ),
    ],
    unknown: [
      example(CLUSTER, { settings: UNKNOWN }),
      example(CLUSTER, { settings: [{ name: "containerInsights", value: UNKNOWN }] }),
      example(
        EKS_CLUSTER,
        {},
        { name: "addon", type: ADDON, props: { clusterName: ref("subject"), addonName: UNKNOWN } },
      ),
    ],
  },
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, { addons: [{ name: "arms-prometheus" }] }),
      example(
        MANAGED_KUBERNETES,
        {},
        {
          name: "addon",
          type: "alicloud:cs/kubernetesAddon:KubernetesAddon",
          props: { clusterId: ref("subject"), name: "ack-arms-prometheus" },
        },
      ),
    ],
    fail: [
      example(MANAGED_KUBERNETES, {}),
      example("alicloud:cs/serverlessKubernetes:ServerlessKubernetes", {
        addons: [{ name: "arms-prometheus", disabled: true }],
      }),
    ],
    unknown: [
      example(MANAGED_KUBERNETES, { addons: UNKNOWN }),
      example(MANAGED_KUBERNETES, { addons: [{ name: UNKNOWN }] }),
    ],
  },
};
