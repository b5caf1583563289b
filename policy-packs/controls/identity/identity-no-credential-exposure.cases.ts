import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, deny, ram, ramObject, where } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoCredentialExposure } from "./identity-no-credential-exposure.ts";

export const cases: ControlCases = {
  control: identityNoCredentialExposure,
  aws: {
    pass: [
      aws(allow("ecr:GetAuthorizationToken")),
      aws(allow("sts:AssumeRole", "arn:aws-cn:iam::111122223333:role/reader")),
      aws(allow("sts:AssumeRole", "*", where("StringEquals", "aws:ResourceOrgID", "o-1"))),
      aws(allow("iam:*"), deny("iam:*"), deny("rds-db:*")),
    ],
    fail: [
      aws(allow("iam:CreateAccessKey")),
      aws(allow("ec2:Get*")),
      aws(allow("redshift:GetClusterCredentials")),
      aws(allow("sts:AssumeRole")),
      aws(allow("*")),
    ],
    unknown: [awsObject(allow("rds-db:connect", UNKNOWN))],
  },
  alicloud: {
    pass: [ram(allow("sts:AssumeRole", "acs:ram::1000000000000001:role/reader")), ram(allow("cr:*"))],
    fail: [ram(allow("ram:CreateAccessKey")), ram(allow("cs:DescribeClusterUserKubeconfig"))],
    unknown: [ramObject(allow("sts:AssumeRole", UNKNOWN))],
  },
};
