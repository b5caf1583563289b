import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireClusterLogs } from "./log-require-cluster-logs.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: logRequireClusterLogs,
  aws: {
    pass: [
      example(CLUSTER, {
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      }),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager"] }),
      example(CLUSTER, { enabledClusterLogTypes: [] }),
    ],
    unknown: [
      example(CLUSTER, { enabledClusterLogTypes: UNKNOWN }),
      example(CLUSTER, { enabledClusterLogTypes: ["api", "audit", UNKNOWN] }),
    ],
  },
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, {
        controlPlaneLogComponents: ["apiserver", "kcm", "scheduler", "ccm"],
        auditLogConfig: { enabled: true },
      }),
    ],
    fail: [
      example(MANAGED_KUBERNETES, {}),
      example(MANAGED_KUBERNETES, { controlPlaneLogComponents: ["apiserver", "kcm", "scheduler", "ccm"] }),
      example(MANAGED_KUBERNETES, {
        controlPlaneLogComponents: ["apiserver"],
        auditLogConfig: { enabled: true },
      }),
    ],
    unknown: [
      example(MANAGED_KUBERNETES, { controlPlaneLogComponents: UNKNOWN, auditLogConfig: { enabled: true } }),
      example(MANAGED_KUBERNETES, {
        controlPlaneLogComponents: ["apiserver", "kcm", "scheduler", "ccm"],
        auditLogConfig: UNKNOWN,
      }),
    ],
  },
};
