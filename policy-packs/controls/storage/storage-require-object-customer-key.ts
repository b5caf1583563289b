import { control } from "../../control.ts";
import { objectEncryption } from "../../facts/object-encryption.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireObjectCustomerKey = control({
  id: "storage-require-object-customer-key",
  title: "Objects are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "An object keeps the key it was written with: a later default of its bucket does not reach it.",
  sameAs: ["CKV_AWS_186", "CKV_AWS_181"],
  fact: objectEncryption,
  judge: (customerKey) =>
    requireTrue(
      customerKey,
      "which key encrypts it",
      "neither its own key nor its bucket's is a customer key",
      "give it a key of your own, or its bucket",
    ),
});
