import { control, UNKNOWN } from "../../control.ts";
import { bucketCopies } from "../../facts/bucket-copies.ts";
import { notApplicable, pass, requireTrue } from "../../judgement.ts";

export const storageRequireReplication = control({
  id: "storage-require-replication",
  title: "Buckets are copied to another bucket",
  clauses: ["4.4.4-a", "1.10.2-e", "4.5.1-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "One region can be gone for days, and one account can be taken over whole; a copy elsewhere is what is left.",
  sameAs: [
    "CKV_AWS_144",
    "S3BucketReplicationEnabled",
    "S3_BUCKET_REPLICATION_ENABLED",
    "s3_bucket_cross_region_replication",
  ],
  fact: bucketCopies,
  settings: {
    // What is public can be made again. A bucket without the tag counts as worth a copy.
    defaults: { exemptDataClasses: ["public"] },
    schema: {
      exemptDataClasses: {
        type: "array",
        items: { type: "string" },
        description: "values of the data-class tag that need no second copy",
      },
    },
  },
  judge({ copied, dataClass, roles }, { settings }) {
    if (copied === true) return pass;
    if (roles.has("replica")) return notApplicable("is itself the copy of another bucket");
    if (roles.has("access-log"))
      return notApplicable("holds access logs of other buckets, which are no business data");
    if (roles.has("answers")) return notApplicable("holds answers of queries, which can be asked again");
    if (dataClass !== UNKNOWN && dataClass !== undefined && settings.exemptDataClasses.includes(dataClass)) {
      return notApplicable(`not asked of data of the class "${dataClass}"`);
    }
    const exempt = (["replica", "access-log", "answers"] as const).some((role) => roles.mayHave(role));
    return requireTrue(
      exempt || dataClass === UNKNOWN ? UNKNOWN : copied,
      "whether it is copied",
      "no rule that is on copies it to another bucket",
      "replicate it to a bucket in another region",
    );
  },
});
