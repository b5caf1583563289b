import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { backupHour, clockText } from "../workload/backup-hour.ts";
import type { Cloud } from "../workload/check.ts";
import { type ClientRule, clientRules } from "../workload/client-rules.ts";
import type { Placement } from "../workload/contract.ts";
import { fixedZones } from "../workload/fixed-zones.ts";
import { awsWindow, MAINTENANCE_WINDOW, utcWindow } from "../workload/window.ts";
import { checkCache } from "./check.ts";
import type { CacheArgs } from "./contract.ts";
import { BACKUP_DAYS, PORT, SIZE } from "./limits.ts";

interface CommonLayout {
  readonly size: string;
  readonly shards: number;
  readonly replicas: number;
  readonly evicts: string;
  readonly users: readonly PlannedUser[];
  /** Daily, `HH:MM-HH:MM` in UTC. */
  readonly backupWindow: string;
  readonly tags: Tags;
}

export interface PlannedUser {
  readonly key: string;
  /** Unique in account and region. */
  readonly id: string;
  readonly access: "read" | "write";
  readonly purpose: string;
  readonly secret: string;
  readonly since: string;
}

export interface AwsCacheLayout extends CommonLayout {
  readonly id: string;
  readonly defaultUser: string;
  readonly subnets: readonly Placement["vpcId"][];
  readonly gate: readonly ClientRule[];
  readonly window: string;
  readonly backupDays: number;
  readonly logs: readonly { readonly key: "slow-log" | "engine-log"; readonly name: string }[];
  readonly finalSnapshot: string;
  /** What the service puts behind the group's name to name a node. */
  readonly nodes: readonly string[];
  readonly system: { readonly system?: string };
}

export interface AlicloudCacheLayout extends CommonLayout {
  readonly name: string;
  readonly home: { readonly zone: string; readonly subnet: Placement["vpcId"] };
  readonly standbyZone: string | undefined;
  readonly prefixes: readonly string[];
  readonly groups: readonly Placement["vpcId"][];
  readonly window: { readonly start: string; readonly end: string };
  /** By which the service reaches the key: `AliyunRdsInstanceEncryptionDefaultRole`. */
  readonly keyRole: string;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsCache(name: string, args: CacheArgs): AwsCacheLayout {
  const common = commonLayout(name, "aws", args);
  const { shards, replicas } = common;
  const id = physicalName("aws:elasticache/replicationGroup:ReplicationGroup", name);
  return {
    ...common,
    id,
    defaultUser: physicalName("aws:elasticache/user:User", name, "default"),
    subnets: Object.values(args.subnets),
    gate: clientRules(args.clients, [{ name: "redis", from: PORT, to: PORT }]),
    window: awsWindow(args.window ?? MAINTENANCE_WINDOW),
    backupDays: args.backupDays ?? BACKUP_DAYS.least,
    logs: (["slow-log", "engine-log"] as const).map((key) => ({
      key,
      name: physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}/${key}`),
    })),
    finalSnapshot: `${id}-final`,
    nodes: nodes(shards, replicas),
    system: args.tags.system === undefined ? {} : { system: args.tags.system },
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudCache(name: string, args: CacheArgs): AlicloudCacheLayout {
  const common = commonLayout(name, "alicloud", args);
  const { home, standby } = fixedZones(args);
  const { from, to } = utcWindow(args.window ?? MAINTENANCE_WINDOW);
  const clients = Object.values(args.clients);
  return {
    ...common,
    name: physicalName("alicloud:redis/tairInstance:TairInstance", name),
    home: { zone: home, subnet: args.subnets[home] ?? "" },
    standbyZone: standby === home ? undefined : standby,
    prefixes: [...new Set(clients.flatMap((client) => ("prefixes" in client ? client.prefixes : [])))].sort(),
    groups: clients.flatMap((client) => ("group" in client ? [client.group] : [])),
    window: { start: `${clockText(from % DAY)}Z`, end: `${clockText(to % DAY)}Z` },
    keyRole: acsArn({
      service: "ram",
      account: args.account,
      resource: "role/AliyunRdsInstanceEncryptionDefaultRole",
    }),
  };
}

const DAY = 24 * 60;

const EVICTS = { oldest: "allkeys-lru", "oldest-expiring": "volatile-lru", nothing: "noeviction" } as const;

function commonLayout(name: string, cloud: Cloud, args: CacheArgs): CommonLayout {
  const faults = new Faults(`cache "${name}"`);
  checkCache(faults, cloud, args);
  faults.throwIfAny();
  const hour = backupHour(args.window ?? MAINTENANCE_WINDOW);
  const secretType = cloud === "aws" ? "aws:secretsmanager/secret:Secret" : "alicloud:kms/secret:Secret";
  return {
    size: args.size ?? SIZE[cloud],
    shards: args.shards ?? 1,
    replicas: args.replicas ?? 1,
    evicts: EVICTS[args.whenFull ?? "oldest"],
    users: Object.entries(args.users).map(([key, { purpose, access, since = "first" }]) => ({
      key,
      id: cloud === "aws" ? physicalName("aws:elasticache/user:User", name, key.replaceAll("_", "-")) : key,
      access,
      purpose,
      secret: physicalName(secretType, `atrium/${name}/${key}`),
      since,
    })),
    backupWindow: `${clockText(hour.from)}-${clockText(hour.to)}`,
    tags: {
      ...args.tags,
      ...(args.oneZone === undefined
        ? {}
        : { "waiver-one-zone": tagText(`${args.oneZone.reason} - ${args.oneZone.owner}`) }),
    },
  };
}

/** As ElastiCache names the members of a group: "Finding your nodes", user guide. */
function nodes(shards: number, replicas: number): readonly string[] {
  const pad = (number: number, width: number) => String(number).padStart(width, "0");
  const members = [...Array(1 + replicas).keys()].map((node) => pad(node + 1, 3));
  if (shards === 1) return members;
  return [...Array(shards).keys()].flatMap((shard) => members.map((node) => `${pad(shard + 1, 4)}-${node}`));
}
