import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireBucketHttps } from "./tls-require-bucket-https.ts";

const AWS = "aws:s3/bucket:Bucket";
const ALI = "alicloud:oss/bucket:Bucket";
const deny = (version: string, more: object) => ({
  Version: version,
  Statement: [{ Effect: "Deny", Principal: "*", ...more }],
});
const aws = (more: object = {}) =>
  deny("2012-10-17", {
    Action: "s3:*",
    Resource: ["arn:aws-cn:s3:::mall", "arn:aws-cn:s3:::mall/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
    ...more,
  });
const ali = (more: object = {}) =>
  deny("1", {
    Principal: ["*"],
    Action: ["oss:*"],
    Resource: ["acs:oss:*:1:mall", "acs:oss:*:1:mall/*"],
    Condition: { Bool: { "acs:SecureTransport": ["false"] } },
    ...more,
  });
const s3 = (policy: unknown) =>
  example(
    AWS,
    { bucket: "mall" },
    { name: "p", type: "aws:s3/bucketPolicy:BucketPolicy", props: { bucket: ref("subject"), policy } },
  );
const oss = (policy: unknown) =>
  example(
    ALI,
    { bucket: "mall" },
    { name: "p", type: "alicloud:oss/bucketPolicy:BucketPolicy", props: { bucket: ref("subject"), policy } },
  );
const https = (enable: unknown) =>
  example(
    ALI,
    {},
    {
      name: "h",
      type: "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig",
      props: { bucket: ref("subject"), enable },
    },
  );

export const cases: ControlCases = {
  control: tlsRequireBucketHttps,
  aws: {
    pass: [
      s3(JSON.stringify(aws())),
      s3(aws({ Principal: { AWS: "*" }, Resource: "arn:aws-cn:s3:::mall*" })),
      example(AWS, { policy: JSON.stringify(aws()) }),
    ],
    fail: [
      example(AWS, {}),
      s3(aws({ Resource: "arn:aws-cn:s3:::mall/*" })),
      s3(aws({ Resource: "arn:aws-cn:s3:::mall" })),
      s3(aws({ Action: "s3:GetObject" })),
      s3(aws({ Principal: { AWS: "111122223333" } })),
      s3(aws({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      s3(
        aws({
          Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:SourceVpc": "vpc-1" } },
        }),
      ),
      s3(aws({ Effect: "Allow" })),
      s3("{"),
    ],
    unknown: [
      example(
        AWS,
        {},
        { name: "p", type: "aws:s3/bucketPolicy:BucketPolicy", props: { bucket: UNKNOWN, policy: aws() } },
      ),
      s3(UNKNOWN),
      s3(aws({ Resource: [UNKNOWN, UNKNOWN] })),
    ],
  },
  alicloud: {
    pass: [oss(JSON.stringify(ali())), https(true)],
    fail: [example(ALI, {}), https(undefined), https(false), oss(ali({ Resource: ["acs:oss:*:1:mall/*"] }))],
    unknown: [oss(UNKNOWN), https(UNKNOWN)],
  },
};
