import { describe, expect, test } from "vitest";
import { identityNoConflictingDuties } from "./controls/identity/identity-no-conflicting-duties.ts";
import { identityNoFreeWrites } from "./controls/identity/identity-no-free-writes.ts";
import { identityNoPrivilegeEscalation } from "./controls/identity/identity-no-privilege-escalation.ts";
import { identityNoWildcardAdmin } from "./controls/identity/identity-no-wildcard-admin.ts";
import { allow, aws, awsText, ram } from "./policy.cases.ts";
import { type Example, judgeExample } from "./testing.ts";

const status = (control: typeof identityNoWildcardAdmin, it: Example, settings: Record<string, unknown>) =>
  judgeExample(control, it, "preview", { settings: { [control.id]: settings } })?.status;

describe("what the account is denied from above", () => {
  const grants = aws(allow("iam:AttachRolePolicy"));

  test("is taken from what a policy grants", () => {
    expect(status(identityNoPrivilegeEscalation, grants, { guardrails: [] })).toBe("fail");
    expect(status(identityNoPrivilegeEscalation, grants, { guardrails: ["iam:Attach*"] })).toBe("pass");
    expect(status(identityNoFreeWrites, aws(allow("s3:PutObject")), { guardrails: ["S3:put*"] })).toBe(
      "pass",
    );
  });

  test("leaves everything else as it is", () => {
    expect(status(identityNoPrivilegeEscalation, grants, { guardrails: ["s3:*"] })).toBe("fail");
  });
});

describe("roles for emergencies and for deploying", () => {
  const role = (name: string, Condition: object): Example => ({
    subject: "subject",
    resources: [
      {
        name: "subject",
        type: "aws:iam/rolePolicy:RolePolicy",
        props: { role: { $ref: name }, policy: awsText(allow("*")) },
      },
      {
        name,
        type: "aws:iam/role:Role",
        props: {
          assumeRolePolicy: awsText({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: "111122223333" },
            Condition,
          }),
        },
      },
    ],
  });
  const FACTOR = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

  test("are known by the names that the settings give", () => {
    expect(status(identityNoWildcardAdmin, role("break-glass", FACTOR), {})).toBe("not-applicable");
    expect(status(identityNoWildcardAdmin, role("night-watch", FACTOR), {})).toBe("fail");
    expect(
      status(identityNoWildcardAdmin, role("night-watch", FACTOR), { emergencyRoles: ["x", "night-*"] }),
    ).toBe("not-applicable");
    expect(status(identityNoWildcardAdmin, role("break-glass", FACTOR), { emergencyRoles: [] })).toBe("fail");
  });

  test("are spared by no name alone", () => {
    expect(status(identityNoWildcardAdmin, role("break-glass", {}), {})).toBe("fail");
  });
});

test("a conflict of duties is accepted by its words alone", () => {
  const keeper = ram(allow("kms:*"));
  expect(status(identityNoConflictingDuties, keeper, { together: ["keeping keys with decrypting"] })).toBe(
    "pass",
  );
  expect(status(identityNoConflictingDuties, keeper, { together: ["keys"] })).toBe("fail");
});
