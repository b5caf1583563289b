import { control, UNKNOWN } from "../../control.ts";
import { bucketLogging } from "../../facts/bucket-logging.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const logRequireBucketAccessLog = control({
  id: "log-require-bucket-access-log",
  title: "Buckets write down who reads them",
  clauses: ["4.6.4-b", "1.10.4-b"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "After a leak the question is what was taken and by whom; without an access log the only safe answer is everything, by anybody.",
  sameAs: [
    "CKV_AWS_18",
    "CKV_ALI_12",
    "AwsSolutions-S1",
    "S3_BUCKET_LOGGING_ENABLED",
    "S3BucketLoggingEnabled",
    "oss_bucket_logging_enabled",
  ],
  fact: bucketLogging,
  judge: ({ on, roles }) =>
    on !== true && roles.has("access-log")
      ? notApplicable("holds access logs itself: its own would never end")
      : requireTrue(
          on === false && roles.mayHave("access-log") ? UNKNOWN : on,
          "whether it keeps an access log",
          "nothing writes down who reads it",
          "write an access log to a bucket that only holds logs, or let a trail record the reading of its objects",
        ),
});
