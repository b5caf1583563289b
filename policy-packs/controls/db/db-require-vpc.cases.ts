import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireVpc } from "./db-require-vpc.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const NODE = "aws:elasticache/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const MONGO = "alicloud:mongodb/instance:Instance";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const HBASE = "alicloud:hbase/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";

export const cases: ControlCases = {
  control: dbRequireVpc,
  aws: {
    pass: [
      example(
        RDS,
        { dbSubnetGroupName: ref("subnets") },
        { name: "subnets", type: "aws:rds/subnetGroup:SubnetGroup" },
      ),
      example(AURORA, { dbSubnetGroupName: "s" }),
      example(DOCDB, { dbSubnetGroupName: "s" }),
      example(NEPTUNE, { neptuneSubnetGroupName: "s" }),
      example(REDSHIFT, { clusterSubnetGroupName: "s" }),
      example(NODE, { subnetGroupName: "s" }),
      example(GROUP, { subnetGroupName: "s" }),
      example("aws:memorydb/cluster:Cluster", { subnetGroupName: "s" }),
      example("aws:dax/cluster:Cluster", { subnetGroupName: "s" }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { dbSubnetGroupName: "default" }),
      example(RDS, { dbSubnetGroupName: "" }),
      example(AURORA, {}),
      example(DOCDB, {}),
      example(NEPTUNE, {}),
      example(REDSHIFT, {}),
      example(NODE, { engine: "redis" }),
      example(GROUP, {}),
      example("aws:memorydb/cluster:Cluster", {}),
      example("aws:dax/cluster:Cluster", {}),
    ],
    unknown: [example(RDS, { dbSubnetGroupName: ["?"] })],
    silent: [example(RDS, { replicateSourceDb: "p" }), example(NODE, { replicationGroupId: "g" })],
  },
  alicloud: {
    pass: [
      example(ALI, { vswitchId: ref("a") }, { name: "a", type: "alicloud:vpc/switch:Switch" }),
      example(MONGO, { vswitchId: "v" }),
      example(MONGO, { networkType: "VPC" }),
      example(KVSTORE, { vswitchId: "v" }),
      example(SHARDING, { networkType: "vpc" }),
      example(HBASE, { vswitchId: "v" }),
    ],
    fail: [
      example(ALI, {}),
      example(MONGO, {}),
      example(MONGO, { vswitchId: "v", networkType: "Classic" }),
      example(SHARDING, { networkType: "Classic" }),
      example(KVSTORE, {}),
      example(HBASE, {}),
    ],
    unknown: [example(MONGO, { networkType: UNKNOWN })],
  },
};
