import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageNoPublicPolicy } from "./storage-no-public-policy.ts";

const AWS = "aws:s3/bucketPolicy:BucketPolicy";
const ALI = "alicloud:oss/bucketPolicy:BucketPolicy";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({ policy: JSON.stringify({ Version: "1", Statement }) });
const open = (Principal: unknown, Condition?: object) => ({
  Effect: "Allow",
  Action: "x:Read",
  Resource: "*",
  Principal,
  Condition,
});

export const cases: ControlCases = {
  control: storageNoPublicPolicy,
  aws: {
    pass: [
      example(AWS, aws(open({ AWS: "arn:aws-cn:iam::111122223333:root" }))),
      example(AWS, aws(open("*", { StringEquals: { "aws:SourceVpce": "vpce-1" } }))),
      example(AWS, aws(open("*", { IpAddress: { "aws:SourceIp": ["203.0.113.0/24"] } }))),
      example(AWS, aws({ ...open("*"), Effect: "Deny" })),
    ],
    fail: [
      example(AWS, aws(open("*"))),
      example("aws:s3/bucket:Bucket", aws(open({ AWS: "*" }))),
      example(AWS, aws(open("*", { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/1"] } }))),
      example(AWS, aws(open("*", { StringEquals: { "aws:Referer": "https://mall.example" } }))),
      example(AWS, aws(open("*", { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }))),
    ],
    unknown: [
      example(AWS, { policy: UNKNOWN }),
      example(AWS, { policy: { Version: "2012-10-17", Statement: [open({ AWS: UNKNOWN })] } }),
      example(AWS, { policy: { Version: "2012-10-17", Statement: [{ ...open("*"), Condition: UNKNOWN }] } }),
    ],
    silent: [example("aws:s3/bucket:Bucket", {})],
  },
  alicloud: {
    pass: [
      example(ALI, ali(open(["20214760404935"]))),
      example(ALI, ali(open(["*"], { StringEquals: { "acs:SourceVpc": ["vpc-1"] } }))),
      example("alicloud:oss/bucket:Bucket", ali({ ...open(["*"]), Effect: "Deny" })),
    ],
    fail: [
      example(ALI, ali(open(["*"]))),
      example(ALI, ali(open(["*"], { Bool: { "acs:SecureTransport": ["true"] } }))),
      example("alicloud:oss/bucket:Bucket", ali(open("*"))),
    ],
    unknown: [example(ALI, { policy: UNKNOWN })],
  },
};
