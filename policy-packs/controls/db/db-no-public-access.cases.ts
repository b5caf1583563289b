import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoPublicAccess } from "./db-no-public-access.ts";

const RDS = "aws:rds/instance:Instance";
const ALI = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const OTS = "alicloud:ots/instance:Instance";
const CLICKHOUSE = "alicloud:clickhouse/dbCluster:DbCluster";
const GPDB = "alicloud:gpdb/instance:Instance";

export const cases: ControlCases = {
  control: dbNoPublicAccess,
  aws: {
    pass: [
      example(RDS, {}),
      example(RDS, { publiclyAccessible: false }),
      example(REDSHIFT, {}),
      example("aws:redshiftserverless/workgroup:Workgroup", {}),
    ],
    fail: [
      example(RDS, { publiclyAccessible: true }),
      example(RDS, { publiclyAccessible: "true" }),
      example("aws:rds/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
      example("aws:dms/replicationInstance:ReplicationInstance", { publiclyAccessible: true }),
      example("aws:neptune/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
      example(REDSHIFT, { publiclyAccessible: true }),
      example("aws:redshiftserverless/workgroup:Workgroup", { publiclyAccessible: true }),
      example("aws:timestreaminfluxdb/dbInstance:DbInstance", { publiclyAccessible: true }),
      example("aws:timestreaminfluxdb/dbCluster:DbCluster", { publiclyAccessible: true }),
      example("aws:docdb/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
    ],
    unknown: [example(RDS, { publiclyAccessible: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { securityIps: ["10.16.0.0/16", "203.0.113.7"] }),
      example(MONGO, { securityIpLists: ["10.0.0.0/8"] }),
      example("alicloud:redis/tairInstance:TairInstance", { securityIps: "10.0.0.1,10.0.0.2" }),
      example(OTS, { networkTypeAcls: ["VPC"] }),
      example(OTS, { accessedBy: "Vpc" }),
      example(CLICKHOUSE, {}),
    ],
    fail: [
      example(ALI, { securityIps: ["0.0.0.0/0"] }),
      example("alicloud:rds/readOnlyInstance:ReadOnlyInstance", { securityIps: ["0.0.0.0/0"] }),
      example("alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion", { securityIps: "0.0.0.0/0" }),
      example(ALI, { securityIps: ["0.0.0.0", "10.23.12.24/24"] }),
      example(ALI, { securityIps: ["0.0.0.0/1", "128.0.0.0/1"] }),
      example(ALI, { securityIps: ["0.0.0.0/1,128.0.0.0/1"] }),
      example(ALI, { securityIps: ["::/0"] }),
      example(MONGO, { securityIpLists: ["0.0.0.0/0"] }),
      example(MONGO, { securityIpGroups: [{ securityIpGroupName: "g", securityIpList: "0.0.0.0/0" }] }),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", { securityIpLists: ["0.0.0.0/0"] }),
      example(POLARDB, { dbClusterIpArrays: [{ securityIps: ["0.0.0.0/0"] }] }),
      example(POLARDB, { securityIps: ["%"] }),
      example("alicloud:kvstore/instance:Instance", { securityIps: ["0.0.0.0/0"] }),
      example("alicloud:kvstore/instance:Instance", { enablePublic: true }),
      example("alicloud:adb/dBCluster:DBCluster", { securityIps: ["0.0.0.0/0"] }),
      example(GPDB, { ipWhitelists: [{ securityIpList: "0.0.0.0/0" }] }),
      example(GPDB, { securityIpLists: ["0.0.0.0/0"] }),
      example(CLICKHOUSE, { allocatePublicConnection: true }),
      example(CLICKHOUSE, { dbClusterAccessWhiteLists: [{ securityIpList: "0.0.0.0/0" }] }),
      example("alicloud:lindorm/instanceV2:InstanceV2", {
        whiteIpLists: [{ groupName: "g", ipList: "0.0.0.0/0" }],
      }),
      example("alicloud:hbase/instance:Instance", { ipWhite: "0.0.0.0/0" }),
      example(OTS, {}),
      example(OTS, { accessedBy: "Any" }),
      example(OTS, { networkTypeAcls: ["VPC", "INTERNET"] }),
    ],
    unknown: [
      example(ALI, { securityIps: [UNKNOWN] }),
      example(ALI, { securityIps: UNKNOWN }),
      example(POLARDB, { dbClusterIpArrays: UNKNOWN }),
      example(OTS, { accessedBy: UNKNOWN }),
      example(OTS, { networkTypeAcls: UNKNOWN }),
      example(OTS, { networkTypeAcls: [UNKNOWN] }),
    ],
  },
};
