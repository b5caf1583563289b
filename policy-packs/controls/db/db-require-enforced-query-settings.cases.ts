import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireEnforcedQuerySettings } from "./db-require-enforced-query-settings.ts";

const WORKGROUP = "aws:athena/workgroup:Workgroup";

export const cases: ControlCases = {
  control: dbRequireEnforcedQuerySettings,
  aws: {
    pass: [
      example(WORKGROUP, {}),
      example(WORKGROUP, { configuration: { enforceWorkgroupConfiguration: true } }),
    ],
    fail: [example(WORKGROUP, { configuration: { enforceWorkgroupConfiguration: false } })],
    unknown: [example(WORKGROUP, { configuration: { enforceWorkgroupConfiguration: UNKNOWN } })],
  },
};
