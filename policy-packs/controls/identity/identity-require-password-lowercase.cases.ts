import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordLowercase } from "./identity-require-password-lowercase.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";
const NEWER = "alicloud:ram/passwordPolicy:PasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordLowercase,
  aws: {
    pass: [
      example(AWS, { requireLowercaseCharacters: true }),
      example(AWS, { requireLowercaseCharacters: "true" }),
    ],
    // The service asks for none of them where the policy leaves them out.
    fail: [example(AWS, {}), example(AWS, { requireLowercaseCharacters: false, requireNumbers: true })],
    unknown: [example(AWS, { requireLowercaseCharacters: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, { requireLowercaseCharacters: true }),
      example(NEWER, { requireLowercaseCharacters: "true" }),
    ],
    // The two types default to opposite answers, so neither default counts.
    fail: [
      example(ALI, {}),
      example(NEWER, {}),
      example(ALI, { requireLowercaseCharacters: false }),
      example(ALI, { requireLowercaseCharacters: "false", requireNumbers: true }),
    ],
    unknown: [example(ALI, { requireLowercaseCharacters: UNKNOWN })],
  },
};
