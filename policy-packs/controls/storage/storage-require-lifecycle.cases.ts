import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireLifecycle } from "./storage-require-lifecycle.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const rule = { id: "old", status: "Enabled", expiration: { days: 365 } };
const lifecycle = (rules: unknown, bucket: unknown = ref("subject")) => ({
  name: "lifecycle",
  type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  props: { bucket, rules },
});

export const cases: ControlCases = {
  control: storageRequireLifecycle,
  aws: {
    pass: [
      example(S3, {}, lifecycle([rule])),
      example(S3, {}, lifecycle(UNKNOWN)),
      example(
        S3,
        {},
        {
          ...lifecycle([rule]),
          type: "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
        },
      ),
      example(S3, { lifecycleRules: [{ enabled: true, expiration: { days: 365 } }] }),
    ],
    fail: [example(S3, {}), example(S3, { lifecycleRules: [] })],
    unknown: [example(S3, { lifecycleRules: UNKNOWN }), example(S3, {}, lifecycle([rule], UNKNOWN))],
  },
  alicloud: {
    pass: [example(OSS, { lifecycleRules: [{ enabled: true, expirations: [{ days: 365 }] }] })],
    fail: [example(OSS, {})],
    unknown: [example(OSS, { lifecycleRules: UNKNOWN })],
  },
};
