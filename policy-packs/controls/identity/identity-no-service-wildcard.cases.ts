import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoServiceWildcard } from "./identity-no-service-wildcard.ts";

const AWS = "aws:iam/policy:Policy";
const ALI = "alicloud:ram/policy:Policy";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({
  policyDocument: JSON.stringify({ Version: "1", Statement }),
});
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

export const cases: ControlCases = {
  control: identityNoServiceWildcard,
  aws: {
    pass: [
      example(AWS, aws(allow("s3:Get*", "*"))),
      example(AWS, aws(allow("s3:*", "arn:aws-cn:s3:::one/*"))),
      example(AWS, aws(allow("support:*", "*"))),
      example(AWS, aws({ Effect: "Deny", Action: "s3:*", Resource: "*" })),
      example(AWS, aws(allow("s3:*", "*", { Condition: { StringEquals: { "aws:ResourceAccount": "1" } } }))),
    ],
    fail: [
      example(AWS, aws(allow("s3:*", "*"))),
      example(AWS, aws(allow(["ec2:Describe*", "sqs:*"], ["arn:aws-cn:sqs:::a", "*"]))),
    ],
    unknown: [example(AWS, { policy: { Version: "2012-10-17", Statement: [allow("s3:*", [UNKNOWN])] } })],
  },
  alicloud: {
    pass: [example(ALI, ali(allow("oss:Get*", "*"))), example(ALI, ali(allow("oss:*", "acs:oss:*:*:one/*")))],
    fail: [example(ALI, ali(allow("oss:*", "*"))), example(ALI, ali(allow("ecs:*", ["acs:*"])))],
    unknown: [example(ALI, { policyDocument: UNKNOWN })],
  },
};
