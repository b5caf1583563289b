import { allocate, type Bills, type CostAllocation } from "./allocation/allocate.ts";
import { amountText, type Units, unitsOf } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import { monthsOf, type Period, periodOf } from "./fiscal.ts";
import type { BudgetRule, CostRules } from "./rules.ts";

/** How far a budget is spent. */
export const BANDS = ["ok", "warn", "over", "critical"] as const;

export type Band = (typeof BANDS)[number];

export interface BudgetState {
  readonly budget: string;
  readonly owner: string;
  readonly of: Readonly<Record<string, string>>;
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
}

/**
 * Every budget in the period that a month lies in. Shared costs count where the rules' splits put them; other
 * currencies at the rate of their month.
 */
export async function budgetStates(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  month: string,
): Promise<readonly BudgetState[]> {
  const states: BudgetState[] = [];
  // Budgets of one kind (a department each, say) are answered by one look at the bill.
  const asked = new Map<string, Promise<CostAllocation>>();
  const allocation = ({ of, view, currency }: BudgetRule): Promise<CostAllocation> => {
    const by = ["month", ...Object.keys(of).sort()];
    const kind = JSON.stringify([by, view, currency]);
    const found = asked.get(kind) ?? allocate(engine, bills, { by, view, rules, currency });
    asked.set(kind, found);
    return found;
  };
  for (const [name, rule] of Object.entries(rules.budgets)) {
    if ((rule.from !== undefined && month < rule.from) || (rule.to !== undefined && month > rule.to))
      continue;
    states.push(stateOf(name, rule, month, rules, await allocation(rule)));
  }
  return states;
}

function stateOf(
  name: string,
  rule: BudgetRule,
  month: string,
  rules: CostRules,
  { groups }: CostAllocation,
): BudgetState {
  const period = periodOf(month, rule.period, rules.fiscalYear.startsIn);
  const months = monthsOf(period).filter((each) => each <= month);
  const own = groups.filter(
    ({ keys }) =>
      months.includes(keys.month ?? "") &&
      Object.entries(rule.of).every(([key, value]) => keys[key] === value),
  );
  const actual = own.reduce((sum, { amount }) => sum + amount, 0n);
  const limit = unitsOf(rule.amount);
  const loaded = new Set(groups.map(({ keys }) => keys.month));
  return {
    budget: name,
    owner: rule.owner,
    of: rule.of,
    period,
    currency: rule.currency,
    limit,
    actual,
    percent: percentText(actual, limit),
    band: bandOf(actual, limit),
    reached: [...rule.alerts]
      .sort((one, other) => one - other)
      .filter((mark) => isReached(actual, limit, mark)),
    months: months.filter((each) => loaded.has(each)),
  };
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
