import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { anyOf, at, flag, given, integer, type Read, text, texts } from "../reading.ts";
import { type Database, databaseFact, parametersOfGroup } from "../views/database.ts";
import { isSwitchedOn, type Parameters, parameter } from "../views/parameters.ts";

/** Kinds of logs that a database sends to where they are kept. */
export interface ExportedLogs {
  readonly kinds: readonly string[];
  readonly openEnded: boolean;
}

function exported(value: unknown, ...path: readonly string[]): ExportedLogs {
  const kinds = texts(value, ...path);
  if (kinds === UNKNOWN) return { kinds: [], openEnded: true };
  return { kinds: kinds.filter((kind) => kind !== UNKNOWN), openEnded: kinds.includes(UNKNOWN) };
}

/** Databases whose logs are lost with the machine unless they are exported. None is by default: typings of aws 7.48. */
export const exportedLogs: ResourceFact<ExportedLogs> = resourceFact("exported-logs", {
  "aws:rds/instance:Instance": (props) => exported(props, "enabledCloudwatchLogsExports"),
  "aws:rds/cluster:Cluster": (props) => exported(props, "enabledCloudwatchLogsExports"),
  "aws:docdb/cluster:Cluster": (props) => exported(props, "enabledCloudwatchLogsExports"),
  "aws:redshiftserverless/namespace:Namespace": (props) => exported(props, "logExports"),
});

/** Whether who did what is written down. */
export const auditLog = databaseFact<Known<boolean>>("audit-log", {
  // Aurora alone exports an audit log of its own; other engines write it among their general log.
  "aws:rds/cluster:Cluster": ({ props, engine, beside }) => {
    if (engine === UNKNOWN) return UNKNOWN;
    if (engine !== undefined && !/mysql|^aurora$/.test(engine)) return undefined;
    if (beside("aws:rds/clusterActivityStream:ClusterActivityStream").length > 0) return true;
    return holds(exported(props, "enabledCloudwatchLogsExports"), "audit");
  },
  "aws:neptune/cluster:Cluster": ({ props }) =>
    holds(exported(props, "enableCloudwatchLogsExports"), "audit"),
  // Off by default: "Auditing DocumentDB events", developer guide.
  "aws:docdb/clusterParameterGroup:ClusterParameterGroup": ({ props }) => {
    const set = parameter(parametersOfGroup(props), "audit_logs");
    return typeof set === "string"
      ? /^(enabled|all|ddl|dml_read|dml_write|dml)\b/i.test(set)
      : (set ?? false);
  },
});

function holds({ kinds, openEnded }: ExportedLogs, kind: string): Known<boolean> {
  return kinds.includes(kind) || (openEnded ? UNKNOWN : false);
}

/** Whether a warehouse writes down who connects and what is asked. */
export const warehouseLog = databaseFact<Known<boolean>>("warehouse-log", {
  "aws:redshift/cluster:Cluster": ({ props, beside }) =>
    // The block went with version 7 of the provider; states of older ones still hold it.
    anyOf([beside("aws:redshift/logging:Logging").length > 0, flag(props, "logging", "enable") ?? false]),
  "aws:redshiftserverless/namespace:Namespace": ({ props }) =>
    holds(exported(props, "logExports"), "connectionlog"),
});

const POSTGRES = /postgres/i;

/** Whether statements are logged with the time they took. */
export const queryLog = databaseFact<Known<boolean>>("query-log", {
  "aws:rds/instance:Instance": (database) => byPostgresGroup(database),
  "aws:rds/cluster:Cluster": (database) => byPostgresGroup(database),
  "alicloud:rds/instance:Instance": (database) =>
    bySwitches(database, "log_duration", "log_min_duration_statement"),
});

/** A statement is found in the log only with both: what it was, and that it was slow. */
function byPostgresGroup({ engine, parameters }: Database): Known<boolean> | undefined {
  if (engine === UNKNOWN) return UNKNOWN;
  if (engine === undefined || !POSTGRES.test(engine)) return undefined;
  const statement = parameter(parameters, "log_statement");
  const duration = parameter(parameters, "log_min_duration_statement");
  const isOff = (value: Read<string>, off: string) => value === undefined || value === off;
  if (isOff(statement, "none") || isOff(duration, "-1")) return false;
  return statement === UNKNOWN || duration === UNKNOWN ? UNKNOWN : true;
}

/** Whether connections are logged. */
export const connectionLog = databaseFact<Known<boolean>>("connection-log", {
  "aws:rds/instance:Instance": (database) => ofPostgres(database, "log_connections"),
  "aws:rds/cluster:Cluster": (database) => ofPostgres(database, "log_connections"),
  "alicloud:rds/instance:Instance": (database) => bySwitches(database, "log_connections"),
});

/** Whether the end of connections is logged. */
export const disconnectionLog = databaseFact<Known<boolean>>("disconnection-log", {
  "aws:rds/instance:Instance": (database) => ofPostgres(database, "log_disconnections"),
  "aws:rds/cluster:Cluster": (database) => ofPostgres(database, "log_disconnections"),
  "alicloud:rds/instance:Instance": (database) => bySwitches(database, "log_disconnections"),
});

/** Other engines write connections into their audit log, which is judged itself. */
function ofPostgres({ engine, parameters }: Database, name: string): Known<boolean> | undefined {
  if (engine === UNKNOWN) return UNKNOWN;
  if (engine === undefined || !POSTGRES.test(engine)) return undefined;
  return switchedOn(parameters, name);
}

