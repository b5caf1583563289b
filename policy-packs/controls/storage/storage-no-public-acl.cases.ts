import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageNoPublicAcl } from "./storage-no-public-acl.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";

export const cases: ControlCases = {
  control: storageNoPublicAcl,
  aws: {
    pass: [example(S3, {}), example(S3, { acl: "private" })],
    fail: [
      example(S3, { acl: "public-read" }),
      example(
        S3,
        {},
        {
          name: "acl",
          type: "aws:s3/bucketAcl:BucketAcl",
          props: { bucket: ref("subject"), acl: "public-read-write" },
        },
      ),
    ],
    unknown: [example(S3, { acl: UNKNOWN })],
  },
  alicloud: {
    pass: [example(OSS, {})],
    fail: [
      example(OSS, { acl: "public-read" }),
      example(
        OSS,
        {},
        {
          name: "acl",
          type: "alicloud:oss/bucketAcl:BucketAcl",
          props: { bucket: ref("subject"), acl: "public-read" },
        },
      ),
    ],
    unknown: [example(OSS, { acl: UNKNOWN })],
  },
};
