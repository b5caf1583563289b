import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequirePublicBlock } from "./storage-require-public-block.ts";

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
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  props: { bucket: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: storageRequirePublicBlock,
  aws: {
    pass: [
      example(S3, {}, block(all)),
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
    ],
    unknown: [example(S3, {}, block({ ...all, ignorePublicAcls: UNKNOWN }))],
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
