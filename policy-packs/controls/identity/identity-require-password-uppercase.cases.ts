import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordUppercase } from "./identity-require-password-uppercase.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";
const NEWER = "alicloud:ram/passwordPolicy:PasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordUppercase,
  aws: {
    pass: [
      example(AWS, { requireUppercaseCharacters: true }),
      example(AWS, { requireUppercaseCharacters: "true" }),
    ],
    // The service asks for none of them where the policy leaves them out.
    fail: [example(AWS, {}), example(AWS, { requireUppercaseCharacters: false, requireNumbers: true })],
    unknown: [example(AWS, { requireUppercaseCharacters: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, { requireUppercaseCharacters: true }),
      example(NEWER, { requireUppercaseCharacters: "true" }),
    ],
    // The two types default to opposite answers, so neither default counts.
    fail: [
      example(ALI, {}),
      example(NEWER, {}),
      example(ALI, { requireUppercaseCharacters: false }),
      example(ALI, { requireUppercaseCharacters: "false", requireNumbers: true }),
    ],
    unknown: [example(ALI, { requireUppercaseCharacters: UNKNOWN })],
  },
};
