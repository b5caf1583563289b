import { type Known, UNKNOWN } from "../control.ts";
import { flag, given, integer, list, type Read, text } from "../reading.ts";
import { type Database, databaseFact, parametersOfGroup } from "../views/database.ts";
import { isSwitchedOn, type Parameters, parameter } from "../views/parameters.ts";

/** Does a database turn away connections without TLS, and what makes it do so? */
export interface DatabaseTls {
  readonly required: Known<boolean>;
  readonly remedy: string;
}

const POLARDB_ENDPOINTS = [
  "alicloud:polardb/endpoint:Endpoint",
  "alicloud:polardb/primaryEndpoint:PrimaryEndpoint",
  "alicloud:polardb/clusterEndpoint:ClusterEndpoint",
];

export const databaseTls = databaseFact<DatabaseTls>("database-tls", {
  "aws:rds/instance:Instance": (database) => byEngine(database, RDS_SINCE),
  "aws:rds/cluster:Cluster": (database) => byEngine(database, AURORA_SINCE),
  // What takes a group that the stack holds is judged there, where the flaw is.
  "aws:docdb/clusterParameterGroup:ClusterParameterGroup": (group) =>
    ofGroup(group, "tls", { remedy: 'leave the parameter "tls" enabled', byDefault: () => true }),
  "aws:neptune/clusterParameterGroup:ClusterParameterGroup": (group) =>
    ofGroup(group, "neptune_enforce_ssl", {
      remedy: "leave the parameter neptune_enforce_ssl at 1",
      byDefault: () => true,
    }),
  "aws:redshift/parameterGroup:ParameterGroup": (group) =>
    ofGroup(group, "require_ssl", {
      remedy: "set the parameter require_ssl to true",
      // "Default parameter values", Redshift management guide: false in redshift-1.0, true in redshift-2.0.
      byDefault: (family) => (family === UNKNOWN ? UNKNOWN : family === "redshift-2.0"),
    }),
  "aws:redshiftserverless/workgroup:Workgroup": ({ props }) => ({
    required: byConfiguration(props),
    remedy: "set the configuration parameter require_ssl to true",
  }),
  "aws:rds/proxy:Proxy": ({ props }) => ({
    required: flag(props, "requireTls") ?? false,
    remedy: "set requireTls: true",
  }),
  "alicloud:rds/instance:Instance": ({ props }) => bySslAction(props),
  "alicloud:mongodb/instance:Instance": ({ props }) => bySslAction(props),
  "alicloud:mongodb/shardingInstance:ShardingInstance": ({ props }) => bySslAction(props),
  "alicloud:polardb/cluster:Cluster": (cluster) => ({
    required: byEndpoints(cluster),
    remedy: 'set sslEnabled: "Enable" on each of its endpoints',
  }),
  "alicloud:gpdb/instance:Instance": ({ props }) => {
    const ssl = integer(props, "sslEnabled");
    return { required: ssl === UNKNOWN ? UNKNOWN : ssl === 1, remedy: "set sslEnabled: 1" };
  },
  "alicloud:adb/dBCluster:DBCluster": ({ props }) => bySwitch(props),
  "alicloud:adb/dBClusterLakeVersion:DBClusterLakeVersion": ({ props }) => bySwitch(props),
});

interface Demand {
  readonly engines: RegExp;
  readonly parameter: string;
  readonly setTo: string;
}

const DEMANDS: readonly Demand[] = [
  { engines: /postgres|sqlserver/i, parameter: "rds.force_ssl", setTo: "1" },
  { engines: /mysql|mariadb|^aurora$/i, parameter: "require_secure_transport", setTo: "1" },
  { engines: /db2/i, parameter: "db2comm", setTo: "SSL" },
];

/**
 * First versions that demand TLS unless told otherwise: "Requiring an SSL connection" of each engine, RDS and
 * Aurora user guides, read on 2026-11-23.
 */
