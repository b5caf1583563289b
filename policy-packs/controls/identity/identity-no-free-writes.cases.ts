import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, ram, ramObject } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoFreeWrites } from "./identity-no-free-writes.ts";

export const cases: ControlCases = {
  control: identityNoFreeWrites,
  aws: {
    pass: [
      aws(allow(["s3:GetObject", "s3:Get*", "dynamodb:BatchGetItem"])),
      // Named otherwise than they act: one reads, one changes permissions, one tags, one takes no resources.
      aws(allow(["bedrock:InvokeModel", "s3:PutBucketPolicy", "ec2:TagResource", "s3:CreateJob"])),
      aws(allow("s3:PutObject", "arn:aws-cn:s3:::reports/*")),
    ],
    fail: [
      aws(allow("s3:PutObject")),
      aws(allow("s3:Put*")),
      aws(allow("dynamodb:*")),
      aws(allow("d*")),
      // The first word says reading, but it writes a copy elsewhere.
      aws(allow("dynamodb:ExportTableToPointInTime")),
      aws(allow("ec2:De*")),
    ],
    unknown: [awsObject(allow("s3:PutObject", UNKNOWN))],
  },
  alicloud: {
    pass: [ram(allow(["oss:GetObject", "ecs:DescribeDisks", "oss:PutBucketPolicy"]))],
    fail: [ram(allow("oss:PutObject")), ram(allow("ecs:*"))],
    unknown: [ramObject(allow("ecs:DeleteInstance", UNKNOWN))],
  },
};
