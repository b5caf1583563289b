import { control } from "../../control.ts";
import { warehouseLog } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireWarehouseLog = control({
  id: "db-require-warehouse-log",
  title: "Warehouses write down who connects and what is asked",
  clauses: ["10.4.4-a", "4.6.4-b"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A warehouse holds everything at once. Without its log nobody sees who took all of it home.",
  sameAs: ["CKV_AWS_71", "redshift_cluster_audit_logging", "REDSHIFT_AUDIT_LOGGING_ENABLED"],
  absent: { alicloud: "AnalyticDB keeps its SQL audit in the service; the provider has no input for it" },
  fact: warehouseLog,
  judge: (value) =>
    requireTrue(
      value,
      "whether it keeps a log",
      "writes down no connections and no queries",
      "log to a bucket or a log group",
    ),
});
