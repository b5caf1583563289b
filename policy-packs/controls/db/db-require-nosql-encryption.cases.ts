import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireNosqlEncryption } from "./db-require-nosql-encryption.ts";

const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const GLOBAL = "aws:docdb/globalCluster:GlobalCluster";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";
const ADB = "alicloud:adb/dBCluster:DBCluster";
const LAKE = "alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion";
const GPDB = "alicloud:gpdb/instance:Instance";
const CLICKHOUSE = "alicloud:clickhouse/dbCluster:DbCluster";
const OTS = "alicloud:ots/table:Table";

export const cases: ControlCases = {
  control: dbRequireNosqlEncryption,
  aws: {
    pass: [
      example(DOCDB, { storageEncrypted: true }),
      example(NEPTUNE, { storageEncrypted: true }),
      example(REDSHIFT, {}),
      example(REDSHIFT, { encrypted: "true" }),
      example(GLOBAL, { storageEncrypted: true }),
      example("aws:neptune/globalCluster:GlobalCluster", { storageEncrypted: true }),
    ],
    fail: [
      example(DOCDB, {}),
      example(DOCDB, { storageEncrypted: false }),
      example(NEPTUNE, {}),
      example(REDSHIFT, { encrypted: "false" }),
      example(REDSHIFT, { encrypted: false }),
      example(GLOBAL, {}),
      example("aws:neptune/globalCluster:GlobalCluster", {}),
    ],
    unknown: [example(DOCDB, { storageEncrypted: UNKNOWN }), example(REDSHIFT, { encrypted: UNKNOWN })],
    silent: [example(GLOBAL, { sourceDbClusterIdentifier: "first" })],
  },
  alicloud: {
    pass: [
      example(MONGO, { encrypted: true }),
      example(MONGO, { tdeStatus: "enabled" }),
      example(SHARDING, { encrypted: true }),
      example(ADB, { diskEncryption: true }),
      example("alicloud:adb/cluster:Cluster", { diskEncryption: true }),
      example(LAKE, { diskEncryption: true }),
      example(GPDB, { encryptionType: "CloudDisk" }),
      example(CLICKHOUSE, { encryptionType: "CloudDisk" }),
      example(OTS, { enableSse: true }),
    ],
    fail: [
      example(MONGO, {}),
      example(MONGO, { encrypted: false, tdeStatus: "disabled" }),
      example(SHARDING, {}),
      example(ADB, {}),
      example(LAKE, { diskEncryption: false }),
      example(GPDB, {}),
      example(CLICKHOUSE, { encryptionType: "" }),
      example(OTS, {}),
      example(OTS, { enableSse: false }),
    ],
    unknown: [
      example(MONGO, { encrypted: UNKNOWN }),
      example(GPDB, { encryptionType: UNKNOWN }),
      example(ADB, { diskEncryption: UNKNOWN }),
      example(OTS, { enableSse: UNKNOWN }),
    ],
  },
};
