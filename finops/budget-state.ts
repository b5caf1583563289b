import type { CostGroup } from "./allocation/allocate.ts";
import { amountText, rounded, type Units, unitsOf } from "./decimal.ts";
import { monthAfter, monthsOf, type Period, periodOf } from "./fiscal.ts";
import { forecast, LEAST_MONTHS } from "./forecast.ts";
import type { BudgetRule, CostRules } from "./rules.ts";

/** How far a budget is spent. */
export const BANDS = ["ok", "warn", "over", "critical"] as const;

export type Band = (typeof BANDS)[number];

export interface BudgetState {
  readonly budget: string;
  readonly owner: string;
  readonly of: Readonly<Record<string, string>>;
  readonly view: BudgetRule["view"];
  readonly period: Period;
  readonly currency: string;
  readonly limit: Units;
  readonly actual: Units;
  /** Hundredths of a percent are kept; null for a limit of nothing. */
  readonly percent: string | null;
  readonly band: Band;
  /** Marks that are reached, the lowest first. */
  readonly reached: readonly number[];
  /** Months of the period that are loaded; without all of them the figure is of a part. */
  readonly months: readonly string[];
  /** What the whole period will cost; a reason where there is nothing to tell it by. */
  readonly expected: BudgetExpectation | { readonly none: string };
}

export interface BudgetExpectation {
  readonly amount: Units;
  readonly percent: string | null;
  /** Marks of `forecasts` that it will reach. */
  readonly reached: readonly number[];
}

/** Charges that come once say nothing about the months to come. */
const ONCE: readonly (string | null | undefined)[] = ["Purchase", "Credit"];

/** What a budget's charges have to be grouped by, beside what it is of. */
export const STATE_KEYS = ["month"] as const;
export const EXPECTATION_KEYS = ["month", "ChargeCategory"] as const;

export interface Seen {
  /** The month that it is looked from: later ones do not count. */
  readonly month: string;
  /** By month, and by everything the budget is of. */
  readonly groups: readonly CostGroup[];
  /** The same by kind of charge too; left out, nothing is forecast. */
  readonly kinds?: readonly CostGroup[];
  /** The month that has not ended yet: nothing is told from it, and what it lacks is estimated. */
  readonly running?: string;
}

/** Whether a budget is watched in a month. */
export function isWatched({ from, to }: BudgetRule, month: string): boolean {
  return (from === undefined || month >= from) && (to === undefined || month <= to);
}

/** One budget in the period that a month lies in: the same for whoever has read the bill. @clause 8.2.2-b */
export function budgetState(
  name: string,
  rule: BudgetRule,
  { fiscalYear }: Pick<CostRules, "fiscalYear">,
  seen: Seen,
): BudgetState {
  const period = periodOf(seen.month, rule.period, fiscalYear.startsIn);
  const months = monthsOf(period).filter((each) => each <= seen.month);
  const actual = sumOf(ownOf(seen.groups, rule).filter(({ keys }) => months.includes(keys.month ?? "")));
  const limit = unitsOf(rule.amount);
  const loaded = new Set(seen.groups.map(({ keys }) => keys.month));
  return {
    budget: name,
    owner: rule.owner,
    of: rule.of,
    view: rule.view,
    period,
    currency: rule.currency,
    limit,
    actual,
    percent: percentText(actual, limit),
    band: bandOf(actual, limit),
    reached: marksReached(rule.alerts, actual, limit),
    months: months.filter((each) => loaded.has(each)),
    expected: expectation(rule, period, limit, seen),
  };
}

/**
 * What was spent in whole months, and an estimate of those that are not over. What comes once counts where it came,
 * and is expected no second time.
 * @clause 8.2.2-c
 */
function expectation(
  rule: BudgetRule,
  period: Period,
  limit: Units,
  { kinds, month, running }: Seen,
): BudgetState["expected"] {
  if (kinds === undefined || running === undefined || rule.forecasts.length === 0)
    return { none: "no forecast is asked for" };
  const loaded = kinds.flatMap(({ keys }) => keys.month ?? []).filter((each) => each <= month);
  const whole = loaded.filter((each) => each < running).sort();
  const [start, last] = [whole[0], whole.at(-1)];
  const own = ownOf(kinds, rule);
  if (start === undefined || last === undefined) return { none: notEnough(0) };
  const history = monthsOf({ first: start, last }).map((each) => ({
    month: each,
    amount: Number(
      amountText(sumOf(own.filter(({ keys }) => keys.month === each && !ONCE.includes(keys.ChargeCategory)))),
    ),
  }));
  const first = monthAfter(last);
  const found = forecast(history, first > period.last ? [first] : monthsOf({ first, last: period.last }));
  if (found === undefined) return { none: notEnough(history.length) };
  const told = new Map(found.points.map((point) => [point.month, unitsOf(point.amount.toFixed(6))]));
  const amount = monthsOf(period).reduce((sum, each) => {
    const spent = each > month ? 0n : sumOf(own.filter(({ keys }) => keys.month === each));
    const guess = each > last ? (told.get(each) ?? 0n) : 0n;
    return sum + (each > last && guess > spent ? guess : spent);
  }, 0n);
  const cents = rounded(amount, 2);
  return {
    amount: cents,
    percent: percentText(cents, limit),
    reached: marksReached(rule.forecasts, cents, limit),
  };
}

function notEnough(months: number): string {
  return `not enough data: ${months} of ${LEAST_MONTHS} months`;
}

function ownOf(groups: readonly CostGroup[], { of }: BudgetRule): readonly CostGroup[] {
  return groups.filter(({ keys }) => Object.entries(of).every(([key, value]) => keys[key] === value));
}

function sumOf(groups: readonly CostGroup[]): Units {
  return groups.reduce((sum, { amount }) => sum + amount, 0n);
}

function marksReached(marks: readonly number[], amount: Units, limit: Units): readonly number[] {
  return [...new Set(marks)]
    .sort((one, other) => one - other)
    .filter((mark) => isReached(amount, limit, mark));
}

/** Exact: no division is made. A limit of nothing is reached by the first cent. @clause 8.2.2-b */
export function isReached(actual: Units, limit: Units, percent: number): boolean {
  if (limit === 0n) return actual > 0n;
  return actual * 100n >= limit * BigInt(percent);
}

/** [0, 80) ok, [80, 100) warn, [100, 120) over, 120 and more critical. @clause 8.2.2-b */
export function bandOf(actual: Units, limit: Units): Band {
  if (isReached(actual, limit, 120)) return "critical";
  if (isReached(actual, limit, 100)) return "over";
  return isReached(actual, limit, 80) ? "warn" : "ok";
}

function percentText(actual: Units, limit: Units): string | null {
  if (limit === 0n) return null;
  const hundredths = (actual * 10_000n) / limit;
  return amountText(hundredths * 10n ** 16n);
}
