import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { allOf, anyOf, flag, given, integer, isSame, matches, type Read, text, unless } from "../reading.ts";
import { databaseFact, parametersOfGroup } from "../views/database.ts";
import { isSwitchedOn, type Parameters, parameter } from "../views/parameters.ts";

const AURORA = "aws:rds/cluster:Cluster";
const minorUpgrade = (input: string, byDefault: boolean) => (props: unknown) =>
  flag(props, input) ?? byDefault;

/** Does the service install small updates by itself? Defaults: typings of aws 7.48. */
export const minorUpgrades: ResourceFact<Known<boolean>> = resourceFact("minor-upgrades", {
  "aws:rds/instance:Instance": minorUpgrade("autoMinorVersionUpgrade", true),
  "aws:rds/clusterInstance:ClusterInstance": minorUpgrade("autoMinorVersionUpgrade", true),
  [AURORA]: minorUpgrade("autoMinorVersionUpgrade", true),
  "aws:docdb/clusterInstance:ClusterInstance": minorUpgrade("autoMinorVersionUpgrade", true),
  "aws:neptune/clusterInstance:ClusterInstance": minorUpgrade("autoMinorVersionUpgrade", true),
  "aws:elasticache/replicationGroup:ReplicationGroup": minorUpgrade("autoMinorVersionUpgrade", true),
  // Memcached knows no small updates: elasticache.Cluster, typings of aws 7.48.
  "aws:elasticache/cluster:Cluster": (props) =>
    unless(isSame(text(props, "engine"), "memcached"), flag(props, "autoMinorVersionUpgrade") ?? true),
  "aws:memorydb/cluster:Cluster": minorUpgrade("autoMinorVersionUpgrade", true),
  "aws:dms/replicationInstance:ReplicationInstance": minorUpgrade("autoMinorVersionUpgrade", false),
  "aws:redshift/cluster:Cluster": minorUpgrade("allowVersionUpgrade", true),
  // Left out, instances wait until a version is withdrawn: "Update the minor engine version", RDS user guide.
  "alicloud:rds/instance:Instance": (props) => isSame(text(props, "autoUpgradeMinorVersion"), "Auto"),
  "alicloud:rds/readOnlyInstance:ReadOnlyInstance": (props) =>
    isSame(text(props, "autoUpgradeMinorVersion"), "Auto"),
  "alicloud:kvstore/instance:Instance": (props) => flag(props, "isAutoUpgradeOpen") ?? false,
});

/** When the service works at a database, by itself: hours of the day in UTC, as written. */
export interface ServiceWindows {
  readonly windows: readonly WrittenWindow[];
}

interface WrittenWindow {
  readonly what: "maintenance" | "backup";
  readonly written: Read<string>;
}

const windows =
  (maintenance: string | undefined, backup?: string): Reader<ServiceWindows> =>
  (props) => {
    const found: WrittenWindow[] = [];
    if (maintenance !== undefined) found.push({ what: "maintenance", written: text(props, maintenance) });
    if (backup !== undefined) found.push({ what: "backup", written: text(props, backup) });
    return { windows: found };
  };

/** From two inputs that hold the start and the end. */
const startAndEnd: Reader<ServiceWindows> = (props) => {
  const start = text(props, "maintainStartTime");
  const end = text(props, "maintainEndTime");
  const written: Read<string> =
    start === UNKNOWN || end === UNKNOWN
      ? UNKNOWN
      : start === undefined || end === undefined
        ? undefined
        : `${start}-${end}`;
  return { windows: [{ what: "maintenance", written }] };
};

