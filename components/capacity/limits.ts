/** Held above every peak, in percent of it. @clause 2.6.1-f */
export const RESERVE_PERCENT = 30;

/** @clause 2.6.1-a */
export const CPU_TARGET = { least: 60, most: 80, default: 70 } as const;

/** @clause 2.6.1-b */
export const FREE_PERCENT = 30;

/** Storage is planned each quarter: what is free has to last that long. @clause 2.6.1-b */
export const STORAGE_MONTHS = 3;

/** @clause 2.6.1-c */
export const LINE_PERCENT = 70;

/** @clause 2.6.1-d */
export const PLAN_MONTHS = 3;

/** Three values of a minute, then the warm-up: five minutes at most. @clause 2.6.2-d */
export const WARMUP = { default: 120, least: 30, most: 120 } as const;

/**
 * - CloudWatch, PutDashboard: 500 widgets, 500 metrics of one widget.
 * - CloudMonitor: 3,000 resources in one application group ("Limits", Quota Center).
 */
export const WIDGETS = 500;
