import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireLogCollection } from "./db-require-log-collection.ts";

const AUDIT = "alicloud:log/audit:Audit";

export const cases: ControlCases = {
  control: dbRequireLogCollection,
  alicloud: {
    pass: [
      example(AUDIT, { variableMap: { rds_enabled: "true" } }),
      example(AUDIT, { variableMap: { rds_enabled: true } }),
      example(AUDIT, { variableMap: { rdsEnabled: "true" } }),
    ],
    fail: [
      example(AUDIT, {}),
      example(AUDIT, { variableMap: { rds_enabled: "false" } }),
      example(AUDIT, { variableMap: { oss_access_enabled: "true" } }),
    ],
    unknown: [
      example(AUDIT, { variableMap: UNKNOWN }),
      example(AUDIT, { variableMap: { rds_enabled: UNKNOWN } }),
    ],
  },
};
