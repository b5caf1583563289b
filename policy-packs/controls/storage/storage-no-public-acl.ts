import { control, UNKNOWN } from "../../control.ts";
import { bucketAccess, isPublicAcl } from "../../facts/bucket-access.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const storageNoPublicAcl = control({
  id: "storage-no-public-acl",
  title: "Bucket ACLs let in nobody from outside",
  clauses: ["8.3.2-b", "8.3.3-d"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_20", "CKV_AWS_57", "CKV_ALI_1", "S3BucketPublicReadProhibited"],
  fact: bucketAccess,
  judge({ acl }) {
    const open = isPublicAcl(acl);
    if (open === UNKNOWN) return undecided("its ACL is known only after deployment");
    return open ? fail(`ACL "${String(acl)}" lets in everybody`, "set it to private") : pass;
  },
});
