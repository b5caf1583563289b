import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerRequireNetworkPolicy } from "./container-require-network-policy.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const ADDON = "aws:eks/addon:Addon";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: containerRequireNetworkPolicy,
  aws: {
    pass: [
      example(
        CLUSTER,
        {},
        {
          name: "addon",
          type: ADDON,
          props: {
            clusterName: ref("subject"),
            addonName: "vpc-cni",
            configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }),
          },
        },
      ),
      example(
        CLUSTER,
        {},
        {
          name: "addon",
          type: ADDON,
          props: { clusterName: ref("subject"), addonName: "isovalent_cilium-enterprise-edition" },
        },
      ),
    ],
    fail: [
      example(CLUSTER, {}),
      example(
        CLUSTER,
        {},
        { name: "addon", type: ADDON, props: { clusterName: ref("subject"), addonName: "vpc-cni" } },
      ),
      example(
        CLUSTER,
        {},
        {
          name: "addon",
          type: ADDON,
          props: {
            clusterName: ref("subject"),
            addonName: "vpc-cni",
            configurationValues: JSON.stringify({ enableNetworkPolicy: "false" }),
          },
        },
      ),
    ],
    unknown: [
      example(
        CLUSTER,
        {},
        {
          name: "addon",
          type: ADDON,
          props: { clusterName: ref("subject"), addonName: "vpc-cni", configurationValues: UNKNOWN },
        },
      ),
    ],
  },
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, { addons: [{ name: "terway-eniip" }] }),
      example(MANAGED_KUBERNETES, {
        addons: [{ name: "terway-controlplane", config: JSON.stringify({ NetworkPolicy: "true" }) }],
      }),
    ],
    fail: [
      example(MANAGED_KUBERNETES, {}),
      example(MANAGED_KUBERNETES, { addons: [{ name: "flannel" }] }),
      example(MANAGED_KUBERNETES, {
        addons: [{ name: "terway-eniip", config: JSON.stringify({ NetworkPolicy: "false" }) }],
      }),
    ],
    unknown: [
      example(MANAGED_KUBERNETES, { addons: UNKNOWN }),
      example(MANAGED_KUBERNETES, { addons: [{ name: "terway-eniip", config: UNKNOWN }] }),
    ],
  },
};
