import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logNoPublicTrailBucket } from "./log-no-public-trail-bucket.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const trail = { name: "trail", type: "aws:cloudtrail/trail:Trail", props: { s3BucketName: ref("subject") } };
const actions = {
  name: "trail",
  type: "alicloud:actiontrail/trail:Trail",
  props: { ossBucketName: ref("subject") },
};
const allow = (Version: string, Principal: unknown) => ({
  Version,
  Statement: [{ Effect: "Allow", Principal, Action: "*", Resource: "*" }],
});
const s3 = (policy: unknown) => ({
  name: "policy",
  type: "aws:s3/bucketPolicy:BucketPolicy",
  props: { bucket: ref("subject"), policy },
});
const oss = (policy: unknown) => ({
  name: "policy",
  type: "alicloud:oss/bucketPolicy:BucketPolicy",
  props: { bucket: ref("subject"), policy },
});
const account = { AWS: "arn:aws-cn:iam::111122223333:root" };

export const cases: ControlCases = {
  control: logNoPublicTrailBucket,
  aws: {
    pass: [example(S3, {}, trail), example(S3, { acl: "private" }, trail, s3(allow("2012-10-17", account)))],
    fail: [
      example(S3, { acl: "public-read" }, trail),
      example(S3, { acl: "authenticated-read" }, trail),
      example(S3, {}, trail, s3(allow("2012-10-17", "*"))),
      example(S3, { policy: allow("2012-10-17", { AWS: "*" }) }, trail),
    ],
    unknown: [
      example(S3, { acl: UNKNOWN }, trail),
      example(S3, {}, trail, s3(UNKNOWN)),
      example(S3, {}, trail, s3(allow("2012-10-17", { AWS: UNKNOWN }))),
    ],
    silent: [example(S3, { acl: "public-read" })],
  },
  alicloud: {
    pass: [example(OSS, {}, actions), example(OSS, {}, actions, oss(allow("1", ["111122223333"])))],
    fail: [example(OSS, { acl: "public-read" }, actions), example(OSS, {}, actions, oss(allow("1", ["*"])))],
    unknown: [example(OSS, { acl: UNKNOWN }, actions), example(OSS, {}, actions, oss(UNKNOWN))],
    silent: [example(OSS, { acl: "public-read" })],
  },
};
