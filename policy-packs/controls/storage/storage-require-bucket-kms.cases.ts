import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireBucketKms } from "./storage-require-bucket-kms.ts";

const S3 = "aws:s3/bucket:Bucket";
const V2 = "aws:s3/bucketV2:BucketV2";
const OSS = "alicloud:oss/bucket:Bucket";
const SSE = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const rule = (sseAlgorithm: unknown) => ({ applyServerSideEncryptionByDefault: { sseAlgorithm } });
const s3 = (sseAlgorithm: unknown, bucket: unknown = ref("subject"), type = SSE) => ({
  name: "sse",
  type,
  props: { bucket, rules: [rule(sseAlgorithm)] },
});
const oss = (sseAlgorithm: unknown) => ({
  name: "sse",
  type: "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
  props: { bucket: ref("subject"), sseAlgorithm },
});

export const cases: ControlCases = {
  control: storageRequireBucketKms,
  aws: {
    pass: [
      // Which key of the key service is another control's question.
      example(S3, {}, s3("aws:kms")),
      example(S3, {}, s3("aws:kms:dsse")),
      example(V2, {}, s3("aws:kms", ref("subject"), SSE.replaceAll("Configuration", "ConfigurationV2"))),
      example(S3, { serverSideEncryptionConfiguration: { rule: rule("aws:kms") } }),
      example(V2, {
        serverSideEncryptionConfigurations: [
          { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms" }] }] },
        ],
      }),
    ],
    fail: [
      example(S3, {}),
      example(S3, {}, s3("AES256")),
      example(S3, {}, s3("aws:fsx")),
      example(S3, {}, s3("aws:kms", "another")),
      example(S3, { serverSideEncryptionConfiguration: { rule: { bucketKeyEnabled: true } } }),
    ],
    unknown: [
      example(S3, {}, s3(UNKNOWN)),
      example(S3, {}, s3("aws:kms", UNKNOWN)),
      example(S3, {}, { ...s3("aws:kms"), props: { bucket: ref("subject"), rules: UNKNOWN } }),
      example(S3, { serverSideEncryptionConfiguration: UNKNOWN }),
    ],
    notApplicable: [
      example(S3, {}, s3("AES256"), {
        name: "logging",
        type: "aws:s3/bucketLogging:BucketLogging",
        props: { bucket: "orders", targetBucket: ref("subject") },
      }),
    ],
  },
  alicloud: {
    pass: [example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "KMS" } }), example(OSS, {}, oss("KMS"))],
    fail: [
      example(OSS, {}),
      example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "AES256" } }),
      example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "KMS" } }, oss("SM4")),
    ],
    unknown: [example(OSS, {}, oss(UNKNOWN)), example(OSS, { serverSideEncryptionRule: UNKNOWN })],
  },
};
