import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireLoginMfa } from "./identity-require-login-mfa.ts";

const ALI = "alicloud:ram/securityPreference:SecurityPreference";

export const cases: ControlCases = {
  control: identityRequireLoginMfa,
  alicloud: {
    pass: [example(ALI, { enforceMfaForLogin: true }), example(ALI, { mfaOperationForLogin: "mandatory" })],
    fail: [
      example(ALI, {}),
      example(ALI, { enforceMfaForLogin: false }),
      example(ALI, { mfaOperationForLogin: "adaptive" }),
      example(ALI, { mfaOperationForLogin: "independent", enforceMfaForLogin: true }),
    ],
    unknown: [example(ALI, { enforceMfaForLogin: UNKNOWN }), example(ALI, { mfaOperationForLogin: UNKNOWN })],
  },
};
