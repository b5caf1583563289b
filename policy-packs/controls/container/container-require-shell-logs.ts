import { control } from "../../control.ts";
import { shellLogs } from "../../facts/workload.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireShellLogs = control({
  id: "container-require-shell-logs",
  title: "What people type into containers is recorded",
  clauses: ["1.10.1-a", "12.6.3-a"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A shell inside a container sees the data of the running service. Without a record nobody knows what was looked at.",
  sameAs: ["CKV_AWS_223"],
  absent: {
    alicloud:
      "sessions in containers go over the cluster's API there, whose audit log is asked by log-require-cluster-logs",
  },
  fact: shellLogs,
  judge: (value) =>
    requireTrue(
      value,
      "whether sessions are recorded",
      "sessions in its containers are not recorded",
      "set logging of the command execution to DEFAULT or OVERRIDE",
    ),
});
