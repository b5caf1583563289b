import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, awsText, deny, ram, ramObject } from "../../policy.cases.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { identityNoConflictingDuties } from "./identity-no-conflicting-duties.ts";

const own = (name: string, policy: unknown): ResourceSpec => ({
  name,
  type: "aws:iam/rolePolicy:RolePolicy",
  props: { role: ref("subject"), policy },
});

export const cases: ControlCases = {
  control: identityNoConflictingDuties,
  aws: {
    pass: [
      aws(allow("iam:AttachRolePolicy"), allow("cloudtrail:LookupEvents")),
      aws(allow("cloudtrail:StopLogging"), allow("iam:ListRoles")),
      aws(allow("kms:PutKeyPolicy"), allow("kms:Decrypt", "arn:aws-cn:kms:cn-north-1:111122223333:key/1")),
      aws(allow("kms:*"), deny("kms:Decrypt")),
      aws(allow("rds:DeleteDBInstance"), allow("backup:StartBackupJob")),
    ],
    fail: [
      aws(allow(["iam:PutRolePolicy", "cloudtrail:StopLogging"])),
      aws(allow("rds:*"), allow("backup:*")),
      aws(allow("kms:*")),
      // Each policy by itself is harmless.
      example(
        "aws:iam/role:Role",
        {},
        own("grants", awsText(allow("iam:Attach*"))),
        own("erases", awsText(allow("cloudtrail:Delete*"))),
      ),
    ],
    unknown: [
      awsObject(allow("kms:PutKeyPolicy"), allow("kms:Decrypt", UNKNOWN)),
      example("aws:iam/policy:Policy", { policy: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [ram(allow("ram:AttachPolicyToRole"), allow("actiontrail:LookupEvents"))],
    fail: [
      ram(allow(["ram:AttachPolicyToRole", "actiontrail:StopLogging"])),
      ram(allow("rds:DeleteDBInstance"), allow("hbr:Delete*")),
      ram(allow("kms:*")),
    ],
    unknown: [ramObject(allow("kms:SetKeyPolicy"), allow("kms:Decrypt", UNKNOWN))],
  },
};
