/** How many days lie at most between two runs of a schedule; infinite where that cannot be read. */

const DAYS: Readonly<Record<string, number>> = { d: 1, h: 1 / 24, m: 1 / 1440, s: 1 / 86_400 };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONGEST_MONTH = 31;

/** `rate(4 hours)`, `cron(0 12 1 * ? *)`, `30d`, `604800s`. */
export function daysOf(expression: string): number {
  const text = expression.trim().toLowerCase();
  const [, count, unit] =
    /^rate\((\d+)\s+(day|hour|minute)s?\)$/.exec(text) ?? /^(\d+)([dhms])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return Number(count) * (DAYS[unit.charAt(0)] ?? Infinity);
  const cron = /^cron\((.+)\)$/.exec(text)?.[1]?.split(/\s+/);
  return cron?.length === 6 ? daysBetweenMonths(cron[3] ?? "") : Number.POSITIVE_INFINITY;
}

/** Months that a schedule runs in decide: within a month it runs once at least. */
function daysBetweenMonths(field: string): number {
  const months = [...new Set(field.split(",").flatMap(monthsOf))].sort((a, b) => a - b);
  const [first] = months;
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const gaps = months.map((month, index) => (months[index + 1] ?? first + MONTHS.length) - month);
  return Math.max(...gaps) * LONGEST_MONTH;
}

function monthsOf(part: string): readonly number[] {
  const [, range = "", step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  const [from, to] = range === "*" || range === "?" ? ["1", "12"] : range.split("-");
  const start = monthOf(from);
  const end = to === undefined ? (step === undefined ? start : MONTHS.length) : monthOf(to);
  const every = Math.max(1, Number(step ?? 1));
  const found: number[] = [];
  for (let month = start; month <= end; month += every) found.push(month);
  return found;
}

function monthOf(text: string | undefined): number {
  const named = MONTHS.indexOf((text ?? "").slice(0, 3));
  return named >= 0 ? named + 1 : Number(text);
}
