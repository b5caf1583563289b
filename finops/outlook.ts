import { allocate, type Bills } from "./allocation/allocate.ts";
import type { View } from "./allocation/plan.ts";
import { amountText, rounded, unitsOf } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import { monthAfter, monthsOf } from "./fiscal.ts";
import { type Forecast, forecast, LEAST_MONTHS } from "./forecast.ts";
import type { CostRules } from "./rules.ts";

/** What the coming months will cost, group by group. */
export interface Outlook {
  readonly keys: Readonly<Record<string, string | null>>;
  readonly currency: string;
  readonly history: readonly { readonly month: string; readonly amount: string }[];
  /** Left out of the estimate, since they come once. */
  readonly once: readonly { readonly month: string; readonly class: string; readonly amount: string }[];
  readonly forecast?: Forecast;
  /** Why there is none. */
  readonly none?: string;
}

export interface OutlookRequest {
  readonly by: readonly string[];
  readonly view: View;
  readonly rules: CostRules;
  /** How many months ahead. */
  readonly ahead: number;
}

/** Purchases and credits come once, tax follows the rest: an estimate of usage is made without them. */
export async function outlook(
  engine: Engine,
  bills: Bills,
  { by, view, rules, ahead }: OutlookRequest,
): Promise<readonly Outlook[]> {
  const names = [...new Set([...by, "month", "ChargeCategory"])];
  const { groups } = await allocate(engine, bills, { by: names, view, rules });
  const own = Map.groupBy(groups, ({ keys, currency }) =>
    JSON.stringify([by.map((name) => keys[name] ?? null), currency]),
  );
  return [...own.values()].map((members) => {
    const [first] = members;
    const keys = Object.fromEntries(by.map((name) => [name, first?.keys[name] ?? null]));
    const isOnce = (group: (typeof members)[number]) =>
      ["Purchase", "Credit"].includes(group.keys.ChargeCategory ?? "") && group.amount !== 0n;
    const byMonth = new Map<string, bigint>();
    for (const group of members.filter((each) => !isOnce(each))) {
      const month = group.keys.month ?? "";
      byMonth.set(month, (byMonth.get(month) ?? 0n) + group.amount);
    }
    const once = members.filter(isOnce).map((group) => ({
      month: group.keys.month ?? "",
      class: group.keys.ChargeCategory ?? "",
      amount: amountText(group.amount),
    }));
    const months = [...byMonth.keys()].sort();
    const [start, end] = [months[0] ?? "", months.at(-1) ?? ""];
    // A month without cost between two that have some is a month of nothing.
    const series =
      months.length === 0
        ? []
        : monthsOf({ first: start, last: end }).map((month) => ({ month, amount: byMonth.get(month) ?? 0n }));
    const found = forecast(
      series.map(({ month, amount }) => ({ month, amount: Number(amountText(amount)) })),
      Array.from({ length: ahead }, (_, step) => monthAfter(end, step + 1)),
    );
    return {
      keys,
      currency: first?.currency ?? "",
      history: series.map(({ month, amount }) => ({ month, amount: amountText(amount) })),
      once,
      ...(found === undefined
        ? { none: `not enough data: ${series.length} of ${LEAST_MONTHS} months` }
        : { forecast: found }),
    };
  });
}

/** An estimate, to the cent. */
export function estimateText(amount: number): string {
  return amountText(rounded(unitsOf(amount.toFixed(6)), 2));
}
