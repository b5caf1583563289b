import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireAccessPointBlock } from "./storage-require-access-point-block.ts";

const S3 = "aws:s3/accessPoint:AccessPoint";
const OSS = "alicloud:oss/accessPoint:AccessPoint";
const s3 = (block?: object | symbol) => ({
  bucket: "orders",
  ...(block !== undefined && { publicAccessBlockConfiguration: block }),
});
const oss = (block?: unknown) => ({
  accessPointName: "orders",
  bucket: ref("bucket"),
  networkOrigin: "internet",
  ...(block !== undefined && { publicAccessBlockConfiguration: block }),
});
const bucket = { name: "bucket", type: "alicloud:oss/bucket:Bucket" };
const block = (blockPublicAccess: unknown) => ({
  name: "block",
  type: "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
  props: { bucket: ref("bucket"), blockPublicAccess },
});

export const cases: ControlCases = {
  control: storageRequireAccessPointBlock,
  aws: {
    pass: [
      example(S3, s3()),
      example(S3, s3({ blockPublicAcls: "true" })),
      example(
        S3,
        s3({ blockPublicPolicy: false }),
        {
          name: "account",
          type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
          props: { blockPublicPolicy: true },
        },
        { name: "bucket", type: "aws:s3/bucket:Bucket", props: { bucket: "orders" } },
      ),
    ],
    fail: [
      example(S3, s3({ restrictPublicBuckets: false })),
      example(S3, s3({ blockPublicAcls: false })),
      example(S3, s3({ blockPublicPolicy: false })),
      example(S3, s3({ ignorePublicAcls: "false" })),
    ],
    unknown: [example(S3, s3(UNKNOWN)), example(S3, s3({ ignorePublicAcls: UNKNOWN }))],
  },
  alicloud: {
    pass: [example(OSS, oss({ blockPublicAccess: true }), bucket), example(OSS, oss(), bucket, block(true))],
    fail: [
      example(OSS, oss(), bucket),
      example(OSS, oss({ blockPublicAccess: false }), bucket, block(false)),
    ],
    unknown: [
      example(OSS, oss({ blockPublicAccess: UNKNOWN }), bucket),
      example(OSS, oss(), bucket, block(UNKNOWN)),
    ],
  },
};
