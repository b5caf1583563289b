import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireValidPolicy } from "./identity-require-valid-policy.ts";

const AWS = "aws:iam/policy:Policy";
const ALI = "alicloud:ram/policy:Policy";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({
  policyDocument: JSON.stringify({ Version: "1", Statement }),
});
const allow = { Effect: "Allow", Action: "x:y", Resource: "*" };

export const cases: ControlCases = {
  control: identityRequireValidPolicy,
  aws: {
    pass: [
      example(AWS, aws(allow)),
      example(AWS, { policy: { Statement: allow } }),
      example("aws:organizations/policy:Policy", {
        content: JSON.stringify({ Version: "2012-10-17", Statement: [allow] }),
      }),
    ],
    fail: [
      example(AWS, { policy: "{ Version: 1 }" }),
      example(AWS, aws()),
      example(AWS, aws({ ...allow, Effect: "allow" })),
      example(AWS, aws({ ...allow, NotAction: "a:b" })),
      example(AWS, aws({ Effect: "Allow", Resource: "*" })),
      example(AWS, aws({ Effect: "Allow", Action: "a:b" })),
      example(AWS, aws({ ...allow, Principal: "*" })),
      example(AWS, { policy: JSON.stringify({ Version: "1", Statement: [allow] }) }),
      example("aws:s3/bucketPolicy:BucketPolicy", aws(allow)),
      example("aws:sqs/queuePolicy:QueuePolicy", aws({ ...allow, Principal: "*", Condition: "no" })),
    ],
    unknown: [example(AWS, { policy: UNKNOWN })],
    silent: [example("aws:organizations/policy:Policy", { type: "TAG_POLICY", content: "{}" })],
  },
  alicloud: {
    pass: [
      example(ALI, ali(allow)),
      example(ALI, { statements: [{ effect: "Allow", actions: ["a:b"], resources: ["*"] }] }),
    ],
    fail: [
      example(ALI, { policyDocument: "[]" }),
      example(ALI, { policyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [allow] }) }),
      example(ALI, { policyDocument: JSON.stringify({ Statement: [allow] }) }),
      example(ALI, ali({ Effect: "Allow", Action: "a:b", NotResource: "*" })),
    ],
    unknown: [example(ALI, { policyDocument: UNKNOWN })],
  },
};
