import { control, UNKNOWN } from "../../control.ts";
import { trailBucketAccess } from "../../facts/trail-bucket-access.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logNoPublicTrailBucket = control({
  id: "log-no-public-trail-bucket",
  title: "The bucket of the audit trail is closed to outsiders",
  clauses: ["1.10.4-a", "8.3.2-b"],
  mlps: "8.1.4.7",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The trail names your people, their addresses and every resource: an outsider who reads it plans with it, and one who writes to it hides in it.",
  sameAs: [
    "actiontrail_oss_bucket_not_publicly_accessible",
    "cloudtrail_logs_s3_bucket_is_not_publicly_accessible",
    "69b5d7da",
  ],
  fact: trailBucketAccess,
  judge(open) {
    if (open === UNKNOWN) return undecided("whom its ACL and policy let in is known only after deployment");
    return open
      ? fail(
          "holds the audit trail and lets in outsiders",
          "make its ACL private and name who may in its policy",
        )
      : pass;
  },
});
