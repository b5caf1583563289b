/** Where Log Service keeps the action policies of an account, unless it was set up elsewhere. */
export const ALERT_CENTRE = "cn-heyuan";

/** Six calendar months of the function's log. @clause 1.10.2-c */
export const LOG_DAYS = 184;

/** What CloudWatch Logs takes for a retention, from there on. API reference of PutRetentionPolicy. */
export const AWS_LOG_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

/** Environment variables of a function: 4 KB on both clouds; the rest is for names and addresses. */
export const SETTINGS_BYTES = 3000;

/**
 * One round of the function. Two workers at most: the least that an event source mapping of SQS takes, while a
 * reserved concurrency of 1 under it would throttle it, and each throttled message counts as received until it
 * ends in the dead letters. So each worker keeps to half of each robot's rate.
 * Lambda developer guide, "Configuring scaling behavior for SQS event source mappings".
 */
export const AWS_ROUND = { workers: 2, seconds: 120, batch: 500, windowSeconds: 5 } as const;

/** Six rounds, as the same guide asks for, so that a message in work does not appear a second time. */
export const VISIBILITY_SECONDS = 6 * AWS_ROUND.seconds;

/** A message returns only when a round broke down whole; what robots refuse goes back as a new message. */
export const MAX_RECEIVES = 10;

/** An event stream with one task is one worker. */
export const ALICLOUD_ROUND = { workers: 1, seconds: 120, batch: 100, windowSeconds: 5 } as const;

/** Two weeks, the longest of SQS. */
export const DEAD_LETTER_SECONDS = 14 * 24 * 3600;

/** A week, the longest of SMQ. */
export const ALICLOUD_RETENTION_SECONDS = 7 * 24 * 3600;

/** The first queue keeps what comes while the function is down. */
export const RETENTION_SECONDS = 4 * 24 * 3600;

/** Mail, when an alert has waited that long for the function or a robot. @clause 2.3.1-a */
export const LATE_SECONDS = 900;

/** Characters of an alarm's description, PutMetricAlarm. */
export const ALARM_DESCRIPTION = 1024;

/** Contacts of one group, CloudMonitor. */
export const MOST_FALLBACKS = 50;
