import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireTrailBucketLock } from "./log-require-trail-bucket-lock.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const LEAST = 184;
const trail = { name: "trail", type: "aws:cloudtrail/trail:Trail", props: { s3BucketName: ref("subject") } };
const actions = {
  name: "trail",
  type: "alicloud:actiontrail/trail:Trail",
  props: { ossBucketName: ref("subject") },
};
const lock = (rule?: unknown, type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration") =>
  example(S3, { objectLockEnabled: true }, trail, {
    name: "lock",
    type,
    props: { bucket: ref("subject"), ...(rule !== undefined && { rule }) },
  });
const retain = (more: object) => ({ defaultRetention: { mode: "COMPLIANCE", ...more } });
const worm = (props: object) =>
  example(OSS, {}, actions, {
    name: "worm",
    type: "alicloud:oss/bucketWorm:BucketWorm",
    props: { bucket: ref("subject"), ...props },
  });
const objectWorm = (props: object) =>
  example(OSS, {}, actions, {
    name: "worm",
    type: "alicloud:oss/bucketObjectWormConfiguration:BucketObjectWormConfiguration",
    props: { bucketName: ref("subject"), ...props },
  });

export const cases: ControlCases = {
  control: logRequireTrailBucketLock,
  aws: {
    pass: [
      lock(retain({ days: LEAST })),
      lock(retain({ years: 1 })),
      lock(retain({ days: LEAST }), "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2"),
      example(
        S3,
        {
          objectLockConfiguration: { objectLockEnabled: "Enabled", rule: retain({ days: LEAST }) },
        },
        trail,
      ),
    ],
    fail: [
      example(S3, {}, trail),
      example(S3, { objectLockEnabled: true }, trail),
      lock(),
      lock(retain({ days: LEAST - 1 })),
      lock(retain({ days: 1 })),
      example(S3, { objectLockConfiguration: { rule: retain({ days: LEAST }) } }, trail),
    ],
    unknown: [
      example(S3, { objectLockEnabled: UNKNOWN }, trail),
      example(S3, { objectLockConfiguration: UNKNOWN }, trail),
      lock(UNKNOWN),
      lock(retain({ days: UNKNOWN })),
      lock(retain({ years: UNKNOWN })),
    ],
    silent: [example(S3, {})],
  },
  alicloud: {
    pass: [
      worm({ retentionPeriodInDays: LEAST, status: "Locked" }),
      objectWorm({ objectWormEnabled: "Enabled", rule: retain({ days: LEAST }) }),
    ],
    fail: [
      example(OSS, {}, actions),
      worm({ retentionPeriodInDays: LEAST - 1, status: "Locked" }),
      worm({ retentionPeriodInDays: LEAST }),
      objectWorm({ objectWormEnabled: "Disabled", rule: retain({ days: LEAST }) }),
      objectWorm({ objectWormEnabled: "Enabled" }),
    ],
    unknown: [
      worm({ retentionPeriodInDays: UNKNOWN, status: "Locked" }),
      worm({ retentionPeriodInDays: LEAST, status: UNKNOWN }),
    ],
    silent: [example(OSS, {})],
  },
};
