/** Times in which nothing is changed: campaigns, month-end closings, holidays. */

export interface Freeze {
  readonly from: number;
  /** Last moment. */
  readonly until: number;
  readonly reason: string;
}

const DAY = 86_400_000;
const MOMENT = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?`;
const SPAN = new RegExp(`^(${MOMENT})/(${MOMENT})(?:\\s+(.*))?$`);
const MONTHLY = /^(\d{1,2})\/(\d{1,2})(?:\s+(.*))?$/;

/**
 * The freeze that a text means and that is nearest to a moment; undefined where it cannot be read.
 * `2026-11-09/2026-11-12 campaign`, `2026-11-09T18:00/2026-11-12T09:00`, `28/3 month end` for every month from the
 * 28th to the 3rd. Without an offset the clock is the one given.
 */
export function freezeAt(text: string, now: Date, offset: string): Freeze | undefined {
  const [, from, until, reason = ""] = SPAN.exec(text.trim()) ?? [];
  if (from !== undefined && until !== undefined) {
    const start = moment(from, offset, false);
    const end = moment(until, offset, true);
    return start === undefined || end === undefined || end < start
      ? undefined
      : { from: start, until: end, reason };
  }
  const [, first, last, words = ""] = MONTHLY.exec(text.trim()) ?? [];
  return first === undefined
    ? undefined
    : monthly(Number(first), Number(last), { now, offset, reason: words });
}

function moment(text: string, offset: string, isEnd: boolean): number | undefined {
  if (!text.includes("T")) {
    const start = Date.parse(`${text}T00:00:00${offset}`);
    const back = Number.isNaN(start) ? "" : new Date(start + offsetOf(offset)).toISOString().slice(0, 10);
    return back === text ? start + (isEnd ? DAY - 1 : 0) : undefined;
  }
  const at = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}

/** The last one that began: only in that can a moment lie. Days that a month lacks are its last. */
function monthly(
  first: number,
  last: number,
  { now, offset, reason }: { readonly now: Date; readonly offset: string; readonly reason: string },
): Freeze | undefined {
  if (first < 1 || first > 31 || last < 1 || last > 31) return undefined;
  const local = new Date(now.getTime() + offsetOf(offset));
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth();
  const begins = (shift: number) => dayOf(year, month + shift, first) - offsetOf(offset);
  const shift = begins(0) <= now.getTime() ? 0 : -1;
  const ends = dayOf(year, month + shift + (last < first ? 1 : 0), last) - offsetOf(offset) + DAY - 1;
  return { from: begins(shift), until: ends, reason };
}

function dayOf(year: number, month: number, day: number): number {
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, longest));
}

/** `+08:00` in milliseconds. */
function offsetOf(offset: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
