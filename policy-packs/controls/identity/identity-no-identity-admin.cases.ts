import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, deny, ram, ramObject, where } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoIdentityAdmin } from "./identity-no-identity-admin.ts";

const FACTOR = where("Bool", "aws:MultiFactorAuthPresent", "true");

export const cases: ControlCases = {
  control: identityNoIdentityAdmin,
  aws: {
    pass: [
      aws(allow("iam:Get*")),
      aws(allow("s3:*")),
      aws(deny("iam:*")),
      aws(allow("iam:*", "*", FACTOR)),
      awsObject({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }),
    ],
    fail: [
      aws(allow("iam:*")),
      aws(allow("IAM:*")),
      aws(allow(["s3:GetObject", "*"])),
      aws(allow("iam:*", "*", where("StringLike", "aws:username", "*"))),
    ],
    unknown: [
      awsObject(allow(UNKNOWN)),
      awsObject({ ...allow("iam:*"), Effect: UNKNOWN }),
      awsObject({ ...allow("iam:*"), Condition: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [ram(allow("ram:ListUsers")), ram(allow("iam:*"))],
    fail: [ram(allow("ram:*")), ram(allow("*"))],
    unknown: [ramObject(allow(["oss:*", UNKNOWN]))],
  },
};
