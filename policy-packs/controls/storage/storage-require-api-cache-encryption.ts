import { control } from "../../control.ts";
import { apiCacheEncryption } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireApiCacheEncryption = control({
  id: "storage-require-api-cache-encryption",
  title: "What REST APIs cache is encrypted",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Answers with customers' data lie unencrypted on disks of the cache.",
  sameAs: ["CKV_AWS_308"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiCacheEncryption,
  judge: (fact) =>
    requireTrue(fact, "how its cache is kept", "caches answers unencrypted", "set cacheDataEncrypted"),
});
