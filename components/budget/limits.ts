/**
 * Notices of a budget, and who hears one: a topic and ten mail addresses. API reference of AWS Budgets,
 * "Notification" and "NotificationWithSubscribers" (lists of at most 10 and 11), read on 2026-11-24; fixed.
 */
export const MOST_MAILS = 10;

/** Budgets of an account. "Quotas and restrictions", AWS Cost Management user guide; raised by support. */
export const MOST_BUDGETS = 20_000;

/** Instances of one action. API reference of AWS Budgets, SsmActionDefinition; fixed. */
export const MOST_STOPPED = 100;

/** Six calendar months of the function's log. @clause 1.10.2-c */
export const LOG_DAYS = 184;

/** Log Service, CreateLogStore; 3650 means for ever. */
export const MOST_LOG_DAYS = 3650;

/** A first round reads a year of bills, 300 rows a page. */
export const ROUND_SECONDS = 3600;

/** The bill is brought up to date once a day; AWS looks up to three times a day. */
export const ROUND_HOURS = 6;

/** An impact under this is not worth a message. @clause 8.2.2-b */
export const ANOMALY = { amount: 100, percent: 40 } as const;

/** Days that a memory is kept after a newer one. */
export const OLD_MEMORY_DAYS = 30;

/** Environment variables of a function: 4 KB; the rest is for names and addresses. */
export const SETTINGS_BYTES = 3000;
