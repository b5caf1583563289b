import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import { type ClientRule, clientRules } from "../workload/client-rules.ts";
import type { Clients } from "../workload/contract.ts";
import { fixedZones } from "../workload/fixed-zones.ts";
import { MAINTENANCE_WINDOW, type MaintenanceWindow } from "../workload/window.ts";
import { type PlannedAccount, plannedAccounts } from "./accounts.ts";
import { type PlannedAlicloudEngine, plannedAlicloudEngine } from "./alicloud-engine.ts";
import { type PlannedAwsEngine, plannedAwsEngine } from "./aws-engine.ts";
import { type AwsRoles, awsRoles } from "./aws-roles.ts";
import { checkDatabase } from "./check.ts";
import type { DatabaseArgs, Family, Kind } from "./contract.ts";
import { defaultSize, PORTS } from "./engines.ts";
import { type FailoverRule, failoverRule } from "./failover.ts";
import { AWS_LOG_DAYS, CLASS_DAYS, LOG_DAYS, MOST_DAYS, SQL_AUDIT_DAYS } from "./limits.ts";
import { backupHour } from "./times.ts";

interface CommonLayout {
  readonly family: Family;
  readonly kind: Kind;
  readonly account: string;
  readonly region: string;
  /** Identifier, or name, of the instance or cluster. */
  readonly id: string;
  readonly port: number;
  readonly size: string;
  /** Keys of a cluster's nodes; the first writes at birth. */
  readonly nodes: readonly string[];
  readonly storage: { readonly gb: number; readonly mostGb: number };
  readonly standby: boolean;
  readonly window: MaintenanceWindow;
  /** `15:00-16:00`, UTC. */
  readonly backupHour: string;
  readonly accounts: readonly PlannedAccount[];
  /** Of the database itself: its backup class, and what was opted out of. */
  readonly tags: Tags;
}

export interface AwsDatabaseLayout extends CommonLayout {
  readonly engine: PlannedAwsEngine;
  readonly backupDays: number;
  readonly rules: readonly ClientRule[];
  /** Kinds of logs, each in a group of its own that is there before the service writes. */
  readonly logs: readonly PlannedLog[];
  readonly logDays: number;
  /** RDS keeps no password of a database that another one follows. */
  readonly administrator: "service" | "program";
  readonly roles: AwsRoles;
  readonly failover: FailoverRule;
  readonly elsewhere?: AwsElsewhere;
  readonly policies: readonly PlannedPolicy[];
}

export interface PlannedLog {
  readonly key: string;
  readonly group: string;
}

export type AwsElsewhere =
  | { readonly mode: "backups"; readonly region: string; readonly days: number }
  | {
      readonly mode: "replica";
      readonly region: string;
      readonly id: string;
      readonly global: string;
      readonly nodes: readonly string[];
      readonly rules: readonly ClientRule[];
      readonly logs: readonly PlannedLog[];
    };

export interface AlicloudDatabaseLayout extends CommonLayout {
  readonly engine: PlannedAlicloudEngine;
  /** The zone that writes, and that of the standby. */
  readonly zones: { readonly home: string; readonly standby: string };
  readonly whitelist: readonly string[];
  readonly backup: PlannedBackup;
  readonly sqlAuditDays: number;
  readonly elsewhere?: AlicloudElsewhere;
  readonly policies: readonly PlannedPolicy[];
}

export interface PlannedBackup {
  readonly days: number;
  readonly logDays: number;
}

export type AlicloudElsewhere =
  | { readonly mode: "backups"; readonly region: string; readonly days: number }
  | {
      readonly mode: "replica";
      readonly region: string;
      readonly id: string;
      readonly zone: string;
      readonly nodes: number;
      readonly whitelist: readonly string[];
    };

