import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireStatedRetention } from "./storage-require-stated-retention.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const tags = (days: unknown = "90") => ({ tags: { "retention-days": days } });
const s3 = (rule: object, days?: unknown) =>
  example(S3, tags(days), {
    name: "lifecycle",
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    props: { bucket: ref("subject"), rules: [{ id: "end", status: "Enabled", ...rule }] },
  });
const oss = (days: unknown, said?: unknown) =>
  example(OSS, { ...tags(said), lifecycleRules: [{ enabled: true, expirations: [{ days }] }] });

export const cases: ControlCases = {
  control: storageRequireStatedRetention,
  aws: {
    pass: [s3({ expiration: { days: 90 } }), s3({ expiration: { days: 1 } }, 1)],
    fail: [
      example(S3, tags()),
      example(S3, tags("a quarter")),
      s3({ expiration: { days: 89 } }),
      s3({ expiration: { days: 91 } }),
      s3({ expiration: { days: 90 }, status: "Disabled" }),
      s3({ expiration: { days: 90 }, filter: { prefix: "camera-1/" } }),
      s3({ transitions: [{ days: 90, storageClass: "GLACIER" }] }),
    ],
    unknown: [
      s3({ expiration: { days: UNKNOWN } }),
      s3({ expiration: { days: 90 } }, UNKNOWN),
      s3({ expiration: { days: 90 }, status: UNKNOWN }),
      example(S3, { ...tags(), lifecycleRules: UNKNOWN }),
    ],
    silent: [example(S3, {})],
  },
  alicloud: {
    pass: [oss(90)],
    fail: [oss(89), oss(90, "ninety"), example(OSS, tags())],
    unknown: [oss(UNKNOWN), example(OSS, { tags: UNKNOWN })],
    silent: [example(OSS, {})],
  },
};
