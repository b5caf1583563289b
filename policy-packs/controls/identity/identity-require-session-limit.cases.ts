import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireSessionLimit } from "./identity-require-session-limit.ts";

const AWS = "aws:iam/role:Role";
const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const ALI = "alicloud:ram/role:Role";
const PREFERENCE = "alicloud:ram/securityPreference:SecurityPreference";

export const cases: ControlCases = {
  control: identityRequireSessionLimit,
  aws: {
    pass: [
      example(AWS, {}),
      example(AWS, { maxSessionDuration: 28_800 }),
      example(SET, {}),
      example(SET, { sessionDuration: "PT8H" }),
      example(SET, { sessionDuration: "PT7H30M" }),
      example(SET, { sessionDuration: "PT480M" }),
    ],
    fail: [
      example(AWS, { maxSessionDuration: 28_801 }),
      example(AWS, { maxSessionDuration: "43200" }),
      example(SET, { sessionDuration: "PT8H1M" }),
      example(SET, { sessionDuration: "a day" }),
    ],
    unknown: [example(AWS, { maxSessionDuration: UNKNOWN }), example(SET, { sessionDuration: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, {}), example(PREFERENCE, {}), example(PREFERENCE, { loginSessionDuration: 8 })],
    fail: [
      example(ALI, { maxSessionDuration: 43_200 }),
      example(PREFERENCE, { loginSessionDuration: 9 }),
      example("alicloud:cloudsso/accessConfiguration:AccessConfiguration", { sessionDuration: 28_801 }),
    ],
    unknown: [example(PREFERENCE, { loginSessionDuration: UNKNOWN })],
  },
};
