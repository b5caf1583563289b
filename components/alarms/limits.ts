/** Characters of a filter pattern, PutMetricFilter. */
export const FILTER_PATTERN = 1024;

/** Metric filters of one log group, CloudWatch Logs quotas. */
export const FILTERS_PER_GROUP = 100;

/** PutMetricAlarm and PutCompositeAlarm. */
export const AWS_DESCRIPTION = 1024;

/** PutRule. */
export const RULE_DESCRIPTION = 512;

/** Log Service, CreateAlert: an annotation's value. */
export const ANNOTATION = 1024;

/** Seven to eleven: shops are open until ten, and the till closes after that. */
export const WORKING_HOURS = { from: 7, to: 23, utcOffset: 8 } as const;

/** How long CloudMonitor keeps still about an alarm that lasts: an hour, so that a shift hears it again. */
export const SILENCE_SECONDS = 3600;
