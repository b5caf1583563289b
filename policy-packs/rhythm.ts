/** How often something runs, and when in the day it starts. */
export interface Rhythm {
  /** Longest time between two runs, in hours. */
  readonly everyHours: number;
  /** Hours of the day it starts at, in the time zone of its schedule; none where a rate gives no clock time. */
  readonly hours: readonly number[];
}

const DAY_HOURS = 24;
/** The longest month: a monthly run may wait so long. */
const MONTH_DAYS = 31;
const YEAR_MONTHS = 12;
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/**
 * `cron(…)` and `rate(…)` of AWS; undefined for what is neither. A schedule with a year of its own runs out, so
 * it is no rhythm: its gap is endless.
 */
export function awsSchedule(expression: string): Rhythm | undefined {
  const rate = /^rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)$/.exec(expression.trim());
  if (rate) {
    const unit = { minute: 1 / 60, hour: 1, day: DAY_HOURS }[rate[2] ?? ""] ?? 0;
    const count = Number(rate[1]);
    return count > 0 ? { everyHours: count * unit, hours: [] } : undefined;
  }
  const cron = /^cron\((.+)\)$/.exec(expression.trim());
  const fields = cron?.[1]?.trim().split(/\s+/) ?? [];
  return fields.length === 6 ? cronRhythm(fields) : undefined;
}

const UNIT_HOURS: Readonly<Record<string, number>> = { d: DAY_HOURS, h: 1, m: 1 / 60, s: 1 / 3600 };

/** `30d`, `720h` and `604800s` of Alibaba Cloud's key service; undefined for what is none of them. */
export function durationHours(text: string): number | undefined {
  const [, count, unit] = /^(\d+)([dhms])$/.exec(text.trim()) ?? [];
  return count === undefined || unit === undefined ? undefined : Number(count) * (UNIT_HOURS[unit] ?? 0);
}

/** Timers of Alibaba Cloud's orchestration service: `cron` with seconds before the minutes, or `rate`. */
export function quartzSchedule(type: string, expression: string): Rhythm | undefined {
  if (type === "rate") return awsSchedule(`rate(${expression})`);
  const [, ...fields] = expression.trim().split(/\s+/);
  // A year may follow the day of the week.
  return fields.length === 5 || fields.length === 6 ? cronRhythm([...fields, "*"].slice(0, 6)) : undefined;
}

