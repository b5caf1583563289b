import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireObjectLock } from "./storage-require-object-lock.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const s3 = (props: object) => ({
  name: "lock",
  type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  props: { bucket: ref("subject"), ...props },
});
const worm = (props: object) => ({
  name: "worm",
  type: "alicloud:oss/bucketWorm:BucketWorm",
  props: { bucket: ref("subject"), ...props },
});
const objectWorm = (objectWormEnabled: unknown) => ({
  name: "worm",
  type: "alicloud:oss/bucketObjectWormConfiguration:BucketObjectWormConfiguration",
  props: { bucketName: ref("subject"), objectWormEnabled },
});

export const cases: ControlCases = {
  control: storageRequireObjectLock,
  aws: {
    pass: [
      example(S3, { objectLockEnabled: true }),
      example(S3, { objectLockConfiguration: { objectLockEnabled: "Enabled" } }),
      example(S3, { objectLockEnabled: true, objectLockConfiguration: {} }),
      example(S3, {}, s3({ rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } })),
    ],
    fail: [
      example(S3, { objectLockConfiguration: { objectLockEnabled: "Disabled" } }),
      example(S3, { objectLockConfiguration: { rule: { defaultRetention: { days: 1 } } } }),
      example(S3, {}, s3({ objectLockEnabled: "Disabled" })),
    ],
    unknown: [
      example(S3, { objectLockConfiguration: UNKNOWN }),
      example(S3, { objectLockEnabled: UNKNOWN }),
      example(S3, {}, s3({ objectLockEnabled: UNKNOWN })),
      example(S3, {}, { ...s3({}), props: { bucket: UNKNOWN } }),
    ],
    notApplicable: [example(S3, {}), example(S3, { objectLockEnabled: false })],
  },
  alicloud: {
    pass: [
      example(OSS, {}, worm({ retentionPeriodInDays: 180, status: "Locked" })),
      example(OSS, {}, objectWorm("Enabled")),
    ],
    fail: [
      example(OSS, {}, worm({ retentionPeriodInDays: 180 })),
      example(OSS, {}, worm({ retentionPeriodInDays: 180, status: "InProgress" })),
      example(OSS, {}, objectWorm("Disabled")),
    ],
    unknown: [
      example(OSS, {}, worm({ retentionPeriodInDays: 180, status: UNKNOWN })),
      example(OSS, {}, { ...worm({ retentionPeriodInDays: 180 }), props: { bucket: UNKNOWN } }),
    ],
    notApplicable: [example(OSS, {})],
  },
};
