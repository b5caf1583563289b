import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { anyOf, flag, given, integer, list, matches, type Read, text, texts } from "../reading.ts";
import { type Database, databaseFact } from "../views/database.ts";
import { environmentOf } from "./tags.ts";

/** How long automatic backups are kept. */
export interface BackupRetention {
  readonly days: Known<number>;
}

type Days = (database: Database) => BackupRetention | undefined;

/** Defaults as documented: typings of aws 7.48 and alicloud 3.108. */
function days(input: string, byDefault: Known<number>): Days {
  return ({ props }) => ({ days: integer(props, input) ?? byDefault });
}

/** None by default, and no subject with an engine that keeps no backups of its own. */
function unlessEngine(backedUpElsewhere: RegExp, input: string) {
  return (database: Database): BackupRetention | undefined => {
    const elsewhere = matches(text(database.props, "engine"), backedUpElsewhere);
    return elsewhere === true ? undefined : days(input, elsewhere === UNKNOWN ? UNKNOWN : 0)(database);
  };
}

/** As a resource of its own says, or the default where the stack sets none. */
function besides(type: string, inputs: readonly string[], byDefault: Known<number>): Days {
  return (database) => {
    const set = database.beside(type).flatMap(({ props }) => {
      const first = inputs.map((input) => integer(props, input)).find((each) => each !== undefined);
      return first === undefined ? [] : [first];
    });
    if (set.length === 0) return { days: byDefault };
    const known = set.filter((each): each is number => each !== UNKNOWN);
    return { days: known.length < set.length ? UNKNOWN : Math.max(...known) };
  };
}

/** A policy for a database that another stack holds is judged itself. */
function ofOtherStack(...inputs: readonly string[]): Days {
  return ({ props, isJudgedElsewhere }) =>
    isJudgedElsewhere
      ? undefined
      : {
          days:
            inputs.map((input) => integer(props, input)).find((each) => each !== undefined) ?? ALIBABA_DAYS,
        };
}

const isReplica = (props: unknown) => given(props, "replicateSourceDb");

/** Alibaba Cloud keeps them a week unless told otherwise: rds.BackupPolicy and polardb.BackupPolicy, typings of alicloud 3.108. */
const ALIBABA_DAYS = 7;

export const relationalBackups = databaseFact<BackupRetention>("relational-backups", {
  "aws:rds/instance:Instance": (database) =>
    // A replica is rebuilt from its source, and Aurora backs up by its cluster.
    isReplica(database.props) ? undefined : unlessEngine(/^aurora/, "backupRetentionPeriod")(database),
  "aws:rds/cluster:Cluster": days("backupRetentionPeriod", 1),
  "alicloud:rds/instance:Instance": besides(
    "alicloud:rds/backupPolicy:BackupPolicy",
    ["backupRetentionPeriod", "retentionPeriod"],
    ALIBABA_DAYS,
  ),
  "alicloud:polardb/cluster:Cluster": besides(
    "alicloud:polardb/backupPolicy:BackupPolicy",
    ["dataLevel1BackupRetentionPeriod", "backupRetentionPeriod"],
    ALIBABA_DAYS,
  ),
  "alicloud:rds/backupPolicy:BackupPolicy": ofOtherStack("backupRetentionPeriod", "retentionPeriod"),
  "alicloud:polardb/backupPolicy:BackupPolicy": ofOtherStack("dataLevel1BackupRetentionPeriod"),
});

/** What is written about automatic backups; no subject where it is left to the default. */
export const writtenBackups: ResourceFact<BackupRetention> = resourceFact("written-backups", {
  "aws:rds/instance:Instance": (props) => (isReplica(props) ? undefined : written(props)),
  "aws:rds/cluster:Cluster": written,
});

function written(props: unknown): BackupRetention | undefined {
  const found = integer(props, "backupRetentionPeriod");
  return found === undefined ? undefined : { days: found };
}

export const documentBackups = databaseFact<BackupRetention>("document-backups", {
  "aws:docdb/cluster:Cluster": days("backupRetentionPeriod", 1),
  "aws:docdb/elasticCluster:ElasticCluster": days("backupRetentionPeriod", 1),
  "aws:neptune/cluster:Cluster": days("backupRetentionPeriod", 1),
  // Thirty days for what was made since 2021-09-10: "ModifyBackupPolicy", API reference of ApsaraDB for MongoDB.
  "alicloud:mongodb/instance:Instance": days("backupRetentionPeriod", 30),
  "alicloud:mongodb/shardingInstance:ShardingInstance": days("backupRetentionPeriod", 30),
});

