/** Characters of a named query: CreateNamedQuery, Athena API reference, read on 2026-11-24. Bytes, by its service limits. */
export const ATHENA_QUERY_BYTES = 262_144;

/** "Limits of MaxCompute SQL": a statement has 2 MB at most; fixed. Read on 2026-11-24. */
export const MAXCOMPUTE_QUERY_BYTES = 2 * 1024 * 1024;

/** An answer can be asked again. */
export const ANSWER_DAYS = { default: 30, least: 1, most: 365 } as const;

/** Athena takes no limit below 10 MB; the largest is one that nobody means. CreateWorkGroup. */
export const SCAN_GB = { default: 100, least: 1, most: 10_000 } as const;

/** Exports are written over each day; what was before stays as long as a correction takes to be noticed. */
export const OLD_VERSIONS_DAYS = 35;

/** Prefix of the bucket below which the cloud writes. */
export const BILL_PREFIX = "bills";

/** Prefix below which months that `atrium costs load` has read may be put, as Parquet. */
export const CHARGES_PREFIX = "charges";
