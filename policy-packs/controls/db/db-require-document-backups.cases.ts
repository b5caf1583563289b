import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireDocumentBackups } from "./db-require-document-backups.ts";

const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";

export const cases: ControlCases = {
  control: dbRequireDocumentBackups,
  aws: {
    pass: [
      example(DOCDB, { backupRetentionPeriod: 7 }),
      example(NEPTUNE, { backupRetentionPeriod: 8 }),
      example("aws:docdb/elasticCluster:ElasticCluster", { backupRetentionPeriod: 7 }),
    ],
    fail: [
      example(DOCDB, {}),
      example(DOCDB, { backupRetentionPeriod: 6 }),
      example(NEPTUNE, {}),
      example("aws:docdb/elasticCluster:ElasticCluster", {}),
    ],
    unknown: [example(DOCDB, { backupRetentionPeriod: UNKNOWN })],
  },
  alicloud: {
    pass: [example(MONGO, {}), example(MONGO, { backupRetentionPeriod: 30 }), example(SHARDING, {})],
    fail: [example(MONGO, { backupRetentionPeriod: 6 }), example(SHARDING, { backupRetentionPeriod: 3 })],
    unknown: [example(MONGO, { backupRetentionPeriod: UNKNOWN })],
  },
};
