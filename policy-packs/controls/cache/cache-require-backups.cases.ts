import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { cacheRequireBackups } from "./cache-require-backups.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const NODE = "aws:elasticache/cluster:Cluster";
const MEMORYDB = "aws:memorydb/cluster:Cluster";
const SERVERLESS = "aws:elasticache/serverlessCache:ServerlessCache";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";
const policy = {
  name: "policy",
  type: "alicloud:kvstore/backupPolicy:BackupPolicy",
  props: { instanceId: ref("subject"), backupPeriods: ["Monday"] },
};

export const cases: ControlCases = {
  control: cacheRequireBackups,
  aws: {
    pass: [
      example(GROUP, { snapshotRetentionLimit: 1 }),
      example(NODE, { engine: "redis", snapshotRetentionLimit: 5 }),
      example(MEMORYDB, { snapshotRetentionLimit: 7, tags: { "data-class": "restricted" } }),
      example(SERVERLESS, { engine: "valkey", snapshotRetentionLimit: 1 }),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { snapshotRetentionLimit: 0 }),
      example(NODE, { engine: "redis" }),
      example(MEMORYDB, {}),
      example(MEMORYDB, { snapshotRetentionLimit: 6, tags: { "data-class": "restricted" } }),
      example(SERVERLESS, { engine: "redis" }),
    ],
    unknown: [example(GROUP, { snapshotRetentionLimit: UNKNOWN })],
    silent: [
      example(NODE, { engine: "memcached" }),
      example(NODE, { replicationGroupId: "g" }),
      example(SERVERLESS, { engine: "memcached" }),
    ],
  },
  alicloud: {
    pass: [
      example(KVSTORE, { backupPeriods: ["Monday", "Thursday"] }),
      example(KVSTORE, {}, policy),
      example(TAIR, {}, policy),
    ],
    fail: [example(KVSTORE, {}), example(TAIR, {}), example(KVSTORE, { backupPeriods: [] })],
    unknown: [example(KVSTORE, { backupPeriods: UNKNOWN })],
  },
};
