import { control } from "../../control.ts";
import { cacheAuthentication } from "../../facts/cache.ts";
import { requireTrue } from "../../judgement.ts";

export const cacheRequireAuthentication = control({
  id: "cache-require-authentication",
  title: "Caches ask who is calling",
  clauses: ["11.4.1-b", "10.1.2-a"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Without a password any program that reaches the port reads sessions, and writes its own.",
  sameAs: ["CKV_AWS_31", "AwsSolutions-AEC6", "elasticache_redis_replication_group_auth_enabled"],
  fact: cacheAuthentication,
  judge: (value) =>
    requireTrue(
      value,
      "whether it asks who is calling",
      "answers without a password",
      "give it a token or users, over TLS",
    ),
});
