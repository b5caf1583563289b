import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireBackupRhythm } from "./db-require-backup-rhythm.ts";

const POLICY = "alicloud:rds/backupPolicy:BackupPolicy";
const POLAR_POLICY = "alicloud:polardb/backupPolicy:BackupPolicy";
const MONGO = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";
const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const database = (type: string) => ({ name: "db", type, props: { tags: { "data-class": "restricted" } } });
const RDS = database("alicloud:rds/instance:Instance");
const POLAR = database("alicloud:polardb/cluster:Cluster");
const restricted = { tags: { "data-class": "restricted" } };

export const cases: ControlCases = {
  control: dbRequireBackupRhythm,
  alicloud: {
    pass: [
      example(POLICY, {}),
      example(POLICY, { preferredBackupPeriods: ["Monday"] }),
      example(POLICY, { preferredBackupPeriods: WEEK, instanceId: ref("db") }, RDS),
      example(POLAR_POLICY, {}),
      example(MONGO, restricted),
      example(SHARDING, { backupPeriods: WEEK, ...restricted }),
      example("alicloud:kvstore/backupPolicy:BackupPolicy", { backupPeriods: ["Monday"] }),
      example("alicloud:adb/backupPolicy:BackupPolicy", { preferredBackupPeriods: WEEK }),
      example("alicloud:clickhouse/backupPolicy:BackupPolicy", {}),
      example(
        POLICY,
        {
          backupPeriods: ["Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday"],
          instanceId: ref("db"),
        },
        RDS,
      ),
    ],
    fail: [
      example(MONGO, { backupPeriods: WEEK.slice(1), ...restricted }),
      example(MONGO, { backupPeriods: ["Monday", "monday"], ...restricted }),
      example(POLICY, { instanceId: ref("db") }, RDS),
      example(POLAR_POLICY, { dataLevel1BackupPeriods: WEEK.slice(1), dbClusterId: ref("db") }, POLAR),
    ],
    unknown: [
      example(POLICY, { preferredBackupPeriods: UNKNOWN }),
      example(MONGO, { backupPeriods: ["Monday", UNKNOWN] }),
    ],
  },
};
