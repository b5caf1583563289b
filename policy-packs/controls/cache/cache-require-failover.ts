import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { cacheFailover } from "../../facts/cache.ts";
import { requireTrue } from "../../judgement.ts";

export const cacheRequireFailover = control({
  id: "cache-require-failover",
  title: "Caches fail over by themselves",
  clauses: ["11.2.1-c", "10.2.1-b"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "When the only node of a cache goes, every session and basket goes with it, and the database behind gets all the load at once.",
  sameAs: ["CKV2_AWS_50", "elasticache_redis_cluster_automatic_failover_enabled"],
  fact: cacheFailover,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: (fact, { settings }) =>
    spare(
      requireTrue(
        fact.standby,
        "whether another node takes over",
        "has no node that takes over by itself",
        "give it a replica and switch automatic failover on",
      ),
      fact.environment,
      settings,
    ),
});
