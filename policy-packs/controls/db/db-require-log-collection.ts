import { control } from "../../control.ts";
import { collectedLogs } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireLogCollection = control({
  id: "db-require-log-collection",
  title: "The log audit of the account gathers the logs of its databases",
  clauses: ["8.3.4-a", "10.4.4-a"],
  mlps: "8.1.5.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Logs that stay with each instance are read by nobody, and go with it.",
  sameAs: ["CKV_ALI_38"],
  absent: { aws: "each database exports its logs itself, which db-require-log-export judges" },
  fact: collectedLogs,
  judge: (value) =>
    requireTrue(
      value,
      "whether it gathers them",
      "does not gather the logs of databases",
      'set rds_enabled to "true" in variableMap',
    ),
});
