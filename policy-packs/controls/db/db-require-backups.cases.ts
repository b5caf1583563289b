import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireBackups } from "./db-require-backups.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const POLICY = "alicloud:rds/backupPolicy:BackupPolicy";
const POLAR_POLICY = "alicloud:polardb/backupPolicy:BackupPolicy";
const policy = (props: object) => ({
  name: "policy",
  type: POLICY,
  props: { instanceId: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: dbRequireBackups,
  aws: {
    pass: [
      example(RDS, { backupRetentionPeriod: 7 }),
      example(RDS, { backupRetentionPeriod: "14" }),
      example(AURORA, { backupRetentionPeriod: 35 }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { backupRetentionPeriod: 0 }),
      example(RDS, { backupRetentionPeriod: 6 }),
      example(AURORA, {}),
      example(AURORA, { backupRetentionPeriod: 1 }),
    ],
    unknown: [example(RDS, { backupRetentionPeriod: UNKNOWN })],
    silent: [example(RDS, { replicateSourceDb: "p" }), example(RDS, { engine: "aurora-mysql" })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, {}, policy({})),
      example(ALI, {}, policy({ backupRetentionPeriod: 30 })),
      example(POLICY, { backupRetentionPeriod: 7 }),
      example(POLICY, { retentionPeriod: 8 }),
      example(POLARDB, {}),
      example(POLAR_POLICY, {}),
      example(POLAR_POLICY, { dataLevel1BackupRetentionPeriod: 14 }),
    ],
    fail: [
      example(ALI, {}, policy({ backupRetentionPeriod: 6 })),
      example(POLICY, { backupRetentionPeriod: 6 }),
      example(
        POLARDB,
        {},
        {
          name: "policy",
          type: POLAR_POLICY,
          props: { dbClusterId: ref("subject"), dataLevel1BackupRetentionPeriod: 3 },
        },
      ),
      example(POLAR_POLICY, { dataLevel1BackupRetentionPeriod: 3 }),
    ],
    unknown: [
      example(POLICY, { backupRetentionPeriod: UNKNOWN }),
      example(ALI, {}, policy({ backupRetentionPeriod: UNKNOWN })),
    ],
    silent: [example(POLICY, { instanceId: ref("db"), backupRetentionPeriod: 1 }, { name: "db", type: ALI })],
  },
};
