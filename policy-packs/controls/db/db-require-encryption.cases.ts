import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireEncryption } from "./db-require-encryption.ts";

const RDS = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const ALI = "alicloud:rds/instance:Instance";
const MONGO = "alicloud:mongodb/instance:Instance";

export const cases: ControlCases = {
  control: dbRequireEncryption,
  aws: {
    pass: [
      example(RDS, { storageEncrypted: true }),
      example(CLUSTER, { engineMode: "serverless" }),
      example("aws:redshift/cluster:Cluster", {}),
      example("aws:dynamodb/table:Table", {}),
      example(CACHE, { engine: "valkey" }),
    ],
    fail: [
      example(RDS, {}),
      example(CLUSTER, {}),
      example("aws:docdb/cluster:Cluster", {}),
      example("aws:neptune/cluster:Cluster", {}),
      example("aws:redshift/cluster:Cluster", { encrypted: "false" }),
      example(CACHE, {}),
      example("aws:dax/cluster:Cluster", {}),
    ],
    unknown: [example(RDS, { storageEncrypted: UNKNOWN })],
    silent: [example(RDS, { replicateSourceDb: "primary" })],
  },
  alicloud: {
    pass: [
      example(ALI, { encryptionKey: "k" }),
      example(ALI, { tdeStatus: "Enabled" }),
      example(ALI, { encryptionKey: "ServiceKey" }),
      example(MONGO, { encrypted: true }),
      example(MONGO, { tdeStatus: "enabled" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { encryptionKey: "Disabled" }),
      example(MONGO, {}),
      example("alicloud:polardb/cluster:Cluster", {}),
      example("alicloud:kvstore/instance:Instance", {}),
      example("alicloud:redis/tairInstance:TairInstance", {}),
    ],
    unknown: [example(MONGO, { encrypted: UNKNOWN }), example(ALI, { tdeStatus: UNKNOWN })],
  },
};
