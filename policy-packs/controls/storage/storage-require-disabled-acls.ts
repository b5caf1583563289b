import { control, UNKNOWN } from "../../control.ts";
import { objectOwnership } from "../../facts/object-ownership.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const storageRequireDisabledAcls = control({
  id: "storage-require-disabled-acls",
  title: "Bucket ACLs are switched off",
  clauses: ["8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "With ACLs on, whoever puts an object may keep it from you or open it to the world, past every policy of the bucket.",
  sameAs: ["CKV2_AWS_65", "S3_BUCKET_ACL_PROHIBITED", "s3_bucket_acl_prohibited"],
  absent: {
    alicloud: "ACLs of OSS cannot be switched off; storage-require-public-block makes public ones void",
  },
  fact: objectOwnership,
  judge(ownership) {
    if (ownership === UNKNOWN) return undecided("who owns its objects is known only after deployment");
    return ownership === "BucketOwnerEnforced"
      ? pass
      : fail(
          `leaves ACLs on with objectOwnership "${ownership}"`,
          "set BucketOwnerEnforced and say in the bucket policy who may what",
        );
  },
});
