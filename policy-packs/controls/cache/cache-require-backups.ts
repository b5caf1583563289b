import { control } from "../../control.ts";
import { cacheBackups } from "../../facts/database-backups.ts";
import { judgeKept, keptAtLeast } from "../../judgements/backups-kept.ts";

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
  settings: keptAtLeast(1, 7),
  judge: ({ days }, { settings }) => judgeKept(days, settings),
});
