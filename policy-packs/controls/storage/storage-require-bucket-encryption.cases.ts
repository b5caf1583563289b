import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireBucketEncryption } from "./storage-require-bucket-encryption.ts";

const S3 = "aws:s3/bucket:Bucket";
const s3 = (sseAlgorithm: unknown) => ({
  name: "sse",
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  props: {
    bucket: ref("subject"),
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
  },
});
const OSS = "alicloud:oss/bucket:Bucket";
const oss = (props: object) => ({
  name: "sse",
  type: "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
  props: { bucket: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: storageRequireBucketEncryption,
  aws: {
    pass: [
      example(S3, {}),
      example(S3, {}, s3("AES256")),
      example(S3, {}, s3("aws:kms")),
      example(S3, {}, s3("aws:kms:dsse")),
      example(S3, {}, s3("aws:fsx")),
      example(S3, { serverSideEncryptionConfiguration: { rule: {} } }),
    ],
    fail: [
      example(S3, {}, s3("none")),
      example(S3, {
        serverSideEncryptionConfiguration: {
          rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES128" } },
        },
      }),
    ],
    unknown: [example(S3, {}, s3(UNKNOWN)), example(S3, { serverSideEncryptionConfiguration: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "AES256" } }),
      example(OSS, {}, oss({ sseAlgorithm: "KMS" })),
    ],
    fail: [example(OSS, {})],
    unknown: [example(OSS, { serverSideEncryptionRule: UNKNOWN })],
  },
};
