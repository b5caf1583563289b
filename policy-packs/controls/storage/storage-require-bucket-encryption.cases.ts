import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireBucketEncryption } from "./storage-require-bucket-encryption.ts";

const OSS = "alicloud:oss/bucket:Bucket";
const oss = (props: object) => ({
  name: "sse",
  type: "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
  props: { bucket: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: storageRequireBucketEncryption,
  alicloud: {
    pass: [
      example(OSS, { serverSideEncryptionRule: { sseAlgorithm: "AES256" } }),
      example(OSS, {}, oss({ sseAlgorithm: "KMS" })),
    ],
    fail: [example(OSS, {})],
    unknown: [example(OSS, { serverSideEncryptionRule: UNKNOWN })],
  },
};
