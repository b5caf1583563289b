import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { cacheZones } from "../../facts/cache.ts";
import { requireTrue } from "../../judgement.ts";

export const cacheRequireTwoZones = control({
  id: "cache-require-two-zones",
  title: "Production caches keep a replica in a second zone",
  clauses: ["8.4.1-a", "10.2.1-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "When the zone fails the cache is gone, although the application in the other zone is up.",
  sameAs: [
    "AwsSolutions-AEC4",
    "elasticache_redis_cluster_multi_az_enabled",
    "dynamodb_accelerator_cluster_multi_az",
  ],
  fact: cacheZones,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: (fact, { settings }) =>
    spare(
      requireTrue(
        fact.standby,
        "whether it has a replica in a second zone",
        "has no replica in a second availability zone",
        "spread it over two zones",
      ),
      fact.environment,
      settings,
    ),
});
