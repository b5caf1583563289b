import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { cacheBackups } from "../../facts/database-backups.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const cacheRequireBackups = control({
  id: "cache-require-backups",
  title: "Caches take snapshots by themselves",
  clauses: ["1.6.6-a", "8.4.3-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A cache that starts empty on a promotion day sends every request to the database at once, and baskets and queues in it are lost.",
  sameAs: [
    "CKV_AWS_134",
    "elasticache_redis_cluster_backup_enabled",
    "ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK",
  ],
  fact: cacheBackups,
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
