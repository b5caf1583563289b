import type { ClauseId } from "../../guide/index.ts";

export const BACKUP_CLASS_NAMES = ["core", "pos", "ordinary"] as const;

export type BackupClassName = (typeof BACKUP_CLASS_NAMES)[number];

/** By its value a plan finds what it backs up: whatever holds data carries it. */
export const BACKUP_CLASS_TAG = "backup-class";

export const RULE_KEYS = ["nightly", "weekly", "monthly"] as const;

export type RuleKey = (typeof RULE_KEYS)[number];

/** One kind of backup of a class. Keys are identities of rules and are kept for good. */
export interface ClassRule {
  readonly key: RuleKey;
  readonly every: "day" | "week" | "month";
  /** How long it is kept, and the least that the guide allows. */
  readonly keptDays: number;
  readonly leastDays: number;
  readonly clause: ClauseId;
}

/** What the guide asks of one class of data. */
export interface BackupClass {
  readonly rules: readonly ClassRule[];
  /** Longest time between two backups. */
  readonly everyHours: number;
  /** Some backup is kept at least so long. */
  readonly longestDays: number;
  /** Three copies in two kinds of store, one at least 50 km away, and one elsewhere than at the provider. */
  readonly important: boolean;
  /** Every change is kept as well, so that a transaction of a minute ago comes back. */
  readonly continuous: boolean;
  readonly rhythmClause: ClauseId;
  readonly retentionClause: ClauseId;
}

const DAY = 24;
const WEEK = 7 * DAY;

/** Three years with one leap day. @clause 1.6.3-c */
const CORE_DAYS = 1096;
/** Six calendar months at their longest. @clause 1.6.3-c */
const ORDINARY_DAYS = 184;
/** The rolling full files of a till database. @clause 1.6.2-b */
const POS_DAYS = 7;
/** As long as continuous backup reaches on AWS, so that every day of it has a full copy too. */
const NIGHTLY_DAYS = 35;
/** A quarter: the longest wait for the next restore drill. @clause 1.6.4-a */
const WEEKLY_DAYS = 92;

/** A week's backups are what the guide calls differential: no cloud makes one by that name. @clause 1.6.1-c */
const WEEKLY: ClassRule = {
  key: "weekly",
  every: "week",
  keptDays: WEEKLY_DAYS,
  leastDays: 31,
  clause: "1.6.1-c",
};

/** The one that is kept for years. Tills and parking are core data too, beside their seven days. @clause 1.6.1-a */
const MONTHLY: ClassRule = {
  key: "monthly",
  every: "month",
  keptDays: CORE_DAYS,
  leastDays: CORE_DAYS,
  clause: "1.6.3-c",
};

/**
 * The classes of the guide. Databases of core systems are backed up daily, which holds the weekly full of § 2.1.3
 * and the monthly full of § 1.6.2 as well: a recovery point of either cloud restores alone.
 */
export const BACKUP_CLASSES: Readonly<Record<BackupClassName, BackupClass>> = {
  /** Databases, ERP, CRM, stock. @clause 1.6.2-a @clause 1.6.1-b @clause 2.1.3-b */
  core: {
    rules: [
      { key: "nightly", every: "day", keptDays: NIGHTLY_DAYS, leastDays: 7, clause: "1.6.1-b" },
      WEEKLY,
      MONTHLY,
    ],
    everyHours: DAY,
    longestDays: CORE_DAYS,
    important: true,
    continuous: false,
    rhythmClause: "1.6.2-a",
    retentionClause: "1.6.3-c",
  },
  /** Tills and parking: a full backup each night after closing, and their logs all day. @clause 1.6.2-b @clause 12.2.2-b */
  pos: {
    rules: [
      { key: "nightly", every: "day", keptDays: NIGHTLY_DAYS, leastDays: POS_DAYS, clause: "1.6.2-b" },
      WEEKLY,
      MONTHLY,
    ],
    everyHours: DAY,
    longestDays: CORE_DAYS,
    important: true,
    continuous: true,
    rhythmClause: "1.6.2-b",
    retentionClause: "1.6.3-c",
  },
  /** Office files and mail. @clause 1.6.2-c */
  ordinary: {
    rules: [
      {
        key: "weekly",
        every: "week",
        keptDays: ORDINARY_DAYS,
        leastDays: 31,
        clause: "1.6.2-c",
      },
      {
        key: "monthly",
        every: "month",
        keptDays: ORDINARY_DAYS,
        leastDays: ORDINARY_DAYS,
        clause: "1.6.3-c",
      },
    ],
    everyHours: WEEK,
    longestDays: ORDINARY_DAYS,
    important: false,
    continuous: false,
    rhythmClause: "1.6.2-c",
    retentionClause: "1.6.3-c",
  },
};

/** Most hours between two runs of a rule. */
export const RULE_HOURS: Readonly<Record<ClassRule["every"], number>> = {
  day: DAY,
  week: WEEK,
  month: 31 * DAY,
};