/**
 * Arguments → layout.
 * @param now a password that is too old by then is refused
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsDatabase(
  name: string,
  args: DatabaseArgs,
  now: Date = new Date(),
): AwsDatabaseLayout {
  const common = commonLayout(name, "aws", args, now);
  const { kind, engine: asked } = args;
  const type = kind === "instance" ? "aws:rds/instance:Instance" : "aws:rds/cluster:Cluster";
  const id = physicalName(type, name);
  const engine = plannedAwsEngine(id, args);
  const logs = (of: string): readonly PlannedLog[] =>
    engine.logs.map((key) => ({
      key,
      group: physicalName("aws:cloudwatch/logGroup:LogGroup", `/aws/rds/${kind}/${of}/${key}`),
    }));
  const roles = awsRoles(name, id, args);
  const elsewhere = awsElsewhere(name, args, common.port, logs);
  const port = { name: asked.family, from: common.port, to: common.port };
  const days = args.logRetentionDays ?? LOG_DAYS.least;
  return {
    ...common,
    id,
    engine,
    backupDays: Math.min(CLASS_DAYS[args.backup.class], MOST_DAYS.aws),
    rules: clientRules(args.clients, [port]),
    logs: logs(id),
    logDays: AWS_LOG_DAYS.find((each) => each >= days) ?? LOG_DAYS.most,
    administrator: args.elsewhere?.mode === "replica" ? "program" : "service",
    roles,
    failover: failoverRule(name, id, args),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    policies: roles.policies,
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudDatabase(
  name: string,
  args: DatabaseArgs,
  now: Date = new Date(),
): AlicloudDatabaseLayout {
  const common = commonLayout(name, "alicloud", args, now);
  const { kind } = args;
  const { home, standby } = fixedZones(args);
  const asked = CLASS_DAYS[args.backup.class];
  const days = kind === "cluster" ? asked : Math.min(asked, MOST_DAYS.rds);
  const elsewhere = alicloudElsewhere(name, args, asked);
  const type = kind === "instance" ? "alicloud:rds/instance:Instance" : "alicloud:polardb/cluster:Cluster";
  return {
    ...common,
    id: physicalName(type, name),
    engine: plannedAlicloudEngine(args),
    zones: { home, standby: common.standby ? standby : home },
    whitelist: whitelist(args.clients),
    // A log is of no use without the full backup before it.
    backup: { days, logDays: days },
    sqlAuditDays: SQL_AUDIT_DAYS.find((each) => each >= (args.logRetentionDays ?? LOG_DAYS.least)) ?? 1825,
    ...(elsewhere === undefined ? {} : { elsewhere }),
    policies: [],
  };
}

function commonLayout(name: string, cloud: Cloud, args: DatabaseArgs, now: Date): Omit<CommonLayout, "id"> {
  const faults = new Faults(`database "${name}"`);
  checkDatabase(faults, cloud, name, args, now);
  faults.throwIfAny();
  const { engine, kind, storage = { gb: 0 }, window = MAINTENANCE_WINDOW, singleZone } = args;
  const asked = args.size ?? defaultSize(cloud, kind, engine.family, args.environment);
  return {
    family: engine.family,
    kind,
    account: args.account,
    region: args.region,
    port: args.port ?? PORTS[engine.family],
    // A cluster over two regions takes no burstable class, not even to try it.
    size:
      args.size === undefined && cloud === "aws" && args.elsewhere?.mode === "replica" && kind === "cluster"
        ? defaultSize(cloud, kind, engine.family, "production")
        : asked,
    nodes: nodeKeys(args.nodes ?? 2),
    storage: { gb: storage.gb, mostGb: storage.mostGb ?? storage.gb * GROWS },
    standby: singleZone === undefined,
    window,
    backupHour: backupHour(args.backup, window),
    accounts: plannedAccounts(name, cloud, args),
    tags: {
      "backup-class": args.backup.class,
      ...(singleZone === undefined ? {} : { "waiver-single-zone": tagText(singleZone.reason) }),
    },
  };
}

/** @clause 10.3.2-b */
const GROWS = 4;

const nodeKeys = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `node-${index + 1}`);

/** PolarDB and RDS answer nobody who is in neither list nor group; an empty list means their own machine. */
function whitelist(clients: Clients): readonly string[] {
  const prefixes = Object.values(clients).flatMap((client) => ("prefixes" in client ? client.prefixes : []));
  return prefixes.length === 0 ? ["127.0.0.1"] : [...new Set(prefixes)].sort();
}

function awsElsewhere(
  name: string,
  { elsewhere, kind, engine, backup }: DatabaseArgs,
  port: number,
  logs: (id: string) => readonly PlannedLog[],
): AwsElsewhere | undefined {
  if (elsewhere === undefined) return undefined;
  const { region } = elsewhere;
  if (elsewhere.mode === "backups") {
    return { mode: "backups", region, days: Math.min(CLASS_DAYS[backup.class], MOST_DAYS.aws) };
  }
  const type = kind === "instance" ? "aws:rds/instance:Instance" : "aws:rds/cluster:Cluster";
  const id = physicalName(type, name, "elsewhere");
  return {
    mode: "replica",
    region,
    id,
    global: physicalName("aws:rds/globalCluster:GlobalCluster", name, "global"),
    nodes: nodeKeys(elsewhere.nodes ?? 1),
    rules: clientRules(elsewhere.clients, [{ name: engine.family, from: port, to: port }]).map((rule) => ({
      ...rule,
      key: `elsewhere-${rule.key}`,
    })),
    logs: logs(id),
  };
}

function alicloudElsewhere(
  name: string,
  { elsewhere, kind }: DatabaseArgs,
  days: number,
): AlicloudElsewhere | undefined {
  if (elsewhere === undefined) return undefined;
  const { region } = elsewhere;
  if (elsewhere.mode === "backups") {
    return {
      mode: "backups",
      region,
      days: kind === "cluster" ? days : Math.min(days, MOST_DAYS.rdsElsewhere),
    };
  }
  const [first = ""] = Object.keys(elsewhere.subnets).sort();
  return {
    mode: "replica",
    region,
    id: physicalName("alicloud:polardb/cluster:Cluster", name, "elsewhere"),
    zone: elsewhere.zone ?? first,
    // A cluster has a node that reads, even where it only follows.
    nodes: Math.max(elsewhere.nodes ?? 1, 2),
    whitelist: whitelist(elsewhere.clients),
  };
}