function switchedOn(parameters: Parameters, name: string): Known<boolean> {
  const value = parameter(parameters, name);
  // PostgreSQL 18 lists what of a connection is logged in place of `on`.
  if (typeof value === "string" && /\b(all|receipt|authentication|authorization)\b/i.test(value)) return true;
  return isSwitchedOn(parameters, name) ?? false;
}

/** SQL audit writes down connections and durations of every engine, whatever its own parameters say. */
function bySwitches(database: Database, ...names: readonly string[]): Known<boolean> {
  return anyOf([
    sqlAuditOn(database),
    ...names.map((name) => {
      const value = parameter(database.parameters, name);
      if (typeof value === "string" && /^\d{2,}(ms|s)?$/.test(value.trim())) return true;
      return switchedOn(database.parameters, name);
    }),
  ]);
}

function sqlAuditOn({ props, beside }: Database): Known<boolean> {
  return anyOf([
    isEnabled(text(props, "sqlCollectorStatus")),
    ...beside("alicloud:das/sqlLogConfig:SqlLogConfig").map(({ props }) => flag(props, "enable") ?? true),
  ]);
}

function isEnabled(status: Read<string>): Known<boolean> {
  return status === UNKNOWN ? UNKNOWN : /^enabled?$/i.test(status ?? "");
}

/** How long statements are kept for an audit; 0 where they are not written down. */
export const sqlAudit = databaseFact<{ readonly days: Known<number> }>("sql-audit", {
  // Off, and thirty days once it is on: rds.Instance, typings of alicloud 3.108.
  "alicloud:rds/instance:Instance": (database) =>
    audit(
      database,
      isEnabled(text(database.props, "sqlCollectorStatus")),
      integer(database.props, "sqlCollectorConfigValue") ?? 30,
    ),
  // Thirty days too, which no input changes.
  "alicloud:polardb/cluster:Cluster": (database) =>
    audit(database, isEnabled(text(database.props, "collectorStatus")), 30),
  "alicloud:mongodb/instance:Instance": (database) =>
    byPolicy(database, "alicloud:mongodb/auditPolicy:AuditPolicy"),
  "alicloud:mongodb/shardingInstance:ShardingInstance": (database) =>
    byPolicy(database, "alicloud:mongodb/auditPolicy:AuditPolicy"),
  "alicloud:mongodb/auditPolicy:AuditPolicy": ({ props, isJudgedElsewhere }) =>
    isJudgedElsewhere ? undefined : { days: policyDays(props) },
  "alicloud:kvstore/auditLogConfig:AuditLogConfig": ({ props }) => ({ days: policyDays(props) }),
});

function audit(
  database: Database,
  on: Known<boolean>,
  kept: Known<number>,
): { readonly days: Known<number> } {
  const explorers = database.beside("alicloud:das/sqlLogConfig:SqlLogConfig").map(({ props }) => {
    const enabled = flag(props, "enable") ?? true;
    return enabled === false ? 0 : enabled === UNKNOWN ? UNKNOWN : (integer(props, "retention") ?? 30);
  });
  const own = on === false ? 0 : on === UNKNOWN ? UNKNOWN : kept;
  return { days: longest([own, ...explorers]) };
}

function byPolicy(database: Database, type: string): { readonly days: Known<number> } {
  return { days: longest(database.beside(type).map(({ props }) => policyDays(props))) };
}

/** `storagePeriod` of MongoDB, `retention` of Redis, thirty days unless told otherwise: typings of alicloud 3.108. */
function policyDays(props: unknown): Known<number> {
  const status = text(props, "auditStatus");
  const on = status === undefined ? (flag(props, "dbAudit") ?? true) : isEnabled(status);
  if (on !== true) return on === UNKNOWN ? UNKNOWN : 0;
  return integer(props, "storagePeriod") ?? integer(props, "retention") ?? 30;
}

function longest(days: readonly Known<number>[]): Known<number> {
  if (days.includes(UNKNOWN)) return UNKNOWN;
  return Math.max(0, ...days.filter((each) => each !== UNKNOWN));
}

/** Whether the account's log audit gathers the logs of its databases. */
export const collectedLogs: ResourceFact<Known<boolean>> = resourceFact("collected-logs", {
  "alicloud:log/audit:Audit": (props) => {
    const map = at(props, "variableMap");
    if (map === UNKNOWN) return UNKNOWN;
    return given(map, "rds_enabled")
      ? (flag(map, "rds_enabled") ?? false)
      : (flag(map, "rdsEnabled") ?? false);
  },
});

const WATCHES = ["alicloud:yundun/dBAuditInstance:DBAuditInstance", "alicloud:sddp/instance:Instance"];

/** Whether what is done in a database is watched from outside it, where its own administrators cannot reach. */
export const databaseWatch = databaseFact<Known<boolean>>("database-watch", {
  "aws:rds/cluster:Cluster": ({ engine, beside }) =>
    // Aurora alone streams; other engines are watched by their exported logs.
    engine === UNKNOWN
      ? UNKNOWN
      : /^aurora/.test(engine ?? "")
        ? beside("aws:rds/clusterActivityStream:ClusterActivityStream").length > 0
        : undefined,
  "alicloud:rds/instance:Instance": (database) => anyOf([sqlAuditOn(database), database.inStack(...WATCHES)]),
  "alicloud:polardb/cluster:Cluster": (database) =>
    anyOf([isEnabled(text(database.props, "collectorStatus")), database.inStack(...WATCHES)]),
});
