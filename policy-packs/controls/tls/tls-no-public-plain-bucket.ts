import { control, UNKNOWN } from "../../control.ts";
import { publicAcls } from "../../facts/public-acls.ts";
import { notApplicable, pass, requireTrue, undecided } from "../../judgement.ts";

export const tlsNoPublicPlainBucket = control({
  id: "tls-no-public-plain-bucket",
  title: "What an ACL opens to everybody is served with TLS alone",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Who downloads a price list or a program without TLS may get another one from whoever sits in between, and blames you.",
  sameAs: ["CKV_AWS_379"],
  fact: publicAcls,
  judge({ open, blocked, website, plainRefused }) {
    if (open === false) return pass;
    if (blocked === true) return notApplicable("a public access block stands against the ACL");
    if (website === true)
      return notApplicable("website endpoints of S3 speak no TLS; a CDN in front of them does");
    if (open === UNKNOWN || blocked === UNKNOWN) {
      return plainRefused === true ? pass : undecided("whom the ACL lets in is known only after deployment");
    }
    return requireTrue(
      website === UNKNOWN && plainRefused === false ? UNKNOWN : plainRefused,
      "what the bucket's policy refuses",
      "opens a bucket to everybody that takes requests without TLS",
      "deny requests that are not secure in the bucket's policy, or close the ACL",
    );
  },
});