function cronRhythm(fields: readonly string[]): Rhythm | undefined {
  const [, hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  const hours = numbers(hour, 0, 23, []);
  const months = numbers(month, 1, YEAR_MONTHS, MONTHS);
  if (hours === undefined || months === undefined) return undefined;
  const days = gapOfDays(dayOfMonth, dayOfWeek);
  if (days === undefined) return undefined;
  if (year !== "*") return { everyHours: Number.POSITIVE_INFINITY, hours };
  if (months.length < YEAR_MONTHS) return { everyHours: longestWait(months) * DAY_HOURS, hours };
  const everyHours = days > 1 ? days * DAY_HOURS : widestGap(hours, DAY_HOURS);
  return { everyHours, hours };
}

/** Days of each month; February as in a leap year, when the wait is longest. */
const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Most days from one of the months to the next of them. */
function longestWait(months: readonly number[]): number {
  const waits = months.map((month, index) => {
    const next = months[index + 1] ?? (months[0] ?? 0) + YEAR_MONTHS;
    let days = 0;
    for (let at = month; at < next; at += 1) days += MONTH_LENGTHS[(at - 1) % YEAR_MONTHS] ?? 0;
    return days;
  });
  return Math.max(...waits);
}

/** Most days between two days on which it runs. */
function gapOfDays(dayOfMonth: string, dayOfWeek: string): number | undefined {
  const every = /^[*?]$/;
  if (every.test(dayOfMonth) && every.test(dayOfWeek)) return 1;
  // The last day, the nearest weekday, the second Tuesday: each once a month.
  if (/[LW#]/.test(dayOfMonth) || /[L#]/.test(dayOfWeek)) return MONTH_DAYS;
  if (!every.test(dayOfWeek)) {
    const days = numbers(dayOfWeek, 1, 7, WEEKDAYS);
    return days && widestGap(days, 7);
  }
  const days = numbers(dayOfMonth, 1, MONTH_DAYS, []);
  return days && widestGap(days, MONTH_DAYS);
}

/** The numbers a cron field stands for, in order; undefined if it is none. */
function numbers(
  field: string,
  from: number,
  to: number,
  names: readonly string[],
): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [range = "", step] = part.split("/");
    const [start = "", end] = range.split("-");
    const first = /^[*?]$/.test(start) ? from : numberOf(start, from, names);
    const open = /^[*?]$/.test(start) || step !== undefined;
    const last = end === undefined ? (open ? to : first) : numberOf(end, from, names);
    const by = step === undefined ? 1 : Number(step);
    if (first === undefined || last === undefined || !(by >= 1)) return undefined;
    if (first < from || last > to) return undefined;
    // FRI-MON runs over the end of the week.
    const length = last >= first ? last - first : last + (to - from + 1) - first;
    for (let at = 0; at <= length; at += by) found.add(from + ((first - from + at) % (to - from + 1)));
  }
  return [...found].sort((a, b) => a - b);
}

function numberOf(word: string, from: number, names: readonly string[]): number | undefined {
  const named = names.indexOf(word.toUpperCase());
  if (named >= 0) return from + named;
  return /^\d+$/.test(word) ? Number(word) : undefined;
}

/** Widest distance between neighbours on a circle of so many places. */
export function widestGap(places: readonly number[], around: number): number {
  const gaps = places.map((place, index) => {
    const next = places[index + 1] ?? (places[0] ?? 0) + around;
    return next - place;
  });
  return Math.max(...gaps, 0) || around;
}

/** `I|1602673264|P1D` of Alibaba Cloud's backup service: a first run, and a duration after which it is repeated. */
export function cloudBackupSchedule(expression: string): Rhythm | undefined {
  const [kind, start = "", every = ""] = expression.trim().split("|");
  const hours = kind === "I" && /^\d+$/.test(start) ? isoHours(every) : undefined;
  if (hours === undefined) return undefined;
  const startHour = Math.floor(Number(start) / 3600) % DAY_HOURS;
  return { everyHours: hours, hours: hours >= DAY_HOURS ? [startHour] : repeated(startHour, hours) };
}

function repeated(start: number, every: number): readonly number[] {
  const found = new Set<number>();
  for (let at = 0; at < DAY_HOURS; at += Math.max(every, 1)) found.add(Math.floor(start + at) % DAY_HOURS);
  return [...found].sort((a, b) => a - b);
}

function isoHours(duration: string): number | undefined {
  const found = /^P(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (!found) return undefined;
  const [months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const total = (months * MONTH_DAYS + weeks * 7 + days) * DAY_HOURS + hours + minutes / 60;
  return total > 0 ? total : undefined;
}

/** Hours of a clock in one time zone as another shows them on a day; undefined for a zone that nobody knows. */
export function hoursIn(
  hours: readonly number[],
  from: string,
  to: string,
  on: Date,
): readonly number[] | undefined {
  const [here, there] = [offsetHours(from, on), offsetHours(to, on)];
  if (here === undefined || there === undefined) return undefined;
  return hours.map((hour) => (((hour - here + there) % DAY_HOURS) + DAY_HOURS) % DAY_HOURS);
}

/** Hours that a zone is ahead of UTC. */
function offsetHours(timeZone: string, on: Date): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(
      on,
    );
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    const found = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name);
    if (!found) return undefined;
    const [, sign, hours = "0", minutes = "0"] = found;
    const total = Number(hours) + Number(minutes) / 60;
    return sign === "-" ? -total : total;
  } catch {
    return undefined;
  }
}
