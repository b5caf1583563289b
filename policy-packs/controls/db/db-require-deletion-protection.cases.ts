import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireDeletionProtection } from "./db-require-deletion-protection.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const TABLE = "aws:dynamodb/table:Table";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const MONGO = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";
const LEDGER = "aws:qldb/ledger:Ledger";
const protectedRds = { subject: "subject", resources: [{ name: "subject", type: RDS, protect: true }] };

export const cases: ControlCases = {
  control: dbRequireDeletionProtection,
  aws: {
    pass: [
      example(RDS, { deletionProtection: true }),
      example(TABLE, { deletionProtectionEnabled: true }),
      example(NEPTUNE, { deletionProtection: "true" }),
      example(LEDGER, {}),
      protectedRds,
    ],
    fail: [
      example(RDS, {}),
      example(AURORA, { deletionProtection: false }),
      example(TABLE, {}),
      example(NEPTUNE, {}),
      example("aws:rds/globalCluster:GlobalCluster", {}),
      example("aws:docdb/cluster:Cluster", {}),
      example("aws:docdb/globalCluster:GlobalCluster", {}),
      example("aws:neptune/globalCluster:GlobalCluster", {}),
      example(LEDGER, { deletionProtection: false }),
    ],
    unknown: [example(RDS, { deletionProtection: UNKNOWN })],
    notApplicable: [example(RDS, { tags: { environment: "test" } })],
    silent: [example(RDS, { replicateSourceDb: "p" })],
  },
  alicloud: {
    pass: [example(ALI, { deletionProtection: true }), example(POLARDB, { deletionLock: 1 })],
    fail: [
      example(ALI, {}),
      example(POLARDB, { deletionLock: 0 }),
      example(KVSTORE, {}),
      example(MONGO, {}),
      example(SHARDING, {}),
      example("alicloud:lindorm/instanceV2:InstanceV2", {}),
      example("alicloud:hbase/instance:Instance", {}),
    ],
    unknown: [example(ALI, { deletionProtection: UNKNOWN })],
    notApplicable: [example(ALI, { tags: { environment: "test" } })],
  },
};
