import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequirePublicBlock } from "./storage-require-public-block.ts";

const BLOCKS = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const BLOCK = "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock";
const all = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const block = (props: object) => ({
  name: "block",
  type: BLOCKS,
  props: { bucket: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: storageRequirePublicBlock,
  aws: {
    pass: [
      example(S3, {}, block(all)),
      // What still stands is asked for by storage-require-ignored-public-acls and its neighbours.
      example(S3, {}, block({ blockPublicAcls: true, blockPublicPolicy: "true" })),
      // A block that names the bucket by its name.
      example(S3, { bucket: "mall" }, { name: "block", type: BLOCKS, props: { ...all, bucket: "mall" } }),
      example("aws:s3/bucketV2:BucketV2", {}, block(all)),
      example(
        S3,
        {},
        { name: "account", type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", props: all },
      ),
    ],
    fail: [
      example(S3, {}),
      example(S3, {}, block({ ...all, blockPublicPolicy: false })),
      example(S3, {}, block({ blockPublicAcls: true })),
      example(S3, {}, block({ blockPublicPolicy: true })),
      // The block of another bucket.
      example(
        S3,
        {},
        { name: "other", type: S3 },
        { ...block(all), props: { ...all, bucket: ref("other") } },
      ),
    ],
    unknown: [
      example(S3, {}, block({ ...all, blockPublicAcls: UNKNOWN })),
      example(S3, {}, { name: "block", type: BLOCKS, props: { ...all, bucket: UNKNOWN } }),
    ],
  },
  alicloud: {
    pass: [
      example(
        OSS,
        {},
        { name: "block", type: BLOCK, props: { bucket: ref("subject"), blockPublicAccess: true } },
      ),
    ],
    fail: [
      example(OSS, {}),
      example(
        OSS,
        {},
        { name: "block", type: BLOCK, props: { bucket: ref("subject"), blockPublicAccess: false } },
      ),
    ],
    unknown: [
      example(
        OSS,
        {},
        { name: "block", type: BLOCK, props: { bucket: ref("subject"), blockPublicAccess: UNKNOWN } },
      ),
    ],
  },
};
