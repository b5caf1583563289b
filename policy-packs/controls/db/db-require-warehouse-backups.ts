import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { warehouseBackups } from "../../facts/database-backups.ts";
import { fail, pass, undecided } from "../../judgement.ts";

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
  settings: {
    defaults: { minimumDays: 1 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep backups" } },
    byDataClass: { confidential: { minimumDays: 7 }, restricted: { minimumDays: 7 } },
  },
  judge({ days }, { settings }) {
    if (days === UNKNOWN) return undecided("how long backups are kept is known only after deployment");
    if (days >= settings.minimumDays) return pass;
    const remedy = `keep them ${counted(settings.minimumDays, "day")}`;
    return days === 0
      ? fail("has no automatic backups", remedy)
      : fail(`keeps backups ${counted(days, "day")}`, remedy);
  },
});
