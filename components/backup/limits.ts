/** Continuous backups reach back at most so far. "Continuous backups and PITR", AWS Backup developer guide. */
export const CONTINUOUS_DAYS = 35;

/**
 * Behind the present by how much a point in time may lie: 15 minutes for S3, 5 for RDS. The larger is what a class
 * can promise. "Continuous backups and PITR", AWS Backup developer guide.
 */
export const CONTINUOUS_MINUTES = 15;

/** ApsaraDB RDS ships its logs at least so often. "Log backup", ApsaraDB RDS user guide. */
export const RDS_LOG_MINUTES = 30;

/** Days that ApsaraDB RDS keeps: typings of alicloud 3.108, `rds.BackupPolicy` and `rds.RdsInstanceCrossBackupPolicy`. */
export const RDS_DAYS = { least: 7, most: 730 } as const;
export const RDS_CROSS_DAYS = { least: 7, most: 1825 } as const;

/** Days in which a compliance lock can be taken back: at least 3. "PutBackupVaultLockConfiguration", API reference. */
export const LEAST_GRACE_DAYS = 3;
export const MOST_DAYS = 36_500;

/** A logically air-gapped vault keeps for at least a week: "CreateLogicallyAirGappedBackupVault", API reference. */
export const LEAST_AIR_GAPPED_DAYS = 7;

/**
 * Quotas an account and region, with their defaults. "AWS Backup quotas" (developer guide) and "Limits" (Cloud Backup
 * user guide). Selection by tag makes their use independent of the number of stores.
 */
export const QUOTAS = {
  /** Controls of all audit frameworks; not adjustable. */
  awsAuditControls: 50,
  /** Selections of one restore testing plan; adjustable in Service Quotas. */
  awsDrillSelections: 30,
  /** Rules of a policy: "ALIYUN::HBR::Policy". */
  hbrRules: 10,
} as const;

/** Minutes in which a job may wait for its turn; the service takes 60 and more. */
export const START_WINDOW_MINUTES = 180;

/** The second night of each quarter's first month: the first is for accounting. @clause 1.6.4-a */
export const DRILL_CRON = { minute: 0, hour: 23, day: 2, months: "1,4,7,10" } as const;

/** From how far back a drill takes what it restores. */
export const DRILL_WINDOW_DAYS = 35;

/** A day later somebody looks whether it went well, and what was restored goes. */
export const PROOF_CRON = { ...DRILL_CRON, day: 3 } as const;
export const TIDY_CRON = { ...PROOF_CRON, minute: 30 } as const;

/** On what a drill restored, with the name of the component: it is deleted again by this tag, and nothing else is. */
export const DRILL_TAG = "restore-drill";

/** Results of drills are kept as long as other records of changes. @clause 4.4.3-a @clause 1.3.5-a */
export const RECORD_DAYS = 1096;

/** `DBInstanceStorageType` of CloneDBInstance, ApsaraDB RDS API reference, read on 2026-11-24. */
export const STORAGE_TYPES: readonly string[] = [
  "general_essd",
  "local_ssd",
  "cloud_ssd",
  "cloud_essd",
  "cloud_essd2",
  "cloud_essd3",
];

/** Hours back in which a drill of the day before began. */
export const PROOF_HOURS = 30;

/** Minutes that a restore may take: a large database takes hours. */
export const RESTORE_MINUTES = 480;

/**
 * First run of Cloud Backup's schedules: a Sunday in the past, so that the next run is the next one due. Later
 * changes of this day would start the intervals of months anew.
 */
export const FIRST_DAY = "2026-01-04";
