import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireObjectCustomerKey } from "./storage-require-object-customer-key.ts";

const OBJECT = "aws:s3/bucketObject:BucketObject";
const COPY = "aws:s3/objectCopy:ObjectCopy";
const OSS = "alicloud:oss/bucketObject:BucketObject";
const key = { name: "key", type: "aws:kms/key:Key" };
const bucket = (kmsMasterKeyId?: unknown) => ({
  name: "bucket",
  type: "alicloud:oss/bucket:Bucket",
  props:
    kmsMasterKeyId === undefined ? {} : { serverSideEncryptionRule: { sseAlgorithm: "KMS", kmsMasterKeyId } },
});
const s3 = (kmsMasterKeyId?: unknown) => [
  { name: "bucket", type: "aws:s3/bucket:Bucket" },
  {
    name: "sse",
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    props: {
      bucket: ref("bucket"),
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId } }],
    },
  },
];

export const cases: ControlCases = {
  control: storageRequireObjectCustomerKey,
  aws: {
    pass: [
      example(OBJECT, { bucket: "orders", kmsKeyId: ref("key") }, key),
      example("aws:s3/bucketObjectv2:BucketObjectv2", { bucket: ref("bucket") }, ...s3("k")),
      example(COPY, { bucket: "orders", key: "a", source: "b", kmsKeyId: "k" }),
    ],
    fail: [
      example(OBJECT, { bucket: "orders" }),
      example(OBJECT, { bucket: ref("bucket"), kmsKeyId: "alias/aws/s3" }, ...s3()),
      example("aws:s3/bucketObjectv2:BucketObjectv2", { bucket: ref("bucket") }, ...s3("alias/aws/s3")),
      example(COPY, { bucket: "orders", key: "a", source: "b" }),
    ],
    unknown: [
      example(OBJECT, { bucket: UNKNOWN }),
      example(
        OBJECT,
        { bucket: ref("bucket") },
        {
          name: "bucket",
          type: "aws:s3/bucket:Bucket",
          props: { serverSideEncryptionConfiguration: UNKNOWN },
        },
      ),
    ],
  },
  alicloud: {
    pass: [
      example(OSS, { bucket: "orders", key: "a", kmsKeyId: "k" }),
      example(OSS, { bucket: ref("bucket"), key: "a" }, bucket("k")),
    ],
    fail: [
      example(OSS, { bucket: "orders", key: "a" }),
      example(OSS, { bucket: ref("bucket"), key: "a" }, bucket()),
    ],
    unknown: [example(OSS, { bucket: UNKNOWN, key: "a" })],
  },
};
