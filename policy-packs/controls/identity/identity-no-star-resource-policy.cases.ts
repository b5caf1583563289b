import { UNKNOWN } from "../../control.ts";
import { awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoStarResourcePolicy } from "./identity-no-star-resource-policy.ts";

const AWS = "aws:sqs/queuePolicy:QueuePolicy";
const ALI = "alicloud:kms/secret:Secret";
const to = (Action: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  Principal: { AWS: "111122223333" },
  ...more,
});
const text = (statement: object) => ({ policy: awsText(statement) });
const object = (statement: object) => ({ policy: { Version: "2012-10-17", Statement: statement } });
const RAM = { Principal: { RAM: ["acs:ram::1:root"] } };

export const cases: ControlCases = {
  control: identityNoStarResourcePolicy,
  aws: {
    pass: [
      example(AWS, text(to(["sqs:SendMessage", "sqs:Get*"]))),
      example(AWS, text(to("*", { Effect: "Deny" }))),
    ],
    fail: [
      example(AWS, text(to("*"))),
      example(AWS, text(to("sqs:*"))),
      example(AWS, text(to(["sqs:SendMessage", "SQS:*"]))),
      example(AWS, text({ ...to(undefined), NotAction: "sqs:DeleteQueue" })),
    ],
    unknown: [
      example(AWS, { policy: UNKNOWN }),
      example(AWS, object(to(UNKNOWN))),
      example(AWS, object(to("*", { Effect: UNKNOWN }))),
    ],
  },
  alicloud: {
    pass: [example(ALI, { policy: ramText(to("kms:GetSecretValue", RAM)) })],
    fail: [example(ALI, { policy: ramText(to("kms:*", RAM)) })],
    unknown: [example(ALI, { policy: UNKNOWN })],
  },
};
