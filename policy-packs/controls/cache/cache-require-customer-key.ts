import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { cacheEncryption } from "../../facts/database-encryption.ts";

export const cacheRequireCustomerKey = control({
  id: "cache-require-customer-key",
  title: "Caches are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Snapshots of a cache travel. With the service's own key nobody can stop a copy in another account from being opened.",
  sameAs: ["CKV_AWS_191", "CKV_AWS_201"],
  fact: cacheEncryption,
  judge: judgeCustomerKey,
});