export const warehouseBackups = databaseFact<BackupRetention>("warehouse-backups", {
  "aws:redshift/cluster:Cluster": days("automatedSnapshotRetentionPeriod", 1),
  // Backups are on from the start: "Backup", user guides of the services; policies name the days.
  "alicloud:gpdb/instance:Instance": besides(
    "alicloud:gpdb/backupPolicy:BackupPolicy",
    ["backupRetentionPeriod"],
    7,
  ),
  "alicloud:clickhouse/dbCluster:DbCluster": (cluster) => {
    const policies = cluster.beside("alicloud:clickhouse/backupPolicy:BackupPolicy");
    // ClickHouse backs up nothing before it has a policy: "Back up data", ApsaraDB for ClickHouse user guide.
    return policies.length === 0
      ? { days: 0 }
      : besides("alicloud:clickhouse/backupPolicy:BackupPolicy", ["backupRetentionPeriod"], 7)(cluster);
  },
});

export const cacheBackups = databaseFact<BackupRetention>("cache-backups", {
  "aws:elasticache/replicationGroup:ReplicationGroup": days("snapshotRetentionLimit", 0),
  "aws:elasticache/cluster:Cluster": (database) =>
    // Memcached keeps nothing to back up; a member of a group is backed up by the group.
    given(database.props, "replicationGroupId")
      ? undefined
      : unlessEngine(/^memcached$/, "snapshotRetentionLimit")(database),
  "aws:elasticache/serverlessCache:ServerlessCache": unlessEngine(/^memcached$/, "snapshotRetentionLimit"),
  "aws:memorydb/cluster:Cluster": days("snapshotRetentionLimit", 0),
  "alicloud:kvstore/instance:Instance": weekly,
  "alicloud:redis/tairInstance:TairInstance": weekly,
});

/** Kept seven days, which nothing changes: "Automatic backup", Tair user guide. What counts is that days are named. */
function weekly(cache: Database): BackupRetention {
  const policies = cache.beside("alicloud:kvstore/backupPolicy:BackupPolicy");
  const named = [...policies.map(({ props }) => props), cache.props]
    .map((props) => list(props, "backupPeriods"))
    .find((periods) => periods === UNKNOWN || periods.length > 0);
  return { days: named === undefined ? 0 : named === UNKNOWN ? UNKNOWN : 7 };
}

/** On how many days of the week a full backup is taken; no subject where the service takes one a day by itself. */
export interface BackupRhythm {
  readonly daysAWeek: Known<number>;
}

/** Tuesday, Thursday and Saturday unless told otherwise: polardb.BackupPolicy, typings of alicloud 3.108. */
const POLARDB_DAYS = 3;

export const backupRhythm = databaseFact<BackupRhythm>("backup-rhythm", {
  "alicloud:rds/backupPolicy:BackupPolicy": ({ props }) =>
    // Not named, the service keeps two: rds.BackupPolicy, typings of alicloud 3.108.
    rhythm(firstGiven(props, "preferredBackupPeriods", "backupPeriods"), 2),
  "alicloud:polardb/backupPolicy:BackupPolicy": ({ props }) =>
    rhythm(firstGiven(props, "dataLevel1BackupPeriods", "preferredBackupPeriods"), POLARDB_DAYS),
  "alicloud:mongodb/instance:Instance": ({ props }) => rhythm(firstGiven(props, "backupPeriods"), 7),
  "alicloud:mongodb/shardingInstance:ShardingInstance": ({ props }) =>
    rhythm(firstGiven(props, "backupPeriods"), 7),
  "alicloud:kvstore/backupPolicy:BackupPolicy": ({ props }) => rhythm(firstGiven(props, "backupPeriods"), 7),
  "alicloud:adb/backupPolicy:BackupPolicy": ({ props }) =>
    rhythm(firstGiven(props, "preferredBackupPeriods"), 2),
  "alicloud:clickhouse/backupPolicy:BackupPolicy": ({ props }) =>
    rhythm(firstGiven(props, "preferredBackupPeriods"), 2),
});

function firstGiven(props: unknown, ...inputs: readonly string[]): Known<readonly Known<string>[]> {
  const input = inputs.find((each) => given(props, each));
  return input === undefined ? [] : texts(props, input);
}

function rhythm(periods: Known<readonly Known<string>[]>, byDefault: number): BackupRhythm {
  if (periods === UNKNOWN) return { daysAWeek: UNKNOWN };
  if (periods.length === 0) return { daysAWeek: byDefault };
  if (periods.includes(UNKNOWN)) return { daysAWeek: UNKNOWN };
  // Older forms write all of them in one text.
  const days = periods.flatMap((each) => (each === UNKNOWN ? [] : each.split(",")));
  return { daysAWeek: new Set(days.map((day) => day.trim().toLowerCase()).filter(Boolean)).size };
}

