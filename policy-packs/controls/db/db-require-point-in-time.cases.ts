import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequirePointInTime } from "./db-require-point-in-time.ts";

const TABLE = "aws:dynamodb/table:Table";
const REPLICA = "aws:dynamodb/tableReplica:TableReplica";
const KEYSPACES = "aws:keyspaces/table:Table";
const POLICY = "alicloud:rds/backupPolicy:BackupPolicy";
const POLAR_POLICY = "alicloud:polardb/backupPolicy:BackupPolicy";
const MONGO = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const GPDB = "alicloud:gpdb/backupPolicy:BackupPolicy";

export const cases: ControlCases = {
  control: dbRequirePointInTime,
  aws: {
    pass: [
      example(TABLE, { pointInTimeRecovery: { enabled: true } }),
      example(TABLE, { pointInTimeRecovery: { enabled: "true" } }),
      example(REPLICA, { pointInTimeRecovery: true }),
      example(KEYSPACES, { pointInTimeRecovery: { status: "ENABLED" } }),
    ],
    fail: [
      example(TABLE, {}),
      example(TABLE, { pointInTimeRecovery: { enabled: false } }),
      example(REPLICA, {}),
      example(KEYSPACES, {}),
      example(KEYSPACES, { pointInTimeRecovery: { status: "DISABLED" } }),
    ],
    unknown: [
      example(TABLE, { pointInTimeRecovery: UNKNOWN }),
      example(TABLE, { pointInTimeRecovery: { enabled: UNKNOWN } }),
      example(KEYSPACES, { pointInTimeRecovery: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(POLICY, {}),
      example(POLICY, { enableBackupLog: true }),
      example(POLAR_POLICY, {}),
      example(POLAR_POLICY, { logBackupRetentionPeriod: 3 }),
      example(MONGO, { enableBackupLog: 1 }),
      example(SHARDING, { enableBackupLog: 1 }),
      example(KVSTORE, { enableBackupLog: 1 }),
      example(GPDB, {}),
    ],
    fail: [
      example(POLICY, { enableBackupLog: false }),
      example(POLICY, { logBackup: false }),
      example(POLAR_POLICY, { logBackupRetentionPeriod: 0 }),
      example(MONGO, {}),
      example(MONGO, { enableBackupLog: 0 }),
      example(SHARDING, {}),
      example(KVSTORE, { enableBackupLog: 0 }),
      example(GPDB, { enableRecoveryPoint: false }),
    ],
    unknown: [
      example(POLICY, { enableBackupLog: UNKNOWN }),
      example(POLAR_POLICY, { logBackupRetentionPeriod: UNKNOWN }),
    ],
    silent: [example(KVSTORE, {})],
  },
};
