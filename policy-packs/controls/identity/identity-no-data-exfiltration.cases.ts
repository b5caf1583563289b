import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, ram, ramObject, where } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoDataExfiltration } from "./identity-no-data-exfiltration.ts";

export const cases: ControlCases = {
  control: identityNoDataExfiltration,
  aws: {
    pass: [
      aws(allow("s3:GetObject", "arn:aws-cn:s3:::reports/*")),
      aws(
        allow("secretsmanager:GetSecretValue", "*", where("StringEquals", "aws:ResourceTag/system", "pos")),
      ),
      aws(allow("s3:ListAllMyBuckets")),
    ],
    fail: [
      aws(allow("s3:GetObject")),
      aws(allow("ssm:GetParameter*")),
      aws(allow("secretsmanager:*")),
      aws(allow("ssm:GetParametersByPath")),
    ],
    unknown: [awsObject(allow("s3:GetObject", UNKNOWN))],
  },
  alicloud: {
    pass: [ram(allow("oss:GetObject", "acs:oss:*:*:reports/*")), ram(allow("oss:ListBuckets"))],
    fail: [ram(allow("oss:Get*")), ram(allow("kms:GetSecretValue")), ram(allow("oos:GetSecretParameter"))],
    unknown: [ramObject(allow("kms:GetSecretValue", UNKNOWN))],
  },
};
