import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkClients, checkPlacement, checkWhole } from "../workload/check.ts";
import { checkFixedZones } from "../workload/fixed-zones.ts";
import { checkWindow, MAINTENANCE_WINDOW } from "../workload/window.ts";
import type { CacheArgs } from "./contract.ts";
import {
  ALICLOUD_GROUPS,
  ALICLOUD_PREFIXES,
  ALICLOUD_SHARDS,
  ALICLOUD_USERS,
  AWS_NODES,
  AWS_REPLICAS,
  AWS_SHARDS,
  AWS_USERS,
  BACKUP_DAYS,
} from "./limits.ts";

export function checkCache(faults: Faults, cloud: Cloud, args: CacheArgs): void {
  checkPlacement(faults, cloud, args, args.oneZone === undefined ? 2 : 1);
  if (args.oneZone !== undefined && args.environment === "production") {
    const hint = "leave it out and give subnets of two zones [§8.4.1-a]";
    faults.add("cache.one-zone", "oneZone", args.oneZone.reason, "is not for production", hint);
  }
  checkClients(faults, args.clients);
  checkWindow(faults, "window", args.window ?? MAINTENANCE_WINDOW);
  checkServes(
    faults,
    "key",
    args.key,
    ...(cloud === "aws"
      ? (["elasticache", "logs", "secretsmanager"] as const)
      : (["redis", "secretsmanager"] as const)),
  );
  checkUsers(faults, cloud, args);
  checkSize(faults, cloud, args);
  if (cloud === "alicloud") checkAlicloud(faults, args);
}

function checkUsers(faults: Faults, cloud: Cloud, { users }: CacheArgs): void {
  const names = Object.keys(users);
  if (names.length === 0) {
    const hint = "name each application that uses it [§10.4.3-a]";
    faults.add("cache.users", "users", undefined, "is empty, so nobody could sign in", hint);
  }
  const most = cloud === "aws" ? AWS_USERS - 1 : ALICLOUD_USERS;
  if (names.length > most) {
    const hint = `the service takes ${most}; split the cache by system`;
    faults.add("cache.quota", "users", names.length, "are more users than one cache has", hint);
  }
  for (const name of names) {
    if (name === "default" || !/^[a-z][a-z0-9_]{1,30}$/.test(name)) {
      const hint = "small letters, digits and _, a letter first, 2 to 31; not default";
      faults.add("cache.user", `users.${name}`, name, "is no name of a user", hint);
    }
  }
}

function checkSize(faults: Faults, cloud: Cloud, args: CacheArgs): void {
  const { shards = 1, replicas = 1, size, backupDays } = args;
  const aws = cloud === "aws";
  checkWhole(faults, "cache.shards", "shards", shards, {
    least: 1,
    most: aws ? AWS_SHARDS : ALICLOUD_SHARDS,
  });
  if (replicas === 0 && args.oneZone === undefined) {
    const hint = "give at least one, in another zone [§8.4.1-a]";
    faults.add("cache.replicas", "replicas", replicas, "is no replica: a lost node is a lost cache", hint);
  } else
    checkWhole(faults, "cache.replicas", "replicas", replicas, { least: 0, most: aws ? AWS_REPLICAS : 1 });
  if (aws && shards * (1 + replicas) > AWS_NODES) {
    const hint = `${AWS_NODES} nodes a cluster; ask for more in Service Quotas (L-AF354865), or split by system`;
    faults.add("cache.quota", "shards", shards * (1 + replicas), "are more nodes than one cluster has", hint);
  }
  if (size !== undefined && !(aws ? /^cache\.[a-z0-9]+\.[a-z0-9]+$/ : /^tair\.rdb\.[a-z0-9.]+$/).test(size)) {
    const hint = aws ? "such as cache.m7g.large" : "of the DRAM-based series, such as tair.rdb.2g";
    faults.add("cache.size", "size", size, "is no node class", hint);
  }
  if (aws)
    checkWhole(faults, "cache.backup-days", "backupDays", backupDays, { ...BACKUP_DAYS, unit: "days" });
  else if (backupDays !== undefined && backupDays !== BACKUP_DAYS.least) {
    const hint = "leave it out; copies that are kept longer are made by the backup component";
    faults.add("cache.backup-days", "backupDays", backupDays, "is not what Tair keeps, which is 7", hint);
  }
}

function checkAlicloud(faults: Faults, args: CacheArgs): void {
  const { zones, clients, oneZone } = args;
  checkFixedZones(faults, "cache.zone", args);
  if (zones !== undefined && zones.home === zones.standby && oneZone === undefined) {
    const hint = "name another zone for the replica [§8.4.1-a]";
    faults.add("cache.zone", "zones.standby", zones.standby, "is the zone of the primary", hint);
  }
  const all = Object.values(clients);
  const prefixes = all.flatMap((client) => ("prefixes" in client ? client.prefixes : [])).length;
  if (prefixes > ALICLOUD_PREFIXES) {
    const hint = `a white list holds ${ALICLOUD_PREFIXES}; name the summary of the sites instead`;
    faults.add("cache.quota", "clients", prefixes, "are more prefixes than a white list holds", hint);
  }
  const groups = all.filter((client) => "group" in client).length;
  if (groups > ALICLOUD_GROUPS) {
    const hint = `an instance takes ${ALICLOUD_GROUPS}; let clients share a group`;
    faults.add("cache.quota", "clients", groups, "are more groups than an instance takes", hint);
  }
}
