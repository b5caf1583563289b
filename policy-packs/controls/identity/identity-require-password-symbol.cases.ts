import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordSymbol } from "./identity-require-password-symbol.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";
const NEWER = "alicloud:ram/passwordPolicy:PasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordSymbol,
  aws: {
    pass: [example(AWS, { requireSymbols: true }), example(AWS, { requireSymbols: "true" })],
    // The service asks for none of them where the policy leaves them out.
    fail: [example(AWS, {}), example(AWS, { requireSymbols: false, requireNumbers: true })],
    unknown: [example(AWS, { requireSymbols: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { requireSymbols: true }), example(NEWER, { requireSymbols: "true" })],
    // The two types default to opposite answers, so neither default counts.
    fail: [
      example(ALI, {}),
      example(NEWER, {}),
      example(ALI, { requireSymbols: false }),
      example(ALI, { requireSymbols: "false", requireNumbers: true }),
    ],
    unknown: [example(ALI, { requireSymbols: UNKNOWN })],
  },
};
