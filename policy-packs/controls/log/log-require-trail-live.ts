import { control } from "../../control.ts";
import { auditTrail } from "../../facts/audit-trail.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireTrailLive = control({
  id: "log-require-trail-live",
  title: "Audit trails reach a log service as things happen",
  clauses: ["1.10.1-b", "8.3.4-a"],
  mlps: "8.1.5.4",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A bucket gets its records minutes later and raises no alarm. Only a log service can be searched at once and can wake somebody up.",
  sameAs: ["CKV2_AWS_10", "CloudTrailCloudWatchLogsEnabled", "cloudtrail_cloudwatch_logging_enabled"],
  fact: auditTrail,
  judge: ({ live }) =>
    requireTrue(
      live,
      "where the trail is delivered",
      "trail is delivered to no log service",
      "deliver it to a log group or a log project as well",
    ),
});
