import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoOpenTrust } from "./identity-no-open-trust.ts";

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
const ACCOUNT = "arn:aws-cn:iam::444455556666:root";

export const cases: ControlCases = {
  control: identityNoOpenTrust,
  aws: {
    pass: [
      example(AWS, aws({ Service: "ec2.amazonaws.com.cn" })),
      example(AWS, aws({ AWS: ACCOUNT })),
      example(AWS, aws({ AWS: "arn:aws-cn:iam::444455556666:role/deploy" })),
      example(AWS, aws("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } })),
      example(AWS, aws({ AWS: "*" }, { StringEquals: { "sts:ExternalId": "x" } })),
    ],
    fail: [
      example(AWS, aws("*")),
      example(AWS, aws({ AWS: "*" }, { StringLike: { "sts:ExternalId": "*" } })),
      example(AWS, aws({ AWS: [ACCOUNT, "*"] })),
      example(AWS, aws({ AWS: "arn:aws-cn:iam::*:root" })),
      example(AWS, {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", NotPrincipal: { AWS: ACCOUNT } }],
        },
      }),
    ],
    unknown: [
      example(AWS, { assumeRolePolicy: UNKNOWN }),
      example(AWS, {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: UNKNOWN } }],
        },
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, ali({ Service: ["ecs.aliyuncs.com"] })),
      example(ALI, { services: ["ecs.aliyuncs.com"] }),
      example(ALI, ali({ RAM: ["acs:ram::2:root"] })),
    ],
    fail: [example(ALI, ali({ RAM: ["*"] })), example(ALI, { ramUsers: ["acs:ram::*:root"] })],
    unknown: [example(ALI, { assumeRolePolicyDocument: UNKNOWN }), example(ALI, { ramUsers: [UNKNOWN] })],
  },
};
