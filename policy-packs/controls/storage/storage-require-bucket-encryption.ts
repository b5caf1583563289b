import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { bucketEncryption } from "../../facts/bucket-encryption.ts";

export const storageRequireBucketEncryption = control({
  id: "storage-require-bucket-encryption",
  title: "Buckets are encrypted by default",
  clauses: ["8.3.3-b", "4.6.4-a"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: [],
  absent: { aws: "S3 encrypts every object with a key of its own since 2023-01-05" },
  fact: bucketEncryption,
  judge: judgeEncrypted,
});
