import { type Judgement, type Known, UNKNOWN } from "./control.ts";
import { counted } from "./counted.ts";
import { fail, pass, undecided } from "./judgement.ts";

const DAY = 86_400_000;

/** The last moment of a calendar day in UTC; undefined where the text is no day. */
export function endOfDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const start = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== text
    ? undefined
    : start + DAY - 1;
}

/** Whole days from now to a moment; negative once it has passed. */
export function daysUntil(end: number, now: Date): number {
  return Math.floor((end - now.getTime()) / DAY);
}

/** Judges the tag that says when something ends. */
export function judgeEnd(
  expiry: Known<string> | undefined,
  { what, longestDays, now }: { readonly what: string; readonly longestDays: number; readonly now: Date },
): Judgement {
  if (expiry === UNKNOWN) return undecided("its end is known only after deployment");
  const within = Number.isFinite(longestDays) ? `, at most ${counted(longestDays, "day")} from today` : "";
  if (expiry === undefined) {
    return fail(`is ${what} and has no expiry tag`, `add expiry = YYYY-MM-DD${within}`);
  }
  const end = endOfDay(expiry);
  if (end === undefined) return fail(`expiry "${expiry}" is no date`, "write it as YYYY-MM-DD");
  const days = daysUntil(end, now);
  if (days < 0) return fail(`ended on ${expiry} and still stands`, "delete it, or have a new end approved");
  return days <= longestDays
    ? pass
    : fail(
        `ends on ${expiry}, more than ${counted(longestDays, "day")} from today`,
        "agree on an earlier end",
      );
}
