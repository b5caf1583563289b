import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireTls } from "./db-require-tls.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const ALI = "alicloud:rds/instance:Instance";
const MONGO = "alicloud:mongodb/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const PROXY = "aws:rds/proxy:Proxy";
const DOCDB = "aws:docdb/clusterParameterGroup:ClusterParameterGroup";
const NEPTUNE = "aws:neptune/clusterParameterGroup:ClusterParameterGroup";
const REDSHIFT = "aws:redshift/parameterGroup:ParameterGroup";
const WORKGROUP = "aws:redshiftserverless/workgroup:Workgroup";
const GPDB = "alicloud:gpdb/instance:Instance";
const ADB = "alicloud:adb/dBCluster:DBCluster";
const group = (family: unknown, name?: string, value?: unknown) => ({
  name: "group",
  type: "aws:rds/parameterGroup:ParameterGroup",
  props: {
    family,
    parameters:
      name === undefined
        ? []
        : [
            { name: "x", value: "1" },
            { name, value },
          ],
  },
});
const clusterGroup = (family: string, name: string, value: unknown) => ({
  ...group(family, name, value),
  type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
});
const inGroup = { parameterGroupName: ref("group") };
const inClusterGroup = { dbClusterParameterGroupName: ref("group") };
const parameters = (name: string, value: unknown) => [{ name, value }];
const endpoint = (sslEnabled?: unknown) => ({
  name: "endpoint",
  type: "alicloud:polardb/primaryEndpoint:PrimaryEndpoint",
  props: { dbClusterId: ref("subject"), sslEnabled },
});

export const cases: ControlCases = {
  control: dbRequireTls,
  aws: {
    pass: [
      example(RDS, inGroup, group("postgres13", "rds.force_ssl", "1")),
      example(RDS, inGroup, group("postgres13", "RDS.FORCE_SSL", 1)),
      example(RDS, inGroup, group("mariadb10.11", "require_secure_transport", "1")),
      example(RDS, { ...inGroup, engine: "mysql" }, group("mysql8.0", "require_secure_transport", "ON")),
      example(RDS, inGroup, group("db2-ae", "db2comm", "ssl")),
      example(RDS, inGroup, group("sqlserver-se-15.0", "rds.force_ssl", "true")),
      example(RDS, { engine: "postgres", engineVersion: "15.4" }),
      example(RDS, { engine: "postgres", engineVersion: "16" }),
      example(RDS, inGroup, group("postgres16")),
      example(RDS, { engine: "mariadb", engineVersion: "11.8.2" }),
      example(RDS, { engine: "mysql", engineVersion: "9.7" }),
      example(RDS, { engine: "postgres", engineVersion: "17.2", parameterGroupName: "default.postgres17" }),
      example(
        AURORA,
        { ...inClusterGroup, engine: "aurora-mysql" },
        clusterGroup("aurora-mysql8.0", "require_secure_transport", "ON"),
      ),
      example(AURORA, { engine: "aurora-postgresql", engineVersion: "17.4" }),
      example(PROXY, { requireTls: true }),
      example(DOCDB, { parameters: parameters("tls", "enabled") }),
      example(DOCDB, {}),
      example(DOCDB, { parameters: parameters("tls", "tls1.3+") }),
      example(NEPTUNE, {}),
      example(REDSHIFT, { family: "redshift-1.0", parameters: parameters("require_ssl", "true") }),
      example(REDSHIFT, { family: "redshift-1.0", parameters: parameters("require_ssl", true) }),
      example(REDSHIFT, { family: "redshift-2.0" }),
      example(WORKGROUP, {}),
    ],
    fail: [
      example(RDS, inGroup, group("postgres13", "rds.force_ssl", "0")),
      example(RDS, inGroup, group("postgres13")),
      example(RDS, inGroup, group("postgres16", "rds.force_ssl", "0")),
      example(RDS, inGroup, group("mariadb10.11", "require_secure_transport", "0")),
      example(RDS, inGroup, group("mysql8.0")),
      example(RDS, inGroup, group("db2-ae", "db2comm", "0")),
      example(RDS, inGroup, group("db2-ae")),
      example(RDS, { engine: "postgres", engineVersion: "14.9" }),
      example(RDS, { engine: "mysql", engineVersion: "8.4" }),
      example(RDS, { engine: "mysql", engineVersion: "9.6" }),
      example(RDS, { engine: "mariadb", engineVersion: "11.4" }),
      example(RDS, { engine: "sqlserver-se", engineVersion: "16.00" }),
      example(RDS, { engine: "mysql", engineVersion: "8.0", parameterGroupName: "default.mysql8.0" }),
      example(AURORA, { engine: "aurora-postgresql", engineVersion: "16.6" }),
      example(AURORA, { engine: "aurora-mysql" }),
      example(PROXY, {}),
      example(DOCDB, { parameters: parameters("tls", "disabled") }),
      example(NEPTUNE, { parameters: parameters("neptune_enforce_ssl", "0") }),
      example(REDSHIFT, { family: "redshift-1.0" }),
      example(REDSHIFT, { family: "redshift-2.0", parameters: parameters("require_ssl", "false") }),
      example(WORKGROUP, { configParameters: [{ parameterKey: "require_ssl", parameterValue: "false" }] }),
    ],
    unknown: [
      example(RDS, {}),
      example(RDS, { engine: UNKNOWN }),
      example(RDS, { engine: "postgres" }),
      example(RDS, { engine: "postgres", engineVersion: UNKNOWN }),
      example(RDS, { engine: "mysql", parameterGroupName: "elsewhere" }),
      example(RDS, inGroup, group("postgres13", "rds.force_ssl", UNKNOWN)),
      example(PROXY, { requireTls: UNKNOWN }),
      example(REDSHIFT, { family: UNKNOWN }),
      example(DOCDB, { parameters: UNKNOWN }),
      example(WORKGROUP, { configParameters: UNKNOWN }),
    ],
    silent: [example(RDS, { engine: "oracle-ee" })],
  },
  alicloud: {
    pass: [
      example(ALI, { sslAction: "Open" }),
      example(ALI, { sslAction: "Update" }),
      example(MONGO, { sslAction: "Open" }),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", { sslAction: "Update" }),
      example(POLARDB, {}, endpoint("Enable")),
      example(GPDB, { sslEnabled: 1 }),
      example(ADB, { enableSsl: true }),
      example("alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion", { enableSsl: true }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { sslAction: "Close" }),
      example(MONGO, {}),
      example("alicloud:mongodb/shardingInstance:ShardingInstance", {}),
      example(POLARDB, {}),
      example(POLARDB, {}, endpoint("Disable")),
      example(POLARDB, {}, endpoint()),
      example(POLARDB, {}, endpoint("Enable"), { ...endpoint("Disable"), name: "other" }),
      example(GPDB, {}),
      example(GPDB, { sslEnabled: 0 }),
      example(ADB, {}),
      example("alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion", { enableSsl: false }),
    ],
    unknown: [
      example(ALI, { sslAction: UNKNOWN }),
      example(POLARDB, {}, endpoint(UNKNOWN)),
      example(GPDB, { sslEnabled: UNKNOWN }),
      example(ADB, { enableSsl: UNKNOWN }),
    ],
  },
};