export const serviceWindows: ResourceFact<ServiceWindows> = resourceFact("service-windows", {
  "aws:rds/instance:Instance": instanceWindows,
  [AURORA]: windows("preferredMaintenanceWindow", "preferredBackupWindow"),
  "aws:docdb/cluster:Cluster": windows("preferredMaintenanceWindow", "preferredBackupWindow"),
  "aws:neptune/cluster:Cluster": windows("preferredMaintenanceWindow", "preferredBackupWindow"),
  "aws:redshift/cluster:Cluster": windows("preferredMaintenanceWindow"),
  "aws:elasticache/replicationGroup:ReplicationGroup": windows("maintenanceWindow", "snapshotWindow"),
  "aws:memorydb/cluster:Cluster": windows("maintenanceWindow", "snapshotWindow"),
  "aws:dax/cluster:Cluster": windows("maintenanceWindow"),
  "alicloud:rds/instance:Instance": windows("maintainTime"),
  "alicloud:rds/backupPolicy:BackupPolicy": windows(undefined, "preferredBackupTime"),
  "alicloud:polardb/cluster:Cluster": windows("maintainTime"),
  "alicloud:polardb/backupPolicy:BackupPolicy": windows(undefined, "preferredBackupTime"),
  "alicloud:mongodb/instance:Instance": startAndEnd,
  "alicloud:kvstore/instance:Instance": startAndEnd,
  "alicloud:kvstore/backupPolicy:BackupPolicy": windows(undefined, "backupTime"),
  "alicloud:redis/tairInstance:TairInstance": startAndEnd,
  "alicloud:adb/dBCluster:DBCluster": windows("maintainTime"),
  "alicloud:gpdb/instance:Instance": startAndEnd,
});

/** Members of Aurora and replicas leave backups to what they belong to. */
function instanceWindows(props: unknown): ServiceWindows {
  const maintenance: WrittenWindow = { what: "maintenance", written: text(props, "maintenanceWindow") };
  const engine = text(props, "engine");
  const isMember = typeof engine === "string" && engine.startsWith("aurora");
  if (isMember || given(props, "replicateSourceDb")) return { windows: [maintenance] };
  const written = text(props, "backupWindow") ?? (engine === UNKNOWN ? UNKNOWN : undefined);
  return { windows: [maintenance, { what: "backup", written }] };
}

/** Seconds between two looks at the machine below a database; 0 where nobody looks. */
export const monitoringInterval: ResourceFact<Known<number>> = resourceFact("monitoring-interval", {
  "aws:rds/instance:Instance": (props) => integer(props, "monitoringInterval") ?? 0,
  "aws:rds/clusterInstance:ClusterInstance": (props) => integer(props, "monitoringInterval") ?? 0,
  // Five minutes unless told otherwise: rds.Instance, typings of alicloud 3.108.
  "alicloud:rds/instance:Instance": (props) => integer(props, "monitoringPeriod") ?? 300,
});

/** Classes too small for it: "Performance Insights DB engine, Region, and instance class support", RDS user guide. */
const TOO_SMALL = /^db\.t(2\.(micro|small)|3\.(micro|small)|4g\.(micro|small))$/;

/** Does the service record what statements wait for? */
export const performanceInsights: ResourceFact<Known<boolean>> = resourceFact("performance-insights", {
  "aws:rds/instance:Instance": insights,
  "aws:rds/clusterInstance:ClusterInstance": insights,
});

function insights(props: unknown): Known<boolean> | undefined {
  const engine = text(props, "engine");
  const size = text(props, "instanceClass");
  const tooSmall = allOf([matches(engine, /^(mysql|mariadb)$/), matches(size, TOO_SMALL)]);
  return unless(
    anyOf([matches(engine, /^db2/), tooSmall]),
    flag(props, "performanceInsightsEnabled") ?? false,
  );
}

/** Authorities whose certificates are still valid: "Using SSL/TLS", RDS user guide, read on 2026-11-23. */
const CURRENT_AUTHORITIES = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"];

/** Is the server's certificate from an authority that still is one? The service takes a current one by default. */
export const certificateAuthority: ResourceFact<Known<boolean>> = resourceFact("certificate-authority", {
  "aws:rds/instance:Instance": (props) => current(text(props, "caCertIdentifier")),
  "aws:rds/clusterInstance:ClusterInstance": (props) => current(text(props, "caCertIdentifier")),
  [AURORA]: (props) => current(text(props, "caCertificateIdentifier")),
});

function current(authority: Read<string>): Known<boolean> {
  if (authority === UNKNOWN) return UNKNOWN;
  return authority === undefined || CURRENT_AUTHORITIES.includes(authority);
}

/** Engine and version, where there is one. */
export interface EngineVersion {
  readonly engine: Known<string>;
  readonly version: Known<string>;
}

/** Engines with holes that a version closed. */
export const engineVersion = databaseFact<EngineVersion>("engine-version", {
  "aws:rds/instance:Instance": ({ props }) => versioned(text(props, "engine"), text(props, "engineVersion")),
  [AURORA]: ({ props }) => versioned(text(props, "engine"), text(props, "engineVersion")),
});

