import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordClasses } from "./identity-require-password-classes.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordClasses,
  aws: {
    pass: [
      example(AWS, {
        requireLowercaseCharacters: true,
        requireUppercaseCharacters: true,
        requireNumbers: true,
      }),
    ],
    fail: [example(AWS, {}), example(AWS, { requireNumbers: true, requireSymbols: true })],
    unknown: [
      example(AWS, { requireNumbers: true, requireSymbols: true, requireLowercaseCharacters: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(ALI, {}), example(ALI, { requireSymbols: false })],
    fail: [
      example(ALI, { requireSymbols: false, requireNumbers: false }),
      // The newer type asks for no class where it is left out.
      example("alicloud:ram/passwordPolicy:PasswordPolicy", { requireNumbers: true, requireSymbols: true }),
    ],
    unknown: [example(ALI, { requireSymbols: false, requireNumbers: UNKNOWN })],
  },
};
