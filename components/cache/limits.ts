/**
 * ElastiCache for Redis OSS 7.1 is the last of its line and has no announced end; 6 ends on 2027-01-31 and below ended
 * ("Extended support versions", ElastiCache user guide, read on 2026-11-23).
 */
export const AWS_ENGINE = { name: "redis", version: "7.1", family: "redis7" } as const;

/** DRAM-based Tair, which alone knows encryption by a customer's key: "Enable TDE", Tair user guide. */
export const ALICLOUD_ENGINE = { type: "tair_rdb", version: "7.0" } as const;

/** Smallest classes that are not for tests alone. */
export const SIZE = { aws: "cache.m7g.large", alicloud: "tair.rdb.2g" } as const;

/** "Quotas": shards of a cluster (90 with one replica each, of 500 nodes with an increase), replicas of a shard. */
export const AWS_SHARDS = 90;
export const AWS_REPLICAS = 5;
export const AWS_NODES = 90;

/** CreateTairInstance, `ShardCount`. */
export const ALICLOUD_SHARDS = 32;

/** A week of daily snapshots; the service keeps 35 at most. @clause 1.6.2-b */
export const BACKUP_DAYS = { least: 7, most: 35 } as const;

/** "Quotas": users of a group. */
export const AWS_USERS = 100;

/** "Create and manage accounts", Tair: 18 beside the default one. */
export const ALICLOUD_USERS = 18;

/** Prefixes of a white list and groups of an instance, Tair. */
export const ALICLOUD_PREFIXES = 1000;
export const ALICLOUD_GROUPS = 10;

/** Six calendar months. @clause 1.10.2-c */
export const AWS_LOG_DAYS = 365;

export const PORT = 6379;

/** Both clouds take at least eight and at most 32 (Tair) signs, and Tair these signs among them. */
export const PASSWORD = { length: 32, special: "!@#$%^&*()_+-=" } as const;
