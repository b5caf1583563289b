import { control } from "../../control.ts";
import { apiStageCache } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireApiStageCache = control({
  id: "network-require-api-stage-cache",
  title: "REST APIs have a cache for their stages",
  clauses: ["11.3.3-a"],
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "At a promotion every call goes to the services behind, the same question a thousand times.",
  sameAs: ["CKV_AWS_120"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiStageCache,
  judge: (fact) => requireTrue(fact, "whether it caches", "has no cache", "switch the cache cluster on"),
});
