import type { CostGroup } from "../allocation/allocate.ts";
import type { Units } from "../decimal.ts";

/** Month → amount; every month of the report is there. */
export type Series = Readonly<Record<string, Units>>;

export function seriesOf(groups: readonly CostGroup[], months: readonly string[]): Series {
  const sums: Record<string, Units> = Object.fromEntries(months.map((month) => [month, 0n]));
  for (const { keys, amount } of groups) sums[keys.month ?? ""] = (sums[keys.month ?? ""] ?? 0n) + amount;
  return sums;
}