/** Can every moment of the last days be restored, by logs or continuous backup? */
export const pointInTime = databaseFact<Known<boolean>>("point-in-time", {
  "aws:dynamodb/table:Table": ({ props }) =>
    flag(props, "pointInTimeRecovery", "enabled") ?? (given(props, "pointInTimeRecovery") ? UNKNOWN : false),
  "aws:dynamodb/tableReplica:TableReplica": ({ props }) => flag(props, "pointInTimeRecovery") ?? false,
  "aws:keyspaces/table:Table": ({ props }) => {
    const status = text(props, "pointInTimeRecovery", "status");
    return status === UNKNOWN ? UNKNOWN : status === "ENABLED";
  },
  // On by default: rds.BackupPolicy, typings of alicloud 3.108.
  "alicloud:rds/backupPolicy:BackupPolicy": ({ props }) =>
    flag(props, "enableBackupLog") ?? flag(props, "logBackup") ?? true,
  "alicloud:polardb/backupPolicy:BackupPolicy": ({ props }) => {
    const kept: Read<number> = integer(props, "logBackupRetentionPeriod");
    // Seven days where nothing is said: "Log backup", PolarDB user guide.
    return kept === UNKNOWN ? UNKNOWN : kept !== 0;
  },
  "alicloud:mongodb/instance:Instance": ({ props }) => flag(props, "enableBackupLog") ?? false,
  "alicloud:mongodb/shardingInstance:ShardingInstance": ({ props }) =>
    flag(props, "enableBackupLog") ?? false,
  "alicloud:kvstore/instance:Instance": ({ props }) =>
    // The persistent editions alone take incremental backups.
    given(props, "enableBackupLog") ? (flag(props, "enableBackupLog") ?? false) : undefined,
  "alicloud:gpdb/backupPolicy:BackupPolicy": ({ props }) => flag(props, "enableRecoveryPoint") ?? true,
});

/** What is left of a database once it is deleted. */
export interface LastBackup {
  readonly kept: Known<boolean>;
  readonly environment: Known<string> | undefined;
}

type KeptReader = Reader<Known<boolean>>;
const kept: Readonly<Record<string, KeptReader>> = {
  "aws:rds/instance:Instance": (props) =>
    given(props, "replicateSourceDb")
      ? undefined
      : anyOf([
          not(flag(props, "skipFinalSnapshot") ?? false),
          not(flag(props, "deleteAutomatedBackups") ?? true),
        ]),
  "aws:rds/cluster:Cluster": (props) =>
    anyOf([
      not(flag(props, "skipFinalSnapshot") ?? false),
      not(flag(props, "deleteAutomatedBackups") ?? true),
    ]),
  "aws:docdb/cluster:Cluster": (props) => not(flag(props, "skipFinalSnapshot") ?? false),
  "aws:neptune/cluster:Cluster": (props) => not(flag(props, "skipFinalSnapshot") ?? false),
  "aws:redshift/cluster:Cluster": (props) => not(flag(props, "skipFinalSnapshot") ?? false),
  // None is kept by default: typings of alicloud 3.108.
  "alicloud:rds/instance:Instance": (props) => keeps(text(props, "releasedKeepPolicy")),
  "alicloud:polardb/cluster:Cluster": (props) => keeps(text(props, "backupRetentionPolicyOnClusterDeletion")),
  "alicloud:mongodb/instance:Instance": (props) => keepsByNumber(props),
  "alicloud:mongodb/shardingInstance:ShardingInstance": (props) => keepsByNumber(props),
};

export const lastBackup: ResourceFact<LastBackup> = resourceFact(
  "last-backup",
  Object.fromEntries(
    Object.entries(kept).map(([type, read]): [string, Reader<LastBackup>] => [
      type,
      (props, resource) => {
        const found = read(props, resource);
        return found === undefined ? undefined : { kept: found, environment: environmentOf(resource) };
      },
    ]),
  ),
);

function keeps(policy: Read<string>): Known<boolean> {
  return policy === UNKNOWN ? UNKNOWN : /^(lastest|latest|all)$/i.test(policy ?? "");
}

/** 0 keeps none, 1 the last one, 2 all: `BackupRetentionPolicyOnClusterDeletion`, API reference of ApsaraDB for MongoDB. */
function keepsByNumber(props: unknown): Known<boolean> {
  const policy = integer(props, "backupRetentionPolicyOnClusterDeletion") ?? 0;
  return policy === UNKNOWN ? UNKNOWN : policy > 0;
}

function not(value: Known<boolean>): Known<boolean> {
  return value === UNKNOWN ? UNKNOWN : !value;
}

/** How far back a cluster can be turned; engines that cannot are no subject. Off by default: typings of aws 7.48. */
export const backtrack: ResourceFact<Known<number>> = resourceFact("backtrack", {
  "aws:rds/cluster:Cluster": (props) => {
    const engine = text(props, "engine");
    // Left out, older providers took Aurora with MySQL.
    if (engine !== UNKNOWN && !/^aurora(-mysql)?$/.test(engine ?? "aurora")) return undefined;
    const window = integer(props, "backtrackWindow") ?? 0;
    return engine === UNKNOWN && window === 0 ? UNKNOWN : window;
  },
});
