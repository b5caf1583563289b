import { control } from "../../control.ts";
import { bucketGrants } from "../../facts/bucket-grants.ts";
import { refuseGrants } from "../../judgements/grants.ts";

export const storageNoPublicWriteAcl = control({
  id: "storage-no-public-write-acl",
  title: "No bucket ACL lets outsiders write",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Anybody can replace or delete what the bucket holds, or fill it at your cost with what you would not want to be found with.",
  sameAs: ["CKV_AWS_57", "S3BucketPublicWriteProhibited", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"],
  fact: bucketGrants,
  judge: (grants) =>
    refuseGrants(grants, {
      grantees: ["everybody"],
      permissions: ["WRITE", "WRITE_ACP", "FULL_CONTROL"],
      words: "lets everybody write to it",
    }),
});
