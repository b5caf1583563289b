import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoOpenPassRole } from "./identity-no-open-pass-role.ts";

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
  control: identityNoOpenPassRole,
  aws: {
    pass: [
      example(AWS, aws(allow("iam:PassRole", "arn:aws-cn:iam::111122223333:role/web"))),
      example(
        AWS,
        aws(allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "ecs" } } })),
      ),
      example(AWS, aws(allow("iam:PassRole", "*"), { Effect: "Deny", Action: "iam:Pass*", Resource: "*" })),
      example(AWS, aws(allow("iam:Get*", "*"))),
    ],
    fail: [
      example(AWS, aws(allow("iam:PassRole", "*"))),
      example(AWS, aws(allow("IAM:pass*", "arn:aws-cn:iam::111122223333:role/*"))),
      example(AWS, aws({ Effect: "Allow", NotAction: "s3:*", Resource: "*" })),
    ],
    unknown: [
      example(AWS, { policy: { Version: "2012-10-17", Statement: [allow("iam:PassRole", UNKNOWN)] } }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, ali(allow("ram:PassRole", "acs:ram::1:role/web"))),
      example(
        ALI,
        ali(
          allow("ram:PassRole", "*", { Condition: { StringEquals: { "acs:Service": "ecs.aliyuncs.com" } } }),
        ),
      ),
    ],
    fail: [
      example(ALI, ali(allow("ram:PassRole", "*"))),
      example(ALI, ali(allow(["ram:Pass*"], ["acs:ram::1:role/*"]))),
    ],
    unknown: [example(ALI, { policyDocument: UNKNOWN })],
  },
};
