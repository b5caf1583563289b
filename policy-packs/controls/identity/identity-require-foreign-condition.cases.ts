import { UNKNOWN } from "../../control.ts";
import { awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireForeignCondition } from "./identity-require-foreign-condition.ts";

const AWS = "aws:sns/topicPolicy:TopicPolicy";
const ALI = "alicloud:kms/secret:Secret";
const TOPIC = "arn:aws-cn:sns:cn-north-1:111122223333:orders";
const to = (Principal: unknown, Condition?: object, more: object = {}) => ({
  Effect: "Allow",
  Action: "sns:Publish",
  Resource: TOPIC,
  Principal,
  Condition,
  ...more,
});
const role = (account: string) => `arn:aws-cn:iam::${account}:role/writer`;
const OTHER = { AWS: [role("444455556666")] };
const ORGANISATION = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
const object = (statement: object) => ({ policy: { Version: "2012-10-17", Statement: statement } });
const SECRET = "acs:kms:cn-beijing:1:secret/orders";
const secret = (RAM: unknown, Condition?: object) => ({
  Effect: "Allow",
  Action: "kms:GetSecretValue",
  Resource: SECRET,
  Principal: { RAM },
  Condition,
});

export const cases: ControlCases = {
  control: identityRequireForeignCondition,
  aws: {
    pass: [
      example(AWS, { policy: awsText(to({ AWS: role("111122223333") })) }),
      example(AWS, { policy: awsText(to(OTHER, ORGANISATION)) }),
      example(AWS, { policy: awsText(to({ Service: "s3.amazonaws.com" })) }),
      // Everybody is another control's finding.
      example(AWS, { policy: awsText(to("*"), to({ AWS: "*" })) }),
      example(AWS, { policy: awsText(to(OTHER, undefined, { Effect: "Deny" })) }),
      example(AWS, object(to({ AWS: UNKNOWN }, ORGANISATION))),
    ],
    fail: [
      example(AWS, { policy: awsText(to(OTHER)) }),
      example(AWS, { policy: awsText(to({ AWS: "444455556666" })) }),
      example(AWS, { policy: awsText(to(OTHER, { StringLike: { "aws:PrincipalOrgID": "*" } })) }),
      example(AWS, { policy: awsText(to(OTHER, undefined, { Resource: "*" })) }),
    ],
    unknown: [
      example(AWS, object(to({ AWS: UNKNOWN }))),
      example(AWS, object(to(OTHER, undefined, { Resource: UNKNOWN }))),
      example(AWS, object(to(OTHER, undefined, { Effect: UNKNOWN }))),
      example(AWS, object({ ...to(OTHER), Condition: UNKNOWN })),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { policy: ramText(secret(["acs:ram::1:role/pos"])) }),
      example(ALI, {
        policy: ramText(secret(["acs:ram::2:role/pos"], { StringEquals: { "acs:SourceVpc": ["vpc-1"] } })),
      }),
    ],
    fail: [example(ALI, { policy: ramText(secret(["acs:ram::2:role/pos"])) })],
    unknown: [example(ALI, { policy: UNKNOWN })],
  },
};
