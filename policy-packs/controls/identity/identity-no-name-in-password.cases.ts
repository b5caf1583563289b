import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoNameInPassword } from "./identity-no-name-in-password.ts";

const ALI = "alicloud:ram/passwordPolicy:PasswordPolicy";

export const cases: ControlCases = {
  control: identityNoNameInPassword,
  alicloud: {
    pass: [example(ALI, { passwordNotContainUserName: true })],
    fail: [example(ALI, {}), example(ALI, { passwordNotContainUserName: false })],
    unknown: [example(ALI, { passwordNotContainUserName: UNKNOWN })],
    notApplicable: [example("alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy", {})],
  },
};
