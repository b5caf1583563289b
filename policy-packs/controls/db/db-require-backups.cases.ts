import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireBackups } from "./db-require-backups.ts";

const RDS = "aws:rds/instance:Instance";
const POLICY = "alicloud:rds/backupPolicy:BackupPolicy";
const POLAR = "alicloud:polardb/backupPolicy:BackupPolicy";

export const cases: ControlCases = {
  control: dbRequireBackups,
  aws: {
    pass: [
      example(RDS, { backupRetentionPeriod: 7 }),
      example("aws:elasticache/replicationGroup:ReplicationGroup", { snapshotRetentionLimit: 14 }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { backupRetentionPeriod: 0 }),
      example("aws:rds/cluster:Cluster", {}),
      example("aws:elasticache/cluster:Cluster", { engine: "redis" }),
    ],
    unknown: [example(RDS, { backupRetentionPeriod: UNKNOWN })],
    silent: [
      example(RDS, { replicateSourceDb: "p" }),
      example("aws:elasticache/cluster:Cluster", { engine: "memcached" }),
    ],
  },
  alicloud: {
    pass: [
      example(POLICY, {}),
      example(POLICY, { backupRetentionPeriod: 30 }),
      example(POLAR, { dataLevel1BackupRetentionPeriod: 14 }),
    ],
    fail: [
      example(POLAR, { dataLevel1BackupRetentionPeriod: 3 }),
      example("alicloud:mongodb/instance:Instance", { backupRetentionPeriod: 3 }),
    ],
    unknown: [example(POLICY, { backupRetentionPeriod: UNKNOWN }), example(POLAR, {})],
  },
};