const RDS_SINCE: readonly (readonly [engine: RegExp, version: number])[] = [
  [/postgres/i, 15],
  [/mariadb/i, 11.8],
  [/mysql/i, 9.7],
];
const AURORA_SINCE: typeof RDS_SINCE = [[/postgres/i, 17]];

function byEngine(
  { engine, version, parameters }: Database,
  since: typeof RDS_SINCE,
): DatabaseTls | undefined {
  if (engine === UNKNOWN || engine === undefined) return { required: UNKNOWN, remedy: "" };
  const demand = DEMANDS.find(({ engines }) => engines.test(engine));
  // Oracle takes TLS from an option group; other engines have none to demand.
  if (!demand) return undefined;
  return {
    required: demanded(parameters, demand) ?? byVersion(engine, version, since),
    remedy: `set ${demand.parameter} to ${demand.setTo} in its parameter group`,
  };
}

function demanded(parameters: Parameters, { parameter: name, setTo }: Demand): Read<boolean> {
  if (setTo !== "1") {
    const value = parameter(parameters, name);
    return typeof value === "string" ? value.toUpperCase() === setTo : value;
  }
  return isSwitchedOn(parameters, name);
}

function byVersion(engine: string, version: Read<string>, since: typeof RDS_SINCE): Known<boolean> {
  const first = since.find(([engines]) => engines.test(engine))?.[1];
  if (first === undefined) return false;
  if (version === UNKNOWN) return UNKNOWN;
  // Left out, the service takes its newest version, which demands TLS from some day on.
  const [, major, minor = "0"] = /(\d+)(?:\.(\d+))?/.exec(version ?? "") ?? [];
  if (major === undefined) return version === undefined ? UNKNOWN : false;
  const [firstMajor = 0, firstMinor = 0] = String(first).split(".").map(Number);
  return Number(major) > firstMajor || (Number(major) === firstMajor && Number(minor) >= firstMinor);
}

interface GroupRule {
  readonly remedy: string;
  readonly byDefault: (family: Read<string>) => Known<boolean>;
}

function ofGroup({ props }: Database, name: string, { remedy, byDefault }: GroupRule): DatabaseTls {
  const set = parameter(parametersOfGroup(props), name);
  const required =
    set === undefined
      ? byDefault(text(props, "family"))
      : set === UNKNOWN
        ? UNKNOWN
        : // DocumentDB names the oldest version in place of `enabled`.
          !/^(0|off|false|no|disabled)$/i.test(set.trim());
  return { required, remedy };
}

/**
 * Taken to be on where nothing is said. Amazon announced it in 2025 for clusters made since, and for them alone
 * (default.redshift-2.0); "Configuring security options for connections", management guide, would say it of workgroups.
 */
function byConfiguration(props: unknown): Known<boolean> {
  const written = list(props, "configParameters");
  if (written === UNKNOWN) return UNKNOWN;
  const found = written.find((each) => text(each, "parameterKey") === "require_ssl");
  return found === undefined ? true : (flag(found, "parameterValue") ?? true);
}

/** `Open` turns TLS on, `Update` renews its certificate; left out it is off: typings of alicloud 3.108. */
function bySslAction(props: unknown): DatabaseTls {
  const action = text(props, "sslAction");
  return {
    required: action === UNKNOWN ? UNKNOWN : action === "Open" || action === "Update",
    remedy: 'set sslAction: "Open"',
  };
}

function bySwitch(props: unknown): DatabaseTls {
  return { required: flag(props, "enableSsl") ?? false, remedy: "set enableSsl: true" };
}

/** A cluster's endpoints speak TLS only where a resource of the stack says so. */
function byEndpoints(cluster: Database): Known<boolean> {
  const said = cluster
    .beside(...POLARDB_ENDPOINTS)
    .filter(({ props }) => given(props, "sslEnabled"))
    .map(({ props }) => text(props, "sslEnabled"));
  if (said.includes("Disable") || said.length === 0) return false;
  return said.includes(UNKNOWN) ? UNKNOWN : true;
}
