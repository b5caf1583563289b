import { allocate, type Bills, type CostAllocation } from "./allocation/allocate.ts";
import { type BudgetState, budgetState, EXPECTATION_KEYS, isWatched, STATE_KEYS } from "./budget-state.ts";
import type { Engine } from "./engine.ts";
import type { BudgetRule, CostRules } from "./rules.ts";

export { BANDS, type BudgetState, bandOf, isReached } from "./budget-state.ts";

/**
 * Every budget in the period that a month lies in. Shared costs count where the rules' splits put them; other
 * currencies at the rate of their month.
 * @param running the month that has not ended yet, from which on a forecast is made; left out, none is
 */
export async function budgetStates(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  month: string,
  running?: string,
): Promise<readonly BudgetState[]> {
  const states: BudgetState[] = [];
  // Budgets of one kind (a department each, say) are answered by one look at the bill.
  const asked = new Map<string, Promise<CostAllocation>>();
  const allocation = (
    { of, view, currency }: BudgetRule,
    more: readonly string[],
  ): Promise<CostAllocation> => {
    const by = [...more, ...Object.keys(of).sort()];
    const kind = JSON.stringify([by, view, currency]);
    const found = asked.get(kind) ?? allocate(engine, bills, { by, view, rules, currency });
    asked.set(kind, found);
    return found;
  };
  for (const [name, rule] of Object.entries(rules.budgets)) {
    if (!isWatched(rule, month)) continue;
    const { groups } = await allocation(rule, STATE_KEYS);
    const forecasts = running !== undefined && rule.forecasts.length > 0;
    const seen = {
      month,
      groups,
      ...(forecasts && { running, kinds: (await allocation(rule, EXPECTATION_KEYS)).groups }),
    };
    states.push(budgetState(name, rule, rules, seen));
  }
  return states;
}
