import { control } from "../../control.ts";
import { exportedLogs } from "../../facts/database-logs.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireLogExport = control({
  id: "db-require-log-export",
  title: "Databases export their logs",
  clauses: ["10.4.4-a", "8.3.4-a"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Logs on the instance are gone after a few days, and with the instance when it is replaced: just when they are needed.",
  sameAs: [
    "CKV_AWS_129",
    "CKV_AWS_324",
    "CKV_AWS_85",
    "RDSLoggingEnabled",
    "rds_instance_integration_cloudwatch_logs",
    "rds_cluster_integration_cloudwatch_logs",
    "documentdb_cluster_cloudwatch_log_export",
    "RDS_LOGGING_ENABLED",
  ],
  absent: {
    alicloud:
      "ApsaraDB keeps its logs in the service; db-require-sql-audit and db-require-log-collection judge how long and where",
  },
  fact: exportedLogs,
  judge({ kinds, openEnded }) {
    if (kinds.length > 0) return pass;
    return openEnded
      ? undecided("which logs it exports is known only after deployment")
      : fail("exports no logs", "export its error, slow query and audit logs to a log group");
  },
});
