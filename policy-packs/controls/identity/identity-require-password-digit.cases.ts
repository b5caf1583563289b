import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordDigit } from "./identity-require-password-digit.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";
const NEWER = "alicloud:ram/passwordPolicy:PasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordDigit,
  aws: {
    pass: [example(AWS, { requireNumbers: true }), example(AWS, { requireNumbers: "true" })],
    // The service asks for none of them where the policy leaves them out.
    fail: [example(AWS, {}), example(AWS, { requireNumbers: false, requireSymbols: true })],
    unknown: [example(AWS, { requireNumbers: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { requireNumbers: true }), example(NEWER, { requireNumbers: "true" })],
    // The two types default to opposite answers, so neither default counts.
    fail: [
      example(ALI, {}),
      example(NEWER, {}),
      example(ALI, { requireNumbers: false }),
      example(ALI, { requireNumbers: "false", requireSymbols: true }),
    ],
    unknown: [example(ALI, { requireNumbers: UNKNOWN })],
  },
};
