import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireReaderLogRetention } from "./log-require-reader-log-retention.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const LEAST = 365;
const trail = { name: "trail", type: "aws:cloudtrail/trail:Trail", props: { s3BucketName: ref("logs") } };
const logs = { name: "logs", type: S3, props: { logging: { targetBucket: ref("subject") } } };
const apart = [
  { name: "logs", type: S3 },
  {
    name: "logging",
    type: "aws:s3/bucketLogging:BucketLogging",
    props: { bucket: ref("logs"), targetBucket: ref("subject"), targetPrefix: "" },
  },
];
const keep = (days: unknown) => ({ lifecycleRules: [{ enabled: true, expiration: { days } }] });
const actions = {
  name: "trail",
  type: "alicloud:actiontrail/trail:Trail",
  props: { ossBucketName: ref("logs") },
};
const ossLogs = { name: "logs", type: OSS, props: { logging: { targetBucket: ref("subject") } } };
const ossKeep = (days: unknown) => ({ lifecycleRules: [{ enabled: true, expirations: [{ days }] }] });

export const cases: ControlCases = {
  control: logRequireReaderLogRetention,
  aws: {
    pass: [
      example(S3, {}, logs, trail),
      example(S3, keep(LEAST), logs, trail),
      example(S3, keep(LEAST), ...apart, trail),
    ],
    fail: [example(S3, keep(LEAST - 1), logs, trail), example(S3, keep(1), ...apart, trail)],
    unknown: [example(S3, keep(UNKNOWN), logs, trail)],
    silent: [example(S3, keep(1), logs), example(S3, keep(1), trail, { name: "logs", type: S3 })],
  },
  alicloud: {
    pass: [example(OSS, ossKeep(LEAST), ossLogs, actions)],
    fail: [example(OSS, ossKeep(LEAST - 1), ossLogs, actions)],
    unknown: [example(OSS, ossKeep(UNKNOWN), ossLogs, actions)],
    silent: [example(OSS, ossKeep(1), ossLogs)],
  },
};
