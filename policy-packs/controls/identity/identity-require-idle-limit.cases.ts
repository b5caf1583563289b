import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireIdleLimit } from "./identity-require-idle-limit.ts";

const AWS = "aws:accessanalyzer/analyzer:Analyzer";
const ALI = "alicloud:ram/securityPreference:SecurityPreference";
const after = (unusedAccessAge: unknown) =>
  example(AWS, { type: "ACCOUNT_UNUSED_ACCESS", configuration: { unusedAccess: { unusedAccessAge } } });

export const cases: ControlCases = {
  control: identityRequireIdleLimit,
  aws: {
    pass: [after(90), example(AWS, { type: "ORGANIZATION_UNUSED_ACCESS" })],
    fail: [after(91), after("180")],
    unknown: [after(UNKNOWN), example(AWS, { type: UNKNOWN })],
    silent: [example(AWS, {}), example(AWS, { type: "ORGANIZATION" })],
  },
  alicloud: {
    pass: [example(ALI, { maxIdleDaysForUsers: 90, maxIdleDaysForAccessKeys: "90" })],
    fail: [
      example(ALI, {}),
      example(ALI, { maxIdleDaysForUsers: 90 }),
      example(ALI, { maxIdleDaysForUsers: UNKNOWN, maxIdleDaysForAccessKeys: 180 }),
    ],
    unknown: [example(ALI, { maxIdleDaysForUsers: UNKNOWN, maxIdleDaysForAccessKeys: 90 })],
  },
};
