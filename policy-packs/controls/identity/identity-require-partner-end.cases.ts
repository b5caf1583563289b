import { UNKNOWN } from "../../control.ts";
import { awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePartnerEnd } from "./identity-require-partner-end.ts";

// Judged on 23 November 2026.
const AWS = "aws:iam/role:Role";
const ALI = "alicloud:ram/role:Role";
const EXTERNAL = { Condition: { StringEquals: { "sts:ExternalId": "mall-2026" } } };
const trust = (Principal: unknown, more: object = EXTERNAL) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal,
  ...more,
});
const aws = (tags: unknown) =>
  example(AWS, { tags, assumeRolePolicy: awsText(trust({ AWS: "444455556666" })) });
const ali = (tags: unknown) =>
  example(ALI, { tags, assumeRolePolicyDocument: ramText(trust({ RAM: ["acs:ram::2:root"] })) });
const agreed = (expiry: unknown, approver: unknown = "cto@mall.example") => ({ approver, expiry });

export const cases: ControlCases = {
  control: identityRequirePartnerEnd,
  aws: {
    pass: [
      aws(agreed("2027-03-31")),
      aws(agreed("2026-11-23")),
      aws(agreed("2027-11-24")),
      example(AWS, { tags: { ...agreed("2027-03-31"), "third-party": "cleaners" } }),
    ],
    fail: [
      aws({}),
      aws({ approver: "cto@mall.example" }),
      aws({ expiry: "2027-03-31" }),
      aws(agreed("2027-03-31", "")),
      aws(agreed("2026-11-22")),
      aws(agreed("2027-11-25")),
      aws(agreed("2026-11-22", UNKNOWN)),
      example(AWS, { tags: { "third-party": "cleaners" } }),
    ],
    unknown: [aws(UNKNOWN), aws(agreed(UNKNOWN)), aws(agreed("2027-03-31", UNKNOWN))],
    silent: [
      example(AWS, { assumeRolePolicy: awsText(trust({ Service: "ec2.amazonaws.com.cn" }, {})) }),
      example(AWS, { assumeRolePolicy: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [ali(agreed("2027-03-31"))],
    fail: [ali({})],
    unknown: [ali(agreed(UNKNOWN))],
    silent: [example(ALI, { services: ["ecs.aliyuncs.com"] })],
  },
};
