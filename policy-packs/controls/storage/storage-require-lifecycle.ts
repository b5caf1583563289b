import { control } from "../../control.ts";
import { bucketLifecycle } from "../../facts/bucket-keeping.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireLifecycle = control({
  id: "storage-require-lifecycle",
  title: "Buckets have a lifecycle",
  clauses: ["8.2.3-d", "4.3.1-a"],
  mlps: "8.1.4.10",
  severity: "low",
  packs: { baseline: "mandatory", payment: "mandatory", cost: "mandatory" },
  why: "What nobody moves or deletes is paid for at the dearest rate for ever, and personal data stays longer than anybody has a reason for.",
  sameAs: ["CKV2_AWS_61", "S3_LIFECYCLE_POLICY_CHECK", "s3_bucket_lifecycle_enabled"],
  fact: bucketLifecycle,
  judge: (present) =>
    requireTrue(
      present,
      "whether it has a lifecycle",
      "has no lifecycle",
      "add rules that move data to a colder class or delete it when its retention ends",
    ),
});
