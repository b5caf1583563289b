import type { Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";
import type { FixedZones } from "../workload/fixed-zones.ts";
import type { MaintenanceWindow } from "../workload/window.ts";

/**
 * A Redis of one system: ElastiCache, or Tair. Two zones, TLS alone, an account for each application, encrypted with
 * the domain's key, no address on the internet.
 */
export interface CacheArgs extends Placement {
  readonly tags: Tags;
  /** Who may connect. @clause 10.4.1-a */
  readonly clients: Clients;
  /** Applications, each with an account and a generated password of its own. @clause 10.4.3-a */
  readonly users: Readonly<Record<string, CacheUserArgs>>;
  /**
   * Encrypts data, backups, logs and passwords. It serves elasticache, logs and secretsmanager on AWS, redis and
   * secretsmanager on Alibaba Cloud.
   */
  readonly key: KeyRef;
  /** Node class by the cloud's own name. Default: see `limits.ts`. */
  readonly size?: string;
  /** Default: 1; more spread the keys over several primaries. */
  readonly shards?: number;
  /** Copies of each shard, in other zones. AWS: 1 to 5; Alibaba Cloud: 1. Default: 1. */
  readonly replicas?: number;
  /** What goes when memory is full. Default: `oldest`, as a cache does; `nothing` refuses writes, as a store must. */
  readonly whenFull?: "oldest" | "oldest-expiring" | "nothing";
  /** Default: Tuesday, 2 to 4 o'clock. @clause 12.1.2-c */
  readonly window?: MaintenanceWindow;
  /** Days that daily snapshots are kept. AWS: 7 to 35; Alibaba Cloud keeps 7. Default: 7. @clause 1.6.2-b */
  readonly backupDays?: number;
  /** Alibaba Cloud: zones of primary and replica, for good. Asked for where there are more than two. */
  readonly zones?: FixedZones;
  /** Alibaba Cloud: KMS instance (`kst-…`) that keeps the passwords. */
  readonly kmsInstance?: string;
  /** Outside of production: stands in one zone, which shows in tags. */
  readonly oneZone?: { readonly reason: string; readonly owner: string };
  readonly deletion?: Deletion;
}

export interface CacheUserArgs {
  readonly purpose: string;
  readonly access: "read" | "write";
  /** Day of the password; another day makes a new one. Default: the first. */
  readonly since?: string;
}

export interface CacheOutputs {
  /** Name and port to connect to, by TLS. */
  readonly endpoint: Output<string>;
  /** Application → where its name and password lie: ARN of a secret, or its name in KMS. */
  readonly secrets: Readonly<Record<string, Output<string>>>;
  /** What `alarms` watches: memory, processor, and how far replicas are behind. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
