import type { CostGroup } from "../allocation/allocate.ts";
import { amountText, type Units } from "../decimal.ts";
import { monthAfter, monthsOf, periodOf } from "../fiscal.ts";
import { type Forecast, forecast } from "../forecast.ts";
import type { CostRules } from "../rules.ts";
import { seriesOf } from "./series.ts";

/** The group's year: what is spent of it, and what it will come to. */
export interface YearOutlook {
  readonly first: string;
  readonly last: string;
  readonly spent: Units;
  /** Months of the year before the last one that no bill was loaded of: neither spent nor expected knows them. */
  readonly missing: readonly string[];
  /** Undefined where there are too few months to tell. */
  readonly expected?: { readonly amount: number; readonly low: number; readonly high: number };
  readonly forecast?: Forecast;
}

/** What was bought ahead or given back came once, and is expected no second time. */
const ONCE: readonly (string | null | undefined)[] = ["Purchase", "Credit"];

/** What is spent of the year that the last month lies in, and the months that are still to come. */
export function yearOutlook(
  groups: readonly CostGroup[],
  loaded: readonly string[],
  rules: Pick<CostRules, "fiscalYear">,
): YearOutlook {
  const [series, usual] = [
    seriesOf(groups, loaded),
    seriesOf(
      groups.filter(({ keys }) => !ONCE.includes(keys.ChargeCategory)),
      loaded,
    ),
  ];
  const last = loaded.at(-1);
  if (last === undefined) return { first: "", last: "", spent: 0n, missing: [] };
  const year = periodOf(last, "yearly", rules.fiscalYear.startsIn);
  const spent = loaded
    .filter((month) => month >= year.first)
    .reduce((sum, month) => sum + (series[month] ?? 0n), 0n);
  const found = forecast(
    loaded.map((month) => ({ month, amount: Number(amountText(usual[month] ?? 0n)) })),
    monthsOf({ first: monthAfter(last), last: year.last }),
  );
  const soFar = Number(amountText(spent));
  const whole = (part: "amount" | "low" | "high") =>
    (found?.points ?? []).reduce((sum, point) => sum + point[part], soFar);
  return {
    ...year,
    spent,
    missing: monthsOf({ first: year.first, last }).filter((month) => !loaded.includes(month)),
    ...(found !== undefined && {
      forecast: found,
      expected: { amount: whole("amount"), low: whole("low"), high: whole("high") },
    }),
  };
}
