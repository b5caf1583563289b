import { type Approval, approvalOf } from "./approval.ts";
import { type Day, dayOf, daysBetween, readDay } from "./calendar.ts";
import { type Backup, EXPIRY, MARKS, type Resource, TRAITS } from "./resource.ts";
import { type Mode, modeOf, type Settings } from "./settings.ts";

export type Action =
  | { readonly do: "nothing" }
  /** Its end comes near; `stage` is the number of days whose warning this is. */
  | { readonly do: "warn"; readonly expiry: Day; readonly stage: number; readonly daysLeft: number }
  /** Stops it if it runs, and notes since when its time is over. */
  | { readonly do: "stop"; readonly expiry: Day }
  /** A person has to do something; the daily report says so. */
  | { readonly do: "report"; readonly why: string; readonly expiry?: Day }
  | { readonly do: "wait"; readonly why: "change" | "grace" | "backup"; readonly expiry: Day }
  | { readonly do: "backup"; readonly of: readonly string[]; readonly expiry: Day }
  /** A database can only be backed up while it runs. */
  | { readonly do: "wake"; readonly expiry: Day }
  | {
      readonly do: "remove";
      readonly expiry: Day;
      readonly backups: readonly string[];
      readonly approval: Approval;
    };

/** Older than this, a volume may have been written to in the meantime without anybody noticing. */
const BACKUP_AGE_MS = 24 * 3_600_000;

/**
 * What is due for one resource now: nothing without a date or before it, a removal only after the grace period, with
 * an approval and with every byte in a finished backup. Asked again after it was done, it gives the next step.
 * @clause 8.1.5-a
 */
export function decide(
  resource: Resource,
  now: number,
  settings: Settings,
  approvals: readonly Approval[] = [],
): Action {
  const written = resource.tags[EXPIRY];
  if (written === undefined) return { do: "nothing" };
  const expiry = readDay(written.trim());
  if (expiry === undefined) {
    return { do: "report", why: `its tag expiry says "${written}", which is no day: write YYYY-MM-DD` };
  }
  const today = dayOf(now, settings.timeZone);
  const daysLeft = daysBetween(today, expiry);
  if (daysLeft >= 0) return coming(resource, expiry, daysLeft, settings);
  return over(resource, expiry, today, now, settings, approvals);
}

function coming({ tags, kind }: Resource, expiry: Day, daysLeft: number, { warnDays }: Settings): Action {
  const stage = Math.min(...warnDays.filter((days) => days >= daysLeft));
  if (!Number.isFinite(stage)) return { do: "nothing" };
  // What takes no marks of ours is told of on the day itself.
  if (kind === "other") {
    return daysLeft === stage ? { do: "report", expiry, why: `ends in ${daysLeft} days` } : { do: "nothing" };
  }
  const [warnedFor, warned = Number.NaN] = readMark(tags[MARKS.warned]);
  if (warnedFor === expiry && Number(warned) <= stage) return { do: "nothing" };
  return { do: "warn", expiry, stage, daysLeft };
}

function over(
  resource: Resource,
  expiry: Day,
  today: Day,
  now: number,
  settings: Settings,
  approvals: readonly Approval[],
): Action {
  const { kind, state, kept, tags } = resource;
  const traits = TRAITS[kind];
  const mode: Mode = modeOf(settings, tags.environment);
  const report = (why: string): Action => ({ do: "report", expiry, why });
  if (!traits.removes) return report("is over; data is never removed by a program: delete it by hand");
  if (kept !== undefined) return report(`is over and stays: ${kept}`);
  if (mode === "report") return report("is over; this environment is only reported");
  if (state === "changing") return { do: "wait", why: "change", expiry };
  const since = stoppedSince(resource, expiry, today);
  if (since === undefined) return { do: "stop", expiry };
  const approval = approvalOf(resource, expiry, today, approvals, settings.approvers);
  const due = mode === "remove" && daysBetween(since, today) >= settings.graceDays;
  // Somebody, or the service itself, started it again.
  const awake = traits.backup === "with-removal" && due && approval !== undefined;
  if (traits.stops && state === "running" && !awake) return { do: "stop", expiry };
  if (!traits.stops && state === "running") return report("is over and still in use: take it out of use");
  if (mode === "stop") return report("is over and stopped; this environment removes nothing by itself");
  if (!due) return { do: "wait", why: "grace", expiry };
  if (approval === undefined) return report("waits for an approval");
  return last(resource, expiry, now, approval);
}

/** Backup, then removal. */
function last(resource: Resource, expiry: Day, now: number, approval: Approval): Action {
  const { kind, state, holds, backups } = resource;
  const { backup } = TRAITS[kind];
  if (backup === "with-removal") {
    if (state === "stopped") return { do: "wake", expiry };
    return { do: "remove", expiry, approval, backups: [finalBackupName(resource, expiry)] };
  }
  if (backup === "none") return { do: "remove", expiry, approval, backups: [] };
  const usable = holds.map((volume) => newest(backups, volume, resource.quietSince ?? now - BACKUP_AGE_MS));
  const missing = holds.filter((_, index) => usable[index] === undefined);
  if (missing.length > 0) return { do: "backup", expiry, of: missing };
  const done = usable.flatMap((each) => (each?.complete === true ? [each.id] : []));
  if (done.length < holds.length) return { do: "wait", why: "backup", expiry };
  return { do: "remove", expiry, approval, backups: done };
}

function newest(backups: readonly Backup[], volume: string, since: number): Backup | undefined {
  const fitting = backups.filter(({ of, startedAt }) => of === volume && startedAt >= since);
  // One that is finished counts before a second one that is not.
  return fitting.find(({ complete }) => complete) ?? fitting[0];
}

/** The same for the same end, so that a second try makes no second snapshot. */
export function finalBackupName({ id }: Resource, expiry: Day): string {
  const name = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `final-${name}-${expiry.replaceAll("-", "")}`;
}

function stoppedSince({ tags }: Resource, expiry: Day, today: Day): Day | undefined {
  const [markedFor, day = ""] = readMark(tags[MARKS.stopped]);
  const since = readDay(day);
  // A day to come was not written by this program.
  return markedFor === expiry && since !== undefined && since <= today ? since : undefined;
}

export function mark(expiry: Day, what: string | number): string {
  return `${expiry}/${what}`;
}

function readMark(written = ""): readonly string[] {
  return written.split("/");
}
