import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoAccountTrust } from "./identity-no-account-trust.ts";

const AWS = "aws:iam/role:Role";
const ALI = "alicloud:ram/role:Role";
const aws = (Principal: unknown, Condition?: object, Action = "sts:AssumeRole") => ({
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Principal, Condition }],
  }),
});
const ali = (Principal: unknown, Condition?: object) => ({
  assumeRolePolicyDocument: JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal, Condition }],
  }),
});
const DENIED = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "sts:AssumeRole", Principal: { AWS: "444455556666" } }],
});
const ACCOUNT = "arn:aws-cn:iam::444455556666:root";

export const cases: ControlCases = {
  control: identityNoAccountTrust,
  aws: {
    pass: [
      example(AWS, aws({ Service: "ec2.amazonaws.com.cn" })),
      example(AWS, aws({ AWS: ACCOUNT }, { StringEquals: { "sts:ExternalId": "x" } })),
      example(AWS, aws({ AWS: "arn:aws-cn:iam::444455556666:role/deploy" })),
      example(AWS, aws("*")),
      example(AWS, { ...aws({ AWS: ACCOUNT }), assumeRolePolicy: DENIED }),
      example(AWS, aws({ AWS: ACCOUNT }, { Bool: { "aws:MultiFactorAuthPresent": "true" } })),
    ],
    fail: [
      example(AWS, aws({ AWS: [ACCOUNT] })),
      example(AWS, aws({ AWS: ACCOUNT }, { StringLike: { "sts:ExternalId": "*" } })),
      example(AWS, aws({ AWS: ACCOUNT }, { StringNotEquals: { "aws:PrincipalTag/team": "x" } })),
      example(AWS, aws({ AWS: "444455556666" })),
      example(AWS, aws({ AWS: ACCOUNT }, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })),
    ],
    unknown: [
      example(AWS, { assumeRolePolicy: UNKNOWN }),
      example(AWS, {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: UNKNOWN } }],
        },
      }),
      example(AWS, {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: UNKNOWN, Action: "sts:AssumeRole", Principal: { AWS: ACCOUNT } }],
        },
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, ali({ Service: ["ecs.aliyuncs.com"] })),
      example(ALI, { services: ["ecs.aliyuncs.com"] }),
      example(ALI, ali({ RAM: ["acs:ram::2:root"] }, { StringEquals: { "sts:ExternalId": "x" } })),
    ],
    fail: [example(ALI, ali({ RAM: ["acs:ram::2:root"] })), example(ALI, { ramUsers: ["acs:ram::2:root"] })],
    unknown: [example(ALI, { assumeRolePolicyDocument: UNKNOWN }), example(ALI, { ramUsers: [UNKNOWN] })],
  },
};
