import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoDisabledBackups } from "./db-no-disabled-backups.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";

export const cases: ControlCases = {
  control: dbNoDisabledBackups,
  aws: {
    pass: [example(RDS, { backupRetentionPeriod: 35 }), example(AURORA, { backupRetentionPeriod: 1 })],
    fail: [
      example(RDS, { backupRetentionPeriod: 0 }),
      example(RDS, { backupRetentionPeriod: 36 }),
      example(AURORA, { backupRetentionPeriod: "0" }),
    ],
    unknown: [example(RDS, { backupRetentionPeriod: UNKNOWN })],
    silent: [
      example(RDS, {}),
      example(AURORA, {}),
      example(RDS, { replicateSourceDb: "p", backupRetentionPeriod: 0 }),
    ],
  },
};
