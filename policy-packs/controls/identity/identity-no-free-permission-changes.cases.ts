import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, ram, ramObject } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoFreePermissionChanges } from "./identity-no-free-permission-changes.ts";

export const cases: ControlCases = {
  control: identityNoFreePermissionChanges,
  aws: {
    pass: [
      aws(allow(["s3:PutObject", "iam:ListUsers", "madeup:PutPolicy"])),
      aws(allow("s3:PutBucketPolicy", "arn:aws-cn:s3:::reports")),
    ],
    fail: [
      aws(allow("s3:PutBucketPolicy")),
      aws(allow("S3:putbucket*")),
      aws(allow("kms:*")),
      aws(allow("iam:Attach*")),
      aws(allow("*")),
    ],
    unknown: [awsObject(allow("kms:PutKeyPolicy", UNKNOWN))],
  },
  alicloud: {
    pass: [ram(allow("oss:PutObject")), ram(allow("oss:PutBucketPolicy", "acs:oss:*:*:reports"))],
    fail: [ram(allow("oss:PutBucketPolicy")), ram(allow("ram:*")), ram(allow("kms:SetKeyPolicy"))],
    unknown: [ramObject(allow(["oss:GetObject", UNKNOWN]))],
  },
};
