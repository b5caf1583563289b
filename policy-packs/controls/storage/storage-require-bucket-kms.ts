import { control } from "../../control.ts";
import { bucketEncryption } from "../../facts/bucket-encryption.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const storageRequireBucketKms = control({
  id: "storage-require-bucket-kms",
  title: "Buckets are encrypted by default with a key of the key service",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "With the storage service's own key whoever may read the object reads it; a key of the key service asks a second time, and writes it down.",
  sameAs: ["CKV_AWS_145", "S3DefaultEncryptionKMS", "S3_DEFAULT_ENCRYPTION_KMS", "s3_bucket_kms_encryption"],
  fact: bucketEncryption,
  judge: ({ keyService, serviceKeyOnly }) =>
    serviceKeyOnly === undefined
      ? requireTrue(
          keyService,
          "which key encrypts it",
          "not encrypted with a key of the key service",
          "set the default encryption to the key service",
        )
      : notApplicable(serviceKeyOnly),
});
