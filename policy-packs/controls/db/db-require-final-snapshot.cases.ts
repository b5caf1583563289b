import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireFinalSnapshot } from "./db-require-final-snapshot.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";

export const cases: ControlCases = {
  control: dbRequireFinalSnapshot,
  aws: {
    pass: [
      example(RDS, {}),
      example(RDS, { skipFinalSnapshot: false }),
      example(RDS, { skipFinalSnapshot: true, deleteAutomatedBackups: false }),
      example(AURORA, {}),
      example(AURORA, { skipFinalSnapshot: true, deleteAutomatedBackups: false }),
      example(DOCDB, {}),
      example(NEPTUNE, {}),
      example(REDSHIFT, {}),
    ],
    fail: [
      example(RDS, { skipFinalSnapshot: true }),
      example(RDS, { skipFinalSnapshot: "true", deleteAutomatedBackups: true }),
      example(AURORA, { skipFinalSnapshot: true }),
      example(DOCDB, { skipFinalSnapshot: true }),
      example(NEPTUNE, { skipFinalSnapshot: true }),
      example(REDSHIFT, { skipFinalSnapshot: true }),
    ],
    unknown: [example(RDS, { skipFinalSnapshot: UNKNOWN })],
    notApplicable: [example(RDS, { skipFinalSnapshot: true, tags: { environment: "test" } })],
    silent: [example(RDS, { replicateSourceDb: "p", skipFinalSnapshot: true })],
  },
  alicloud: {
    pass: [
      example(ALI, { releasedKeepPolicy: "Lastest" }),
      example(ALI, { releasedKeepPolicy: "All" }),
      example(POLARDB, { backupRetentionPolicyOnClusterDeletion: "LATEST" }),
      example(MONGO, { backupRetentionPolicyOnClusterDeletion: 1 }),
      example(SHARDING, { backupRetentionPolicyOnClusterDeletion: 2 }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { releasedKeepPolicy: "None" }),
      example(POLARDB, {}),
      example(POLARDB, { backupRetentionPolicyOnClusterDeletion: "NONE" }),
      example(MONGO, {}),
      example(MONGO, { backupRetentionPolicyOnClusterDeletion: 0 }),
      example(SHARDING, {}),
    ],
    unknown: [
      example(ALI, { releasedKeepPolicy: UNKNOWN }),
      example(MONGO, { backupRetentionPolicyOnClusterDeletion: UNKNOWN }),
    ],
    notApplicable: [example(ALI, { tags: { environment: "test" } })],
  },
};
