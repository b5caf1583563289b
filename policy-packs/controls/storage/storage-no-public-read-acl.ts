import { control } from "../../control.ts";
import { bucketGrants } from "../../facts/bucket-grants.ts";
import { refuseGrants } from "../../judgements/grants.ts";

export const storageNoPublicReadAcl = control({
  id: "storage-no-public-read-acl",
  title: "No bucket ACL lets outsiders read",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever knows or guesses the name of the bucket lists and downloads everything in it, without an account and without a trace in your own systems.",
  sameAs: [
    "CKV_AWS_20",
    "CKV_ALI_1",
    "S3BucketPublicReadProhibited",
    "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "AVD-AWS-0092",
    "oss_bucket_not_publicly_accessible",
  ],
  fact: bucketGrants,
  judge: (grants) =>
    refuseGrants(grants, {
      grantees: ["everybody", "authenticated"],
      permissions: ["READ", "FULL_CONTROL"],
      words: "lets outsiders read it",
    }),
});
