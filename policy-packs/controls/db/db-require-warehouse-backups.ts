import { control } from "../../control.ts";
import { warehouseBackups } from "../../facts/database-backups.ts";
import { judgeKept, keptAtLeast } from "../../judgements/backups-kept.ts";

export const dbRequireWarehouseBackups = control({
  id: "db-require-warehouse-backups",
  title: "Warehouses take snapshots by themselves",
  clauses: ["1.6.6-a", "8.4.3-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Loading years of sales again from the sources takes weeks, if the sources still have them.",
  sameAs: [
    "CKV_AWS_343",
    "AwsSolutions-RS10",
    "redshift_cluster_automated_snapshot",
    "REDSHIFT_BACKUP_ENABLED",
  ],
  fact: warehouseBackups,
  settings: keptAtLeast(1, 7),
  judge: ({ days }, { settings }) => judgeKept(days, settings),
});
