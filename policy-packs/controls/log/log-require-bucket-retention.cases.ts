import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireBucketRetention } from "./log-require-bucket-retention.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const trail = { name: "trail", type: "aws:cloudtrail/trail:Trail", props: { s3BucketName: ref("subject") } };
const actions = {
  name: "trail",
  type: "alicloud:actiontrail/trailDeprecated:TrailDeprecated",
  props: { ossBucketName: ref("subject") },
};
const rule = (expiration: unknown, status: unknown = "Enabled") => ({ id: "old", status, expiration });
const s3 = (...rules: readonly unknown[]) =>
  example(S3, {}, trail, {
    name: "lifecycle",
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    props: { bucket: ref("subject"), rules },
  });
const oss = (expiration: unknown, more: object = {}) =>
  example(OSS, { lifecycleRules: [{ enabled: true, expirations: [expiration], ...more }] }, actions);
const LEAST = 184;

export const cases: ControlCases = {
  control: logRequireBucketRetention,
  aws: {
    pass: [
      example(S3, {}, trail),
      s3(rule({ days: LEAST })),
      s3(rule({ days: `${LEAST + 1}` })),
      s3(rule({ days: 1 }, "Disabled"), rule({ days: LEAST })),
      s3(rule({ expiredObjectDeleteMarker: true })),
      // A colder class deletes nothing.
      s3({ id: "cold", status: "Enabled", transitions: [{ days: 30, storageClass: "GLACIER" }] }),
    ],
    fail: [
      s3(rule({ days: LEAST - 1 })),
      s3(rule({ days: 1 })),
      example(
        S3,
        { lifecycleRules: [{ enabled: true, expiration: { days: 1 } }] },
        {
          name: "attacks",
          type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
          props: { resourceArn: "acl", logDestinationConfigs: [ref("subject")] },
        },
      ),
      s3(rule({ days: LEAST }), rule({ days: 30 })),
      s3(rule({ date: "2027-01-01T00:00:00Z" })),
      example(
        "aws:s3/bucketV2:BucketV2",
        { lifecycleRules: [{ enabled: true, expirations: [{ days: LEAST - 1 }] }] },
        trail,
      ),
    ],
    unknown: [
      s3(rule({ days: UNKNOWN })),
      s3(rule({ days: 30 }, UNKNOWN)),
      example(S3, { lifecycleRules: UNKNOWN }, trail),
    ],
    silent: [example(S3, { lifecycleRules: [{ enabled: true, expiration: { days: 1 } }] })],
  },
  alicloud: {
    pass: [example(OSS, {}, actions), oss({ days: LEAST }), oss({ days: 1 }, { enabled: false })],
    fail: [oss({ days: LEAST - 1 }), oss({ createdBeforeDate: "2026-01-01" }), oss({ date: "2026-01-01" })],
    unknown: [oss({ days: UNKNOWN }), oss(UNKNOWN)],
    silent: [example(OSS, { lifecycleRules: [{ enabled: true, expirations: [{ days: 1 }] }] })],
  },
};
