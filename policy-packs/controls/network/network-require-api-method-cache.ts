import { control } from "../../control.ts";
import { apiMethodCache } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireApiMethodCache = control({
  id: "network-require-api-method-cache",
  title: "Methods of REST APIs use the cache of their stage",
  clauses: ["11.3.3-a"],
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "The stage pays for a cache that none of its methods uses.",
  sameAs: ["CKV_AWS_225"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiMethodCache,
  judge: (fact) => requireTrue(fact, "whether its methods cache", "caches nothing", "set cachingEnabled"),
});
