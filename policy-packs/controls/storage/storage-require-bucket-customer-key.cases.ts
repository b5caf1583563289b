import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireBucketCustomerKey } from "./storage-require-bucket-customer-key.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const kms = (key?: unknown) => ({
  applyServerSideEncryptionByDefault: {
    sseAlgorithm: "aws:kms",
    ...(key !== undefined && { kmsMasterKeyId: key }),
  },
});
const sse = (rule: unknown) => ({
  name: "sse",
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  props: { bucket: ref("subject"), rules: [rule] },
});
const oss = (props: object) => ({
  name: "sse",
  type: "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
  props: { bucket: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: storageRequireBucketCustomerKey,
  aws: {
    pass: [
      example(S3, {}, sse(kms(ref("key"))), { name: "key", type: "aws:kms/key:Key" }),
      example(S3, { serverSideEncryptionConfiguration: { rule: kms("k") } }),
      example("aws:s3/bucketV2:BucketV2", {}, sse(kms("k"))),
    ],
    fail: [
      example(S3, {}),
      example(S3, {}, sse(kms())),
      example(S3, {}, sse(kms("alias/aws/s3"))),
      example(S3, {}, sse({ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } })),
    ],
    notApplicable: [
      example(S3, {}, sse({ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }), {
        name: "logging",
        type: "aws:s3/bucketLogging:BucketLogging",
        props: { bucket: "orders", targetBucket: ref("subject") },
      }),
    ],
    unknown: [
      example(S3, { serverSideEncryptionConfiguration: UNKNOWN }),
      example(S3, {}, sse({ applyServerSideEncryptionByDefault: { sseAlgorithm: UNKNOWN } })),
    ],
  },
  alicloud: {
    pass: [
      example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "KMS", kmsMasterKeyId: "k" } }),
      example(OSS, {}, oss({ sseAlgorithm: "KMS", kmsMasterKeyId: "k" })),
    ],
    fail: [
      example(OSS, {}),
      example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "AES256" } }),
      example(OSS, {}, oss({ sseAlgorithm: "KMS" })),
    ],
    unknown: [
      example(OSS, { serverSideEncryptionRule: UNKNOWN }),
      example(OSS, {}, oss({ sseAlgorithm: UNKNOWN })),
    ],
  },
};
