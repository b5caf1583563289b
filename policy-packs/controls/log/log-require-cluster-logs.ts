import { control, UNKNOWN } from "../../control.ts";
import { clusterLogs } from "../../facts/kubernetes.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logRequireClusterLogs = control({
  id: "log-require-cluster-logs",
  title: "Clusters write the logs of their control plane",
  clauses: ["8.3.4-a", "1.10.1-a"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Who changed a role, read a secret or started a pod shows in the audit log of the cluster alone.",
  sameAs: [
    "CKV_AWS_37",
    "AwsSolutions-EKS2",
    "cs_kubernetes_log_service_enabled",
    "eks_control_plane_logging_all_types_enabled",
  ],
  fact: clusterLogs,
  judge(missing) {
    if (missing === UNKNOWN)
      return undecided("which logs the control plane writes is known only after deployment");
    return missing.length === 0
      ? pass
      : fail(`control plane does not log ${missing.join(", ")}`, "switch on all logs of the control plane");
  },
});
