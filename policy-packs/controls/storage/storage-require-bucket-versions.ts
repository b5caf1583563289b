import { control } from "../../control.ts";
import { bucketVersioning } from "../../facts/bucket-keeping.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireBucketVersions = control({
  id: "storage-require-bucket-versions",
  title: "Buckets keep older versions of objects",
  clauses: ["8.4.3-a", "1.7.1-a", "2.2.3-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Without versions a wrong script, or somebody with stolen credentials, overwrites and deletes for good, and a copy in another region takes the loss along.",
  sameAs: [
    "CKV_AWS_21",
    "CKV_ALI_10",
    "S3BucketVersioningEnabled",
    "S3_BUCKET_VERSIONING_ENABLED",
    "AVD-AWS-0090",
    "s3_bucket_object_versioning",
  ],
  fact: bucketVersioning,
  judge: (kept) =>
    requireTrue(
      kept,
      "whether it keeps versions",
      "keeps no older versions of its objects",
      "enable versioning, and let the lifecycle delete versions that nobody needs",
    ),
});
