import type { Environment } from "../tagging/contract.ts";
import type { LockArgs } from "./contract.ts";

/**
 * What a log is worth, and so how long it is kept and how.
 * - `permission`: what was done in the accounts, permission changes among it;
 * - `security`: flows, web attacks, name look-ups, database audit;
 * - `access`: who read the logs, and what services write that take no key of ours.
 */
export const LOG_CLASSES = ["permission", "security", "access"] as const;

export type LogClass = (typeof LOG_CLASSES)[number];

export interface Retention {
  /** Days kept unless told otherwise. */
  readonly days: number;
  /** Fewest days that the guide lets pass. */
  readonly floor: number;
  readonly clauses: string;
}

/** Any five years hold at least one 29 February and at most two. */
const FIVE_YEARS = 5 * 365 + 2;

export const RETENTION: Readonly<Record<LogClass, Retention>> = {
  /** A trail cannot tell permission changes from the rest, so all of it is kept as long. @clause 1.2.3-b */
  permission: { days: FIVE_YEARS, floor: FIVE_YEARS, clauses: "§1.2.3-b" },
  /**
   * One year satisfies "6 months to 1 year"; the floor is the longest six calendar months, and stricter than the
   * three that ordinary logs may have. @clause 1.10.2-b @clause 1.10.2-a @clause 1.10.2-c @clause 5.3.4-a */
  security: { days: 365, floor: 184, clauses: "§1.10.2-c, §5.3.4-a" },
  /** @clause 1.10.4-b */
  access: { days: 365, floor: 365, clauses: "§1.10.4-b" },
};

/**
 * - `compliance`: nobody, not even the account's owner, removes a log before its time.
 * - `governance`: a named steward may, which tests and rehearsals need.
 */
export type LockMode = "compliance" | "governance";

/** @clause 1.10.2-d @clause 1.10.6-a */
export function lockModeOf(environment: Environment, asked: LockArgs | undefined): LockMode {
  if (asked !== undefined) return asked === "compliance" ? "compliance" : "governance";
  return environment === "production" ? "compliance" : "governance";
}

/** Longest default retention of S3 object lock, 100 years; OSS takes 70. "PutObjectLockConfiguration", "InitiateBucketWorm". */
export const LONGEST_LOCK_DAYS = { aws: 36_500, alicloud: 25_550 } as const;

/** What Log Service keeps: 1–3650 days, 3650 being for ever. @pulumi/alicloud 3.108, log.StoreArgs */
export const LONGEST_STORE_DAYS = 3650;

/** Days after which logs move to colder storage. @clause 1.10.2-g */
export const COLD = {
  /** Most investigations look at the last quarter. */
  infrequentAfterDays: 90,
  /** What is older is read once a year, by the third-party audit; it is restored first. */
  archiveAfterDays: 365,
} as const;

/** Query results are copies; an audit's own evidence is exported from them. */
export const RESULT_DAYS = 30;

/** The second copy, as faults speak of it. @clause 1.10.2-e */
export const OFF_SITE = {
  code: "audit-log.off-site",
  of: "archive",
  data: "logs",
  rule: "important logs have a local and an off-site copy",
} as const;
