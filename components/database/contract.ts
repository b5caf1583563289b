import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { OptOut } from "../identity/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";
import type { FixedZones } from "../workload/fixed-zones.ts";
import type { MaintenanceWindow } from "../workload/window.ts";

export const FAMILIES = ["mysql", "postgresql", "sqlserver"] as const;
export type Family = (typeof FAMILIES)[number];

export const KINDS = ["instance", "cluster"] as const;
/** `instance`: RDS on both clouds. `cluster`: Aurora or PolarDB, whose nodes share one storage. */
export type Kind = (typeof KINDS)[number];

export const BACKUP_CLASSES = ["core", "pos", "ordinary"] as const;
export type BackupClass = (typeof BACKUP_CLASSES)[number];

export const ACCESSES = ["read", "write", "schema"] as const;
/** `schema` is for migrations: it changes tables and reads and writes rows. No access owns a database. */
export type Access = (typeof ACCESSES)[number];

/**
 * One relational database in one region: private, encrypted with the domain's key, forced to TLS, audited, with a
 * standby in a second zone and an account for each application. @clause 10.1.1-a
 */
export interface DatabaseArgs extends Placement {
  readonly tags: Tags;
  readonly engine: {
    readonly family: Family;
    /** `8.0`, `16`, `2022`: the release, whose updates the service installs in the window. */
    readonly version: string;
    /** SQL Server only. Default: `standard`. */
    readonly edition?: "standard" | "enterprise";
  };
  readonly kind: Kind;
  /** Class of a node as its cloud names it: `db.m6g.large`, `mysql.x4.large.2c`. Default: by engine and environment. */
  readonly size?: string;
  /** Nodes of a cluster, one of which writes. Default: 2. @clause 10.2.1-a */
  readonly nodes?: number;
  /** Instances only: what a cluster stores grows by itself. */
  readonly storage?: StorageArgs;
  /** Default: the engine's own port. */
  readonly port?: number;
  /** Databases in it. Names are kept for good. */
  readonly databases: readonly string[];
  /** One account an application, named by its key. @clause 10.4.1-a */
  readonly applications: Readonly<Record<string, ApplicationArgs>>;
  readonly clients: Clients;
  /**
   * The data domain's key. On AWS it serves rds, secretsmanager and logs; on Alibaba Cloud rds or polardb, and
   * secretsmanager. @clause 10.4.2-b
   */
  readonly key: KeyRef;
  /** Alibaba Cloud: KMS instance (`kst-…`) that keeps the secrets; the key's own. */
  readonly kmsInstance?: string;
  /**
   * AWS: who hears of a failover, a failure or full storage. On Alibaba Cloud these are events of the account, which
   * the alarms component tells.
   */
  readonly route?: AlertRoute;
  /** Default: Tuesday, 2 to 4 o'clock. @clause 12.1.2-c */
  readonly window?: MaintenanceWindow;
  readonly backup: BackupArgs;
  /** The data in a second region, at least 50 km away. @clause 10.2.2-c @clause 1.6.3-e */
  readonly elsewhere?: ElsewhereArgs;
  /** Bucket that takes the audit files of SQL Server on AWS, which writes none to a log group. */
  readonly auditBucket?: AuditBucket;
  /** Alibaba Cloud: zones of the node that writes and of its standby, for good. Asked for where there are more than two. */
  readonly zones?: FixedZones;
  /** No standby. Refused in production and staging. */
  readonly singleZone?: OptOut;
  /** Days that exported logs are kept. Default and least: 184, six calendar months. @clause 1.10.2-c */
  readonly logRetentionDays?: number;
  readonly deletion?: Deletion;
}

export interface StorageArgs {
  readonly gb: number;
  /** Up to which it grows by itself. Default: four times as much. @clause 10.3.2-b */
  readonly mostGb?: number;
}

export interface ApplicationArgs {
  /** What it is, for who reads the list of accounts. */
  readonly purpose: string;
  /** Of `databases`. */
  readonly databases: readonly string[];
  readonly access: Access;
  readonly rotation: AccountRotation;
}

/**
 * Who changes the password, every `days` (60 at most). @clause 1.1.2-c
 * - `service`: Alibaba Cloud, KMS does it by itself.
 * - `function`: AWS, a rotation function of Secrets Manager inside the network.
 * - `deployment`: a new one with each new date; past its age the deployment asks for today's.
 */
export type AccountRotation =
  | { readonly by: "service"; readonly days?: number }
  | { readonly by: "function"; readonly functionArn: string; readonly days?: number }
  | { readonly by: "deployment"; readonly since: string; readonly days?: number };

export interface BackupArgs {
  /** Decides how long backups are kept, here and elsewhere; also the tag `backup-class`. @clause 1.6.3-c */
  readonly class: BackupClass;
  /** Full hour, after closing, on the clock of the window. Default: 23:00, or 5:00 beside the window. @clause 1.6.2-b */
  readonly start?: string;
}

export type ElsewhereArgs = {
  readonly region: string;
  /** Of that region, with the same services as the first. */
  readonly key: KeyRef;
} & (
  | {
      /** Backups and logs are copied; a database is made of them when it is needed. */
      readonly mode: "backups";
    }
  | {
      /** A database follows there and can be promoted. @clause 8.4.2-b */
      readonly mode: "replica";
      readonly vpcId: Input<string>;
      readonly subnets: Placement["subnets"];
      /** Alibaba Cloud: zone that it stands in, for good. Default: the first by name. */
      readonly zone?: string;
      readonly clients: Clients;
      /** Nodes of a cluster there. Default: 1, a pilot light. */
      readonly nodes?: number;
    }
);

export interface AuditBucket {
  readonly name: Input<string>;
  /** Key of the bucket. */
  readonly key: KeyRef;
}

export interface DatabaseOutputs {
  /** Host name of the node that writes. */
  readonly endpoint: Output<string>;
  /** Host name of the nodes that read; clusters only. */
  readonly readEndpoint?: Output<string>;
  readonly port: number;
  /** Identifier of the instance or cluster. */
  readonly databaseId: Output<string>;
  /** AWS: the group before it, which the rules of its clients name. */
  readonly securityGroupId?: Output<string>;
  /** Application → its secret: ARN on AWS, name on Alibaba Cloud. */
  readonly secrets: Readonly<Record<string, Output<string>>>;
  /** AWS: secret of the administrator, which opens for database administrators alone. */
  readonly administratorSecret?: Output<string>;
  /**
   * Application → what an administrator still runs in SQL: on AWS the account, on both clouds what the cloud's own
   * interface has no word for. Without passwords; absent where nothing is left to do.
   */
  readonly steps: Readonly<Record<string, string>>;
  /** For the alarms component. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
  readonly elsewhere?: ElsewhereOutputs;
}

export interface ElsewhereOutputs {
  readonly region: string;
  readonly mode: ElsewhereArgs["mode"];
  /** What is there: replicated backups, replica, or secondary cluster. */
  readonly id: Output<string>;
  /** Host name there; replicas only. */
  readonly endpoint?: Output<string>;
  /** For the alarms component of that region. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
