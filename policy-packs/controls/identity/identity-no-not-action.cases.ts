import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoNotAction } from "./identity-no-not-action.ts";

const AWS = "aws:iam/policy:Policy";
const ALI = "alicloud:ram/policy:Policy";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({
  policyDocument: JSON.stringify({ Version: "1", Statement }),
});

export const cases: ControlCases = {
  control: identityNoNotAction,
  aws: {
    pass: [
      example(AWS, aws({ Effect: "Deny", NotAction: "s3:*", Resource: "*" })),
      example(AWS, aws({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" })),
    ],
    fail: [
      example(AWS, aws({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })),
      example(AWS, {
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", NotAction: UNKNOWN, Resource: "*" }],
        },
      }),
    ],
    unknown: [example(AWS, { policy: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, ali({ Effect: "Deny", NotAction: "oss:*", Resource: "*" }))],
    fail: [example(ALI, ali({ Effect: "Allow", NotAction: ["ram:*"], Resource: "*" }))],
    unknown: [example(ALI, { policyDocument: UNKNOWN })],
  },
};
