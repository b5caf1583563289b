/** 14 days to think, 7 to act, 1 to save. */
export const WARN_DAYS = [14, 7, 1] as const;

export const GRACE_DAYS = 7;

/** A mistake in dates is noticed before it is over. */
export const MOST_REMOVALS = 20;

/**
 * A month stopped, and three months under a fifth of the CPU. The guide says 3 months in one place and 6 in another
 * (2.2.3-d starts a retirement review, which is later than a report). CloudMonitor keeps daily values for 93 days.
 * @clause 1.9.3-b @clause 2.6.2-f
 */
export const IDLE = { stoppedDays: 30, cpuPercent: 20, cpuDays: 90 } as const;

/** CloudMonitor, and CloudWatch for far longer. */
export const MOST_CPU_DAYS = 93;

/** Five years, as changes of rights are kept: a deletion is asked about as late. @clause 1.2.3-b */
export const RECORD_DAYS = 1827;

/** What CloudWatch Logs takes for a retention, from there on. API reference of PutRetentionPolicy. */
export const AWS_LOG_DAYS = [1827, 2192, 2557, 2922, 3288, 3653] as const;

/** Log Service, CreateLogStore; 3650 means for ever. */
export const ALICLOUD_LOG_DAYS = 3650;

/** Lambda's longest; Function Compute runs longer. */
export const ROUND_SECONDS = 900;

/** Environment variables of a function: 4 KB on both clouds; the rest is for names and addresses. */
export const SETTINGS_BYTES = 3000;

/** Two weeks, the longest of SQS. */
export const DEAD_LETTER_SECONDS = 14 * 24 * 3600;

/** PutMetricAlarm. */
export const ALARM_DESCRIPTION = 1024;
