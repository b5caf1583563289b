import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireBucketVersions } from "./storage-require-bucket-versions.ts";

const S3 = "aws:s3/bucket:Bucket";
const V2 = "aws:s3/bucketV2:BucketV2";
const OSS = "alicloud:oss/bucket:Bucket";
const s3 = (status: unknown, type = "aws:s3/bucketVersioning:BucketVersioning") => ({
  name: "versions",
  type,
  props: { bucket: ref("subject"), versioningConfiguration: { status } },
});
const oss = (status: unknown) => ({
  name: "versions",
  type: "alicloud:oss/bucketVersioning:BucketVersioning",
  props: { bucket: ref("subject"), status },
});

export const cases: ControlCases = {
  control: storageRequireBucketVersions,
  aws: {
    pass: [
      example(S3, {}, s3("Enabled")),
      example(V2, {}, s3("Enabled", "aws:s3/bucketVersioningV2:BucketVersioningV2")),
      example(S3, { versioning: { enabled: true } }),
      example(S3, { versioning: [{ enabled: "true" }] }),
      example(V2, { versionings: [{ enabled: true }] }),
      // Object lock takes versions along.
      example(S3, { objectLockEnabled: true }),
      // Settings that name the bucket by way of another setting.
      {
        subject: "subject",
        resources: [
          { name: "subject", type: S3, props: { bucket: "subject-id" } },
          {
            name: "block",
            type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            props: { bucket: ref("subject") },
          },
          s3("Enabled"),
        ],
      },
    ],
    fail: [
      example(S3, {}),
      example(S3, {}, s3("Suspended")),
      example(S3, {}, s3("Disabled")),
      example(S3, { versioning: { enabled: false } }),
      example(S3, { versioning: {} }),
      example(V2, { versionings: [] }),
      example(S3, { objectLockEnabled: false }),
      example(
        S3,
        {},
        { name: "other", type: S3 },
        { ...s3("Enabled"), props: { bucket: ref("other"), versioningConfiguration: { status: "Enabled" } } },
      ),
    ],
    unknown: [
      example(S3, {}, s3(UNKNOWN)),
      example(S3, {}, s3("On request")),
      example(S3, { versioning: UNKNOWN }),
      example(V2, { versionings: UNKNOWN }),
      example(S3, { versioning: { enabled: UNKNOWN } }),
      example(
        S3,
        {},
        { ...s3("Enabled"), props: { bucket: UNKNOWN, versioningConfiguration: { status: "Enabled" } } },
      ),
    ],
  },
  alicloud: {
    pass: [example(OSS, {}, oss("Enabled")), example(OSS, { versioning: { status: "Enabled" } })],
    fail: [
      example(OSS, {}),
      example(OSS, {}, oss("Suspended")),
      example(OSS, { versioning: { status: "Suspended" } }),
      example(OSS, { versioning: {} }),
    ],
    unknown: [example(OSS, {}, oss(UNKNOWN)), example(OSS, { versioning: UNKNOWN })],
  },
};
