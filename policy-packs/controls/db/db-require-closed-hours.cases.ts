import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireClosedHours } from "./db-require-closed-hours.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const KVSTORE = "alicloud:kvstore/instance:Instance";
/** 02:00 to 03:00 in China. */
const night = "18:00-19:00";
const sunday = "sun:19:00-sun:20:00";

export const cases: ControlCases = {
  control: dbRequireClosedHours,
  aws: {
    pass: [
      example(RDS, { backupWindow: night, maintenanceWindow: sunday }),
      example(RDS, { backupWindow: "14:00-14:30", maintenanceWindow: "Sun:23:30-Mon:01:00" }),
      example(AURORA, { preferredBackupWindow: night, preferredMaintenanceWindow: sunday }),
      example(DOCDB, { preferredBackupWindow: night, preferredMaintenanceWindow: sunday }),
      example(REDSHIFT, { preferredMaintenanceWindow: sunday }),
      example(GROUP, { snapshotWindow: night, maintenanceWindow: sunday }),
      example(RDS, { engine: "aurora-mysql", maintenanceWindow: sunday }),
      example(RDS, { replicateSourceDb: "p", maintenanceWindow: sunday }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { engine: "mysql", maintenanceWindow: sunday }),
      example(RDS, { engine: UNKNOWN, backupWindow: night }),
      example(RDS, { engine: UNKNOWN, backupWindow: "01:00-01:30", maintenanceWindow: sunday }),
      example(RDS, { backupWindow: "01:00-01:30", maintenanceWindow: sunday }),
      example(RDS, { backupWindow: "13:59-14:29", maintenanceWindow: sunday }),
      example(RDS, { backupWindow: night, maintenanceWindow: "sun:04:00-sun:04:30" }),
      example(RDS, { backupWindow: night, maintenanceWindow: "sun:00:00-sun:01:01" }),
      example(RDS, { backupWindow: "noon", maintenanceWindow: sunday }),
      example(AURORA, { preferredBackupWindow: night }),
      example("aws:neptune/cluster:Cluster", {}),
      example("aws:memorydb/cluster:Cluster", {}),
      example("aws:dax/cluster:Cluster", {}),
      example(RDS, { backupWindow: night, maintenanceWindow: "sun:19:00-tue:19:00" }),
    ],
    unknown: [
      example(RDS, { backupWindow: UNKNOWN, maintenanceWindow: sunday }),
      example(RDS, { engine: UNKNOWN, maintenanceWindow: sunday }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { maintainTime: "18:00Z-19:00Z" }),
      example("alicloud:rds/backupPolicy:BackupPolicy", { preferredBackupTime: "18:00Z-19:00Z" }),
      example(POLARDB, { maintainTime: "22:00Z-23:00Z" }),
      example(MONGO, { maintainStartTime: "18:00Z", maintainEndTime: "19:00Z" }),
      example(KVSTORE, { maintainStartTime: "18:00Z", maintainEndTime: "22:00Z" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { maintainTime: "02:00Z-06:00Z" }),
      example("alicloud:rds/backupPolicy:BackupPolicy", { preferredBackupTime: "02:00Z-03:00Z" }),
      example(POLARDB, {}),
      example("alicloud:polardb/backupPolicy:BackupPolicy", {}),
      example(MONGO, { maintainStartTime: "18:00Z" }),
      example(KVSTORE, {}),
      example("alicloud:redis/tairInstance:TairInstance", {}),
      example("alicloud:adb/dBCluster:DBCluster", {}),
      example("alicloud:gpdb/instance:Instance", {}),
      example("alicloud:kvstore/backupPolicy:BackupPolicy", { backupTime: "03:00Z-04:00Z" }),
    ],
    unknown: [
      example(ALI, { maintainTime: UNKNOWN }),
      example(MONGO, { maintainStartTime: "18:00Z", maintainEndTime: UNKNOWN }),
    ],
  },
};
