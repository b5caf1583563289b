import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireSupportedVersion } from "./container-require-supported-version.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: containerRequireSupportedVersion,
  aws: {
    pass: [
      example(CLUSTER, { version: "1.35" }),
      example(CLUSTER, { version: "1.31" }),
      example(CLUSTER, { version: "1.40" }),
    ],
    fail: [example(CLUSTER, { version: "1.21" }), example(CLUSTER, { version: "1.30" })],
    unknown: [example(CLUSTER, { version: UNKNOWN })],
    silent: [example(CLUSTER, {})],
  },
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, { version: "1.35.2-aliyun.1" }),
      example("alicloud:cs/serverlessKubernetes:ServerlessKubernetes", { version: "1.36.0-aliyun.1" }),
    ],
    fail: [
      example(MANAGED_KUBERNETES, { version: "1.34.1-aliyun.1" }),
      example("alicloud:cs/kubernetes:Kubernetes", { version: "1.16.9-aliyun.1" }),
      example("alicloud:cs/edgeKubernetes:EdgeKubernetes", { version: "1.28" }),
    ],
    unknown: [example(MANAGED_KUBERNETES, { version: UNKNOWN })],
    silent: [example(MANAGED_KUBERNETES, {})],
  },
};
