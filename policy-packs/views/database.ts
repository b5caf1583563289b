import { canonicalType } from "../aliases.ts";
import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { environmentOf } from "../facts/tags.ts";
import { given, type Read, text } from "../reading.ts";
import { effectiveParameters, type Parameters } from "./parameters.ts";

/**
 * One database as it will be: its own inputs, the parameter groups it takes, and what the stack sets beside it
 * in resources of their own (backup and audit policies, endpoints, logging, instances of a cluster).
 */
export interface Database {
  readonly resource: ResourceView;
  readonly props: Readonly<Record<string, unknown>>;
  readonly environment: Known<string> | undefined;
  /** Engine as its provider calls it; of an instance in a cluster, the cluster's. */
  readonly engine: Read<string>;
  readonly version: Read<string>;
  readonly parameters: Parameters;
  /** Resources of a type that set something for this database. */
  beside(...types: readonly string[]): readonly ResourceView[];
  /** Resources of a type that set something for a setting of this database. */
  under(setting: ResourceView, ...types: readonly string[]): readonly ResourceView[];
  /** Whether the stack holds a resource of one of the types: services for all databases of an account. */
  inStack(...types: readonly string[]): boolean;
  /** Whether this is a setting of a database that the stack holds, and that is judged with it. */
  readonly isJudgedElsewhere: boolean;
}

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const DYNAMODB = "aws:dynamodb/table:Table";
const ALI_RDS = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGODB = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";
const KVSTORE = "alicloud:kvstore/instance:Instance";
const TAIR = "alicloud:redis/tairInstance:TairInstance";
const ADB = "alicloud:adb/dBCluster:DBCluster";
const GPDB = "alicloud:gpdb/instance:Instance";
const CLICKHOUSE = "alicloud:clickhouse/dbCluster:DbCluster";

/** Types that hold a setting of a database, the input that names it, and what it may name. */
const SPLIT: Readonly<Record<string, { readonly input: string; readonly of: readonly string[] }>> = {
  "aws:rds/clusterInstance:ClusterInstance": { input: "clusterIdentifier", of: [AURORA] },
  "aws:docdb/clusterInstance:ClusterInstance": { input: "clusterIdentifier", of: [DOCDB] },
  "aws:neptune/clusterInstance:ClusterInstance": { input: "clusterIdentifier", of: [NEPTUNE] },
  "aws:rds/clusterActivityStream:ClusterActivityStream": { input: "resourceArn", of: [AURORA] },
  "aws:redshift/logging:Logging": { input: "clusterIdentifier", of: [REDSHIFT] },
  "aws:appautoscaling/target:Target": { input: "resourceId", of: [DYNAMODB] },
  "aws:appautoscaling/policy:Policy": { input: "resourceId", of: ["aws:appautoscaling/target:Target"] },
  "alicloud:rds/backupPolicy:BackupPolicy": { input: "instanceId", of: [ALI_RDS] },
  "alicloud:polardb/backupPolicy:BackupPolicy": { input: "dbClusterId", of: [POLARDB] },
  "alicloud:polardb/endpoint:Endpoint": { input: "dbClusterId", of: [POLARDB] },
  "alicloud:polardb/primaryEndpoint:PrimaryEndpoint": { input: "dbClusterId", of: [POLARDB] },
  "alicloud:polardb/clusterEndpoint:ClusterEndpoint": { input: "dbClusterId", of: [POLARDB] },
  "alicloud:mongodb/auditPolicy:AuditPolicy": { input: "dbInstanceId", of: [MONGODB, SHARDING] },
  "alicloud:kvstore/backupPolicy:BackupPolicy": { input: "instanceId", of: [KVSTORE, TAIR] },
  "alicloud:kvstore/auditLogConfig:AuditLogConfig": { input: "instanceId", of: [KVSTORE, TAIR] },
  "alicloud:das/sqlLogConfig:SqlLogConfig": { input: "instanceId", of: [ALI_RDS, POLARDB, KVSTORE, MONGODB] },
  "alicloud:gpdb/backupPolicy:BackupPolicy": { input: "dbInstanceId", of: [GPDB] },
  "alicloud:adb/backupPolicy:BackupPolicy": { input: "dbClusterId", of: [ADB] },
  "alicloud:clickhouse/backupPolicy:BackupPolicy": { input: "dbClusterId", of: [CLICKHOUSE] },
};

/** Where a database names the group of its parameters, and what such a group is. */
const GROUPS: Readonly<Record<string, { readonly input: string; readonly type: string }>> = {
  [RDS]: { input: "parameterGroupName", type: "aws:rds/parameterGroup:ParameterGroup" },
  [AURORA]: {
    input: "dbClusterParameterGroupName",
    type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
  },
  [DOCDB]: {
    input: "dbClusterParameterGroupName",
    type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
  },
  [NEPTUNE]: {
    input: "neptuneClusterParameterGroupName",
    type: "aws:neptune/clusterParameterGroup:ClusterParameterGroup",
  },
  [REDSHIFT]: { input: "clusterParameterGroupName", type: "aws:redshift/parameterGroup:ParameterGroup" },
  [ALI_RDS]: { input: "dbParamGroupId", type: "alicloud:rds/rdsParameterGroup:RdsParameterGroup" },
  [POLARDB]: { input: "parameterGroupId", type: "alicloud:polardb/parameterGroup:ParameterGroup" },
};

