import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordLength } from "./identity-require-password-length.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordLength,
  aws: {
    pass: [example(AWS, { minimumPasswordLength: 14 })],
    fail: [example(AWS, {}), example(AWS, { minimumPasswordLength: 8 })],
    unknown: [example(AWS, { minimumPasswordLength: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, {})],
    fail: [
      example(ALI, { minimumPasswordLength: 8 }),
      example("alicloud:ram/passwordPolicy:PasswordPolicy", { minimumPasswordLength: 8 }),
    ],
    unknown: [example(ALI, { minimumPasswordLength: UNKNOWN })],
  },
};
