import { control } from "../../control.ts";
import { bucketEncryption } from "../../facts/bucket-encryption.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const storageRequireBucketCustomerKey = control({
  id: "storage-require-bucket-customer-key",
  title: "Buckets are encrypted by default with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Who may use a key that the service holds is the service's decision; only a key of your own can be taken away from one user, or from all.",
  sameAs: ["CKV_ALI_6"],
  fact: bucketEncryption,
  judge: ({ customerKey, serviceKeyOnly }) =>
    serviceKeyOnly === undefined
      ? requireTrue(
          customerKey,
          "which key encrypts it",
          "not encrypted with a customer key",
          "encrypt it with a key of your own from the key service",
        )
      : notApplicable(serviceKeyOnly),
});
