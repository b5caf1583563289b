import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireLockout } from "./identity-require-lockout.ts";

const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";

export const cases: ControlCases = {
  control: identityRequireLockout,
  alicloud: {
    pass: [example(ALI, {}), example(ALI, { maxLoginAttempts: 3 })],
    fail: [
      example(ALI, { maxLoginAttempts: 10 }),
      example(ALI, { maxLoginAttempts: 0 }),
      example("alicloud:ram/passwordPolicy:PasswordPolicy", { maxLoginAttemps: 32 }),
    ],
    unknown: [example(ALI, { maxLoginAttempts: UNKNOWN })],
  },
};
