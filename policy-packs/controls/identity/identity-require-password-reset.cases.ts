import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordReset } from "./identity-require-password-reset.ts";

const AWS = "aws:iam/userLoginProfile:UserLoginProfile";
const ALI = "alicloud:ram/loginProfile:LoginProfile";

export const cases: ControlCases = {
  control: identityRequirePasswordReset,
  aws: {
    pass: [example(AWS, { passwordResetRequired: true })],
    fail: [example(AWS, {}), example(AWS, { passwordResetRequired: "false" })],
    unknown: [example(AWS, { passwordResetRequired: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { passwordResetRequired: true })],
    fail: [example(ALI, {})],
    unknown: [example(ALI, { passwordResetRequired: UNKNOWN })],
  },
};