/** All databases of the types asked for, in stack order. */
function databases(stack: StackView, types: readonly string[]): readonly Database[] {
  const joined = stack.once(databases, build);
  return stack.ofType(...types).map((resource) => {
    const known = joined.views.get(resource.urn);
    if (known) return known;
    const made = view(resource, stack, joined);
    joined.views.set(resource.urn, made);
    return made;
  });
}

interface Joined {
  /** Settings by the database they are for. */
  readonly beside: ReadonlyMap<string, readonly ResourceView[]>;
  /** Settings and groups that some database of the stack takes. */
  readonly taken: ReadonlySet<ResourceView>;
  readonly views: Map<string, Database>;
}

function build(stack: StackView): Joined {
  const beside = new Map<string, ResourceView[]>();
  const taken = new Set<ResourceView>();
  for (const [type, { input, of }] of Object.entries(SPLIT)) {
    for (const setting of stack.ofType(type)) {
      for (const { urn } of named(stack, setting, input, of)) {
        taken.add(setting);
        const others = beside.get(urn);
        if (others) others.push(setting);
        else beside.set(urn, [setting]);
      }
    }
  }
  for (const [type, { input, type: group }] of Object.entries(GROUPS)) {
    for (const database of stack.ofType(type)) {
      for (const each of named(stack, database, input, [group])) taken.add(each);
    }
  }
  return { beside, taken, views: new Map() };
}

/** What an input names; states of older engines record dependencies for the resource as a whole. */
function named(
  stack: StackView,
  from: ResourceView,
  input: string,
  types: readonly string[],
): readonly ResourceView[] {
  if (!given(from.props, input)) return [];
  const found = stack.referencedBy(from, input, ...types);
  if (found.length > 0 || Object.keys(from.propertyDependencies).length > 0) return found;
  const wanted = new Set(types.map(canonicalType));
  return from.dependencies.flatMap((urn) => {
    const target = stack.byUrn.get(urn);
    return target && wanted.has(canonicalType(target.type)) ? [target] : [];
  });
}

function view(resource: ResourceView, stack: StackView, { beside, taken }: Joined): Database {
  const { props } = resource;
  const { parameters, family } = parametersOf(resource, stack);
  return {
    resource,
    props,
    environment: environmentOf(resource),
    engine: text(props, "engine") ?? text(props, "dbType") ?? family,
    version: text(props, "engineVersion") ?? text(props, "dbVersion") ?? family,
    parameters,
    beside: (...types) => settings(beside, resource, types),
    under: (setting, ...types) => settings(beside, setting, types),
    inStack: (...types) => stack.ofType(...types).length > 0,
    isJudgedElsewhere: taken.has(resource),
  };
}

function settings(
  beside: Joined["beside"],
  of: ResourceView,
  types: readonly string[],
): readonly ResourceView[] {
  const wanted = new Set(types.map(canonicalType));
  return (beside.get(of.urn) ?? []).filter(({ type }) => wanted.has(canonicalType(type)));
}

function parametersOf(
  resource: ResourceView,
  stack: StackView,
): { readonly parameters: Parameters; readonly family?: Known<string> } {
  const group = GROUPS[canonicalType(resource.type)];
  if (!group) return { parameters: effectiveParameters([resource.props]) };
  const groups = named(stack, resource, group.input, [group.type]);
  const own = effectiveParameters([...groups.map(({ props }) => props), resource.props]);
  const family = groups.map(({ props }) => text(props, "family")).find((each) => each !== undefined);
  // A group that this stack does not hold may say anything, unless it is one that the service made itself.
  const name = text(resource.props, group.input);
  const isElsewhere =
    groups.length === 0 && given(resource.props, group.input) && !(name !== UNKNOWN && isDefault(name));
  return {
    parameters: isElsewhere ? { ...own, openEnded: true } : own,
    ...(family !== undefined && { family }),
  };
}

/** Groups that AWS makes carry this prefix and cannot be changed: "Parameter groups", RDS user guide. */
function isDefault(name: Read<string>): boolean {
  return typeof name === "string" && /^default[.:]/.test(name);
}

/** A fact of databases from one reader a type; what stands beside a database is joined before it is read. */
export function databaseFact<F>(
  name: string,
  readers: Readonly<Record<string, (database: Database) => F | undefined>>,
): StackFact<F> {
  const types = Object.keys(readers);
  return {
    name,
    scope: "stack",
    types: typesByCloud(types),
    read: (stack) =>
      databases(stack, types).flatMap((database) => {
        const fact = readers[canonicalType(database.resource.type)]?.(database);
        return fact === undefined ? [] : [{ resource: database.resource, fact }];
      }),
  };
}

/** The parameters of a group itself, for facts that judge groups rather than the databases that take them. */
export function parametersOfGroup(props: Readonly<Record<string, unknown>>): Parameters {
  return effectiveParameters([props]);
}
