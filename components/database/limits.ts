import type { BackupClass } from "./contract.ts";

/**
 * Days by class. The shops' tills keep a week of nightly full backups at the least; half a year and three years are
 * what ordinary and core data are kept for. @clause 1.6.2-b @clause 1.6.3-c
 */
export const CLASS_DAYS: Readonly<Record<BackupClass, number>> = { core: 1096, pos: 1096, ordinary: 184 };

/**
 * What each service keeps at most: `backupRetentionPeriod` of rds.Instance (typings of aws 7.48);
 * `backupRetentionPeriod` of rds.BackupPolicy, `retention` of rds.RdsInstanceCrossBackupPolicy,
 * `dataLevel1BackupRetentionPeriod` and `dataLevel2BackupRetentionPeriod` of polardb.BackupPolicy (alicloud 3.108).
 * The backup component keeps what is older.
 */
export const MOST_DAYS = { aws: 35, rds: 730, rdsElsewhere: 1825, polardbFirst: 14, polardb: 7300 } as const;

/** @clause 1.6.3-e */
export const OFF_SITE_KM = 50;

/** Six calendar months are 184 days at most. @clause 1.10.2-c */
export const LOG_DAYS = { least: 184, most: 3653 } as const;

/** `PutRetentionPolicy` takes these alone. */
export const AWS_LOG_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

/** `sqlCollectorConfigValue` of rds.Instance, typings of alicloud 3.108. */
export const SQL_AUDIT_DAYS = [365, 1095, 1825] as const;

/** GB. CreateDBInstance, `AllocatedStorage`: least of gp3 by engine; most of RDS. */
export const STORAGE = {
  aws: {
    mysql: 20,
    postgresql: 20,
    sqlserver: 20,
    most: { mysql: 65_536, postgresql: 65_536, sqlserver: 65_536 },
  },
  /** "Primary instance types": steps of 5 GB on ESSD, 20 at least. */
  alicloud: {
    mysql: 20,
    postgresql: 20,
    sqlserver: 20,
    most: { mysql: 64_000, postgresql: 64_000, sqlserver: 32_000 },
  },
} as const;

/** "Managing capacity automatically with storage autoscaling", RDS user guide: less is refused. */
export const GROWTH_PERCENT = 10;

/** Grows when so much is left. @clause 2.6.1-b */
export const FREE_PERCENT = 30;

/** What programs sign in with opens everything they may do, with nobody to notice: as privileged ones. @clause 1.1.2-c */
export const PASSWORD_DAYS = 60;

/** An Aurora cluster has 15 readers at most, a PolarDB cluster 16 nodes. */
export const NODES = { least: 2, most: 16 } as const;

/** `securityGroupIds` of rds.Instance and polardb.Cluster: "at most supports three". */
export const ALICLOUD_GROUPS = 3;

/** Entries of all white lists of an instance together: `securityIps`, typings of alicloud 3.108. */
export const ALICLOUD_ENTRIES = 1000;

/** "Quotas for Amazon VPC": inbound rules a security group; raised in Service Quotas (L-0EA8095F). */
export const AWS_GROUP_RULES = 60;

/** Account names by engine and cloud: shortest of what the engines and both clouds take. */
export const ACCOUNT_NAME = /^[a-z][a-z0-9_]{0,14}[a-z0-9]$/;

/** Kept by the services: CreateAccount of both clouds, "MasterUsername" of RDS. */
export const RESERVED_ACCOUNTS = [
  "admin",
  "administrator",
  "aliyun_root",
  "atrium_dba",
  "guest",
  "mysql",
  "postgres",
  "public",
  "rdsadmin",
  "replicator",
  "root",
  "sa",
  "sys",
  "system",
  "test",
  "user",
] as const;

export const DATABASE_NAME = /^[a-z][a-z0-9_]{1,62}$/;

/** Names that an engine keeps for itself. */
export const RESERVED_DATABASES = [
  "information_schema",
  "master",
  "model",
  "msdb",
  "mysql",
  "performance_schema",
  "postgres",
  "rdsadmin",
  "sys",
  "tempdb",
  "template0",
  "template1",
  "test",
] as const;

/** The first of all accounts; no name that everybody tries. @clause 10.1.2-a */
export const ADMINISTRATOR = "atrium_dba";

/** Free, and as long as the service gives without a price. */
export const INSIGHTS_DAYS = 7;

/** Every minute. */
export const MONITORING_SECONDS = 60;
