import { control } from "../../control.ts";
import { bucketEncryption } from "../../facts/bucket-encryption.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireBucketEncryption = control({
  id: "storage-require-bucket-encryption",
  title: "Buckets are encrypted by default",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Disks of a storage service are replaced and sold off; what was written to them in clear text can be read from them.",
  sameAs: ["CKV_AWS_19", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"],
  fact: bucketEncryption,
  judge: ({ encrypted, algorithm }) =>
    requireTrue(
      encrypted,
      "how it encrypts",
      algorithm === undefined ? "not encrypted by default" : `"${algorithm}" is no encryption of the service`,
      "set a default encryption with AES256 or a key of the key service",
    ),
});
