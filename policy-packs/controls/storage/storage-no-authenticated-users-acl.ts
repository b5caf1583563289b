import { control } from "../../control.ts";
import { aclGrants } from "../../facts/bucket-grants.ts";
import { refuseGrants } from "../../judgements/grants.ts";

export const storageNoAuthenticatedUsersAcl = control({
  id: "storage-no-authenticated-users-acl",
  title: "No bucket ACL grants anything to every account of the cloud",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: '"Authenticated users" are not yours: everybody with any AWS account is one, and an account costs nothing.',
  sameAs: ["CKV2_AWS_43"],
  absent: { alicloud: "an ACL of OSS knows nobody between the owner and everybody" },
  fact: aclGrants,
  judge: (grants) =>
    refuseGrants(grants, {
      grantees: ["authenticated"],
      permissions: ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"],
      words: "grants to every AWS account there is",
    }),
});
