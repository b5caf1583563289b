import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireAuditCollection } from "./log-require-audit-collection.ts";

const AUDIT = "alicloud:log/audit:Audit";

export const cases: ControlCases = {
  control: logRequireAuditCollection,
  alicloud: {
    pass: [
      example(AUDIT, { variableMap: { rds_enabled: "true" } }),
      example(AUDIT, { variableMap: { rds_enabled: true } }),
    ],
    fail: [
      example(AUDIT, {}),
      example(AUDIT, { variableMap: { rds_enabled: "false" } }),
      example(AUDIT, { variableMap: { rds_enabled: "" } }),
      example(AUDIT, { variableMap: { drds_enabled: "true" } }),
    ],
    unknown: [
      example(AUDIT, { variableMap: UNKNOWN }),
      example(AUDIT, { variableMap: { rds_enabled: UNKNOWN } }),
    ],
  },
};
