import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { cacheEncryption } from "../../facts/database-encryption.ts";

export const cacheRequireEncryption = control({
  id: "cache-require-encryption",
  title: "Caches are encrypted at rest",
  clauses: ["10.4.2-b", "8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Snapshots and swap files of a cache hold sessions, tokens and baskets in plain text. A copy of one is as good as a sign-in.",
  sameAs: [
    "CKV_AWS_29",
    "CKV_AWS_47",
    "elasticache_redis_cluster_rest_encryption_enabled",
    "dynamodb_accelerator_cluster_encryption_enabled",
    "DAX_ENCRYPTION_ENABLED",
  ],
  fact: cacheEncryption,
  judge: judgeEncrypted,
});
