import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, awsText, deny, ram, ramObject, where } from "../../policy.cases.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoStarAction } from "./identity-no-star-action.ts";

const BUCKET = "arn:aws-cn:s3:::reports";

export const cases: ControlCases = {
  control: identityNoStarAction,
  aws: {
    pass: [
      aws(allow("s3:*")),
      aws(deny("*")),
      awsObject({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    ],
    fail: [
      aws(allow("*", BUCKET)),
      aws(allow(["s3:GetObject", "*"])),
      aws(allow("*:*", BUCKET)),
      aws(allow("*", BUCKET, where("Bool", "aws:SecureTransport", "true"))),
      example("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", {
        inlinePolicy: awsText(allow("*", BUCKET)),
      }),
    ],
    unknown: [awsObject(allow(UNKNOWN)), awsObject({ ...allow("*"), Effect: UNKNOWN })],
    notApplicable: [example("aws:iam/policy:Policy", { policy: "{" })],
    silent: [example("aws:iam/role:Role", {})],
  },
  alicloud: {
    pass: [ram(allow("oss:*")), ram(deny("*"))],
    fail: [ram(allow("*", "acs:oss:*:*:reports"))],
    unknown: [ramObject(allow(["oss:GetObject", UNKNOWN]))],
  },
};
