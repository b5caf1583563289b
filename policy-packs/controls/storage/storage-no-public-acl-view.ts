import { control } from "../../control.ts";
import { aclGrants } from "../../facts/bucket-grants.ts";
import { refuseGrants } from "../../judgements/grants.ts";

export const storageNoPublicAclView = control({
  id: "storage-no-public-acl-view",
  title: "No bucket ACL shows itself to everybody",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Who may read the ACL sees which of your buckets are worth a try, and by whom they can be changed.",
  sameAs: ["CKV_AWS_375"],
  absent: { alicloud: "an ACL of OSS does not grant the reading of itself apart from the objects" },
  fact: aclGrants,
  judge: (grants) =>
    refuseGrants(grants, {
      grantees: ["everybody"],
      permissions: ["READ_ACP", "FULL_CONTROL"],
      words: "shows itself to everybody",
    }),
});