function versioned(engine: Read<string>, version: Read<string>): EngineVersion | undefined {
  return engine === undefined || version === undefined ? undefined : { engine, version };
}

/** Parameters that open a door, as they are set; no subject where none of them is. */
export interface RiskyParameters {
  readonly set: readonly string[];
  readonly undecided: boolean;
}

/** Reads or runs files of the server, or lets clients do so. */
const RISKY_SWITCHES = [
  "local_infile",
  "allow-suspicious-udfs",
  "symbolic-links",
  "clr enabled",
  "xp_cmdshell",
];
/** Stores passwords or checks them in a way that can be undone. */
const RISKY_VALUES: Readonly<Record<string, RegExp>> = {
  password_encryption: /^md5$/i,
  default_authentication_plugin: /^mysql_native_password$/i,
  log_bin: /^(0|off)$/i,
};

export const riskyParameters = databaseFact<RiskyParameters>("risky-parameters", {
  "aws:rds/parameterGroup:ParameterGroup": ({ props }) => risky(parametersOfGroup(props)),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": ({ props }) => risky(parametersOfGroup(props)),
  "alicloud:rds/instance:Instance": ({ parameters }) => risky(parameters),
  "alicloud:rds/rdsParameterGroup:RdsParameterGroup": ({ props, isJudgedElsewhere }) =>
    isJudgedElsewhere ? undefined : risky(parametersOfGroup(props)),
  "alicloud:polardb/cluster:Cluster": ({ parameters }) => risky(parameters),
});

function risky(parameters: Parameters): RiskyParameters | undefined {
  if (parameters.values.size === 0 && !parameters.openEnded) return undefined;
  const switches = RISKY_SWITCHES.map((name) => [name, isSwitchedOn(parameters, name) ?? false] as const);
  const values = Object.entries(RISKY_VALUES).map(([name, risk]) => {
    const value = parameter(parameters, name);
    return [name, typeof value === "string" ? risk.test(value.trim()) : (value ?? false)] as const;
  });
  const all = [...switches, ...values];
  return {
    set: all.flatMap(([name, isSet]) => (isSet === true ? [name] : [])),
    undecided: all.some(([, isSet]) => isSet === UNKNOWN),
  };
}

/** Does a table take more requests by itself when more come? */
export const capacityScaling = databaseFact<Known<boolean>>("capacity-scaling", {
  "aws:dynamodb/table:Table": ({ props, beside, under }) => {
    const mode = text(props, "billingMode");
    if (mode === UNKNOWN) return UNKNOWN;
    if (mode === "PAY_PER_REQUEST") return true;
    return beside("aws:appautoscaling/target:Target").some(
      (target) => under(target, "aws:appautoscaling/policy:Policy").length > 0,
    );
  },
  "alicloud:rds/instance:Instance": ({ props }) => isSame(text(props, "storageAutoScale"), "Enable"),
});

/** Engines whose storage can be encrypted from within, and whether it is. */
export const transparentEncryption = databaseFact<Known<boolean>>("transparent-encryption", {
  "alicloud:rds/instance:Instance": ({ props, engine, version }) => {
    if (engine === UNKNOWN || version === UNKNOWN) return UNKNOWN;
    const versions = TDE_VERSIONS[engine ?? ""];
    if (!versions?.test(version ?? "")) return undefined;
    return flag(props, "tdeStatus") ?? false;
  },
  "alicloud:mongodb/instance:Instance": ({ props }) => flag(props, "tdeStatus") ?? false,
  "alicloud:mongodb/shardingInstance:ShardingInstance": ({ props }) => flag(props, "tdeStatus") ?? false,
  "alicloud:polardb/cluster:Cluster": ({ props }) => flag(props, "tdeStatus") ?? false,
});

/** Versions that know it: "Configure TDE", RDS user guides for each engine. */
const TDE_VERSIONS: Readonly<Record<string, RegExp>> = {
  MySQL: /^(5\.6|5\.7|8|8\.0)$/,
  SQLServer: /(_ent(_ha)?|2019_std_ha|2022_std_ha)$|^(2019|2022)_ent$/,
  PostgreSQL: /^1\d(\.\d)?$/,
};
