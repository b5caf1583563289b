import { control } from "../../control.ts";
import { cacheTls } from "../../facts/cache.ts";
import { requireTrue } from "../../judgement.ts";

export const cacheRequireTls = control({
  id: "cache-require-tls",
  title: "Caches speak TLS alone",
  clauses: ["8.3.3-a", "11.4.2-a", "1.9.2-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Sessions and passwords cross the network in plain text, on a port that any host of the subnet can listen to.",
  sameAs: [
    "CKV_AWS_30",
    "CKV_AWS_202",
    "CKV_AWS_239",
    "AwsSolutions-AEC3",
    "elasticache_redis_cluster_in_transit_encryption_enabled",
    "dynamodb_accelerator_cluster_in_transit_encryption_enabled",
    "DAX_TLS_ENDPOINT_ENCRYPTION",
  ],
  fact: cacheTls,
  judge: (value) =>
    requireTrue(
      value,
      "whether it speaks TLS alone",
      "takes connections without TLS",
      "switch encryption in transit on",
    ),
});
