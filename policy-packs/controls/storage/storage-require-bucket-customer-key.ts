import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { bucketEncryption } from "../../facts/bucket-encryption.ts";

export const storageRequireBucketCustomerKey = control({
  id: "storage-require-bucket-customer-key",
  title: "Buckets are encrypted by default with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  sameAs: ["CKV_AWS_145", "CKV_ALI_6", "S3DefaultEncryptionKMS"],
  fact: bucketEncryption,
  judge: judgeCustomerKey,
});
