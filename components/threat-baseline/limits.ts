/** PutConformancePack, `TemplateBody`: bytes. */
export const TEMPLATE_BYTES = 51_200;

/** Rules in one conformance pack, AWS Config "Service limits". */
export const RULES_PER_PACK = 130;

/** Rules of one account, Cloud Config CreateConfigRule "Limits". */
export const ALICLOUD_RULES = 200;

/** PutRule, `EventPattern`: characters, and `Description`. */
export const EVENT_PATTERN = 4096;
export const RULE_DESCRIPTION = 512;

/** Log Service, CreateAlert: an annotation's value. */
export const ANNOTATION = 1024;

/** Days that Config may keep what it recorded, PutRetentionConfiguration. */
export const RECORD_DAYS = { least: 30, most: 2557 } as const;

/** Days that non-compliance is kept in Log Service. @clause 1.10.2-a */
export const CONFIG_LOG_DAYS = 365;

/**
 * Five wrong passwords within a quarter of an hour shut the sender out for another. CreateAntiBruteForceRule takes
 * 2, 3, 4, 5, 10, 50, 80 or 100 tries, and 5, 15, 30, … minutes. @clause 1.1.4-a
 */
export const BRUTE_FORCE = { tries: 5, withinMinutes: 15, shutMinutes: 15 } as const;

/** Core systems are scanned each week, and each day in drills. @clause 1.4.2-a @clause 1.4.2-d */
export const SCAN_DAYS = { least: 1, default: 7, most: 7 } as const;

/** Night in Shanghai, when scans are least in the way; Security Center takes quarters of a day. */
export const NIGHT = { from: 0, to: 6 } as const;

/** First night of the scans: a Monday in Shanghai. Later ones follow from the interval. */
export const FIRST_SCAN = Date.UTC(2026, 0, 4, 16);
