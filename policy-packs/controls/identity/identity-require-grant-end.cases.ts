import { UNKNOWN } from "../../control.ts";
import { allow, awsText, ramText, where } from "../../policy.cases.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireGrantEnd } from "./identity-require-grant-end.ts";

// Judged on 23 November 2026 at 08:00 UTC.
const AWS = "aws:iam/policy:Policy";
const ALI = "alicloud:ram/policy:Policy";
const tags = { temporary: "true" };
const OBJECTS = "arn:aws-cn:s3:::reports/*";
const until = (value: unknown, operator = "DateLessThan") => where(operator, "aws:CurrentTime", value);
const aws = (...statements: readonly object[]) => example(AWS, { tags, policy: awsText(...statements) });
const object = (statement: object) =>
  example(AWS, { tags, policy: { Version: "2012-10-17", Statement: [statement] } });
const read = (more: object = {}) => allow("s3:GetObject", OBJECTS, more);
const ram = (more: object) =>
  example(ALI, { tags, policyDocument: ramText(allow("oss:GetObject", "*", more)) });

export const cases: ControlCases = {
  control: identityRequireGrantEnd,
  aws: {
    pass: [
      aws(read(until("2026-11-30T08:00:00Z"))),
      aws(read(until("2026-11-24T08:00:00+08:00", "DateLessThanEquals"))),
      aws({ ...read(), Effect: "Deny" }),
    ],
    fail: [
      aws(read()),
      aws(read(until("2026-12-01T08:00:01Z"))),
      aws(read(until("2026-11-23T07:59:59Z"))),
      aws(read(until("2026-11-24T08:00:00Z")), read()),
      aws(read(until("2026-11-24T08:00:00Z", "DateGreaterThan"))),
      aws(read(until("2026-11-24T08:00:00Z", "DateLessThanIfExists"))),
      aws(read(until(["2026-11-24T08:00:00Z", "2027-11-24T08:00:00Z"]))),
      aws(read(until("tomorrow"))),
      aws(read(where("DateLessThan", "aws:TokenIssueTime", "2026-11-24T08:00:00Z"))),
    ],
    unknown: [
      object(read(until(UNKNOWN))),
      object({ ...read(), Condition: UNKNOWN }),
      example(AWS, { tags, policy: UNKNOWN }),
    ],
    silent: [
      example(AWS, { policy: awsText(read()) }),
      example(AWS, { tags: { temporary: "false" }, policy: awsText(read()) }),
    ],
  },
  alicloud: {
    pass: [ram(where("DateLessThan", "acs:CurrentTime", "2026-11-30T08:00:00Z"))],
    fail: [ram({}), ram(where("DateLessThan", "acs:CurrentTime", "2026-12-24T08:00:00+08:00"))],
    unknown: [example(ALI, { tags, policyDocument: UNKNOWN })],
  },
};
