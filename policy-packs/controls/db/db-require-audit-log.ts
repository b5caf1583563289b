import { control } from "../../control.ts";
import { auditLog } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireAuditLog = control({
  id: "db-require-audit-log",
  title: "Databases write down who did what",
  clauses: ["10.4.4-a", "4.6.4-b", "12.6.3-a"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "When customer data is found outside, nobody can say who read it, and everybody with an account is suspect.",
  sameAs: [
    "CKV_AWS_325",
    "CKV_AWS_101",
    "CKV_AWS_104",
    "neptune_cluster_integration_cloudwatch_logs",
    "NEPTUNE_CLUSTER_CLOUDWATCH_LOG_EXPORT_ENABLED",
  ],
  absent: { alicloud: "SQL audit takes its place, which db-require-sql-audit judges" },
  fact: auditLog,
  judge: (value) =>
    requireTrue(
      value,
      "whether it keeps an audit log",
      "writes no audit log",
      "switch its audit log on and export it",
    ),
});
