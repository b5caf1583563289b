import { dimensionOf } from "../../../finops/allocation/keys.ts";
import { dimensionNames, meanings, sharedOut, synonymsOf } from "../../../finops/allocation/share-out.ts";
import type { Portion } from "../../../finops/allocation/split.ts";
import type { BudgetRules } from "../../../finops/budget-plan.ts";
import {
  type BudgetState,
  budgetState,
  EXPECTATION_KEYS,
  isWatched,
  STATE_KEYS,
} from "../../../finops/budget-state.ts";
import { CHARGE_NAMES } from "../../../finops/charge.ts";
import { unitsOf } from "../../../finops/decimal.ts";
import { monthAfter, monthsOf, periodOf } from "../../../finops/fiscal.ts";
import type { BudgetRule } from "../../../finops/rules.ts";
import { type Charges, wantedKeys } from "./charges.ts";

/** Month → its charges, added up. */
export type Bill = Readonly<Record<string, readonly Charges[]>>;

/** Months that a forecast looks back on: a year, so that "the same month of last year" is among them. */
const LOOK_BACK = 12;

/** The billing interface answers for 18 months. DescribeInstanceBill, read on 2026-11-23. */
const MOST_MONTHS = 18;

/** Every month that the budgets of a month need, the newest first. */
export function monthsNeeded({ budgets, fiscalYear }: BudgetRules, month: string): readonly string[] {
  const watched = Object.values(budgets).filter((rule) => isWatched(rule, month));
  const starts = watched.map(({ period, forecasts }) => {
    const { first } = periodOf(month, period, fiscalYear.startsIn);
    const back = forecasts.length === 0 ? month : monthAfter(month, -LOOK_BACK);
    return first < back ? first : back;
  });
  const earliest = [month, ...starts].sort()[0] ?? month;
  const limit = monthAfter(month, 1 - MOST_MONTHS);
  return [...monthsOf({ first: earliest < limit ? limit : earliest, last: month })].reverse();
}

/** Tag keys that budgets, splits and cost centres look at, folded, in every spelling. */
export function tagKeysOf(rules: BudgetRules): ReadonlySet<string> {
  const names = Object.values(rules.budgets).flatMap(({ of, currency }) =>
    dimensionNames({ by: Object.keys(of), rules: whole(rules), currency }),
  );
  const keys = [...new Set(names)].filter((name) => dimensionOf(name, [], CHARGE_NAMES).kind === "tag");
  return wantedKeys(
    keys.map((name) => name.replace(/^tag:/, "")),
    synonymsOf(whole(rules)),
  );
}

/**
 * Every budget in the period that a month lies in, by the same arithmetic as `atrium costs budget check`. A budget of
 * whose period a month is still unread is left out: half a bill is under every mark.
 */
export function statesOf(rules: BudgetRules, bill: Bill, month: string): readonly BudgetState[] {
  return Object.entries(rules.budgets).flatMap(([name, rule]) => {
    const { first } = periodOf(month, rule.period, rules.fiscalYear.startsIn);
    const needed = monthsOf({ first, last: month }).filter((each) => each > monthAfter(month, -MOST_MONTHS));
    if (!isWatched(rule, month) || needed.some((each) => bill[each] === undefined)) return [];
    const groups = groupsOf(rule, STATE_KEYS, rules, bill);
    const forecasts = rule.forecasts.length > 0;
    const kinds = forecasts ? { kinds: groupsOf(rule, EXPECTATION_KEYS, rules, bill), running: month } : {};
    return [budgetState(name, rule, rules, { month, groups, ...kinds })];
  });
}

function groupsOf({ of, currency }: BudgetRule, more: readonly string[], rules: BudgetRules, bill: Bill) {
  const by = [...more, ...Object.keys(of).sort()];
  return sharedOut(portionsOf(bill, by, rules, currency), { by, rules: whole(rules), currency }).groups;
}

/** Rules as every reader takes them; what is not about budgets is not asked for here. */
function whole(rules: BudgetRules): Parameters<typeof synonymsOf>[0] {
  return { ...rules, apiVersion: "atrium/v1", kind: "CostRules" } as Parameters<typeof synonymsOf>[0];
}

function portionsOf(
  bill: Bill,
  by: readonly string[],
  rules: BudgetRules,
  currency: string,
): readonly Portion[] {
  const names = dimensionNames({ by, rules: whole(rules), currency });
  const found = new Map<string, Portion>();
  for (const [month, charges] of Object.entries(bill)) {
    for (const each of charges) {
      const keys = Object.fromEntries(names.map((name) => [name, keyValue(name, each, month, rules)]));
      const portion: Portion = {
        month,
        currency: each.currency,
        keys,
        class: classOf(each, by, keys),
        amount: unitsOf(each.amount),
        charges: each.count,
        via: [],
      };
      const id = JSON.stringify([month, Object.values(keys), portion.class, each.currency]);
      const before = found.get(id);
      found.set(id, {
        ...portion,
        amount: portion.amount + (before?.amount ?? 0n),
        charges: portion.charges + (before?.charges ?? 0),
      });
    }
  }
  return [...found.values()];
}

/** Columns of a charge that have a value here; `budget-plan.ts` refuses budgets of any other. */
const COLUMNS: Readonly<Record<string, (charge: Charges) => string | null>> = {
  ServiceProviderName: () => "Alibaba Cloud",
  SubAccountId: ({ account }) => account,
  RegionId: ({ region }) => region,
  ServiceName: ({ service }) => service,
  ChargeCategory: ({ category }) => category,
};

function keyValue(name: string, charge: Charges, month: string, rules: BudgetRules): string | null {
  const dimension = dimensionOf(name, Object.keys(charge.tags), CHARGE_NAMES, synonymsOf(whole(rules)));
  if (dimension.kind === "tag") return tagValue(name, dimension.spellings, charge, rules);
  if (dimension.kind === "column" && dimension.column === "month") return month;
  const read = dimension.kind === "column" ? COLUMNS[dimension.column] : undefined;
  if (read === undefined) throw new Error(`the bill by instance cannot be asked by ${name}`);
  return read(charge);
}

/** As databases do it: spellings that disagree are listed as a conflict, never guessed. */
const CONFLICT = "(conflict)";

function tagValue(
  name: string,
  spellings: readonly string[],
  { tags, account, costUnit }: Charges,
  { keys }: BudgetRules,
): string | null {
  const rule = keys[name];
  const written = spellings
    .map((key) => (tags[key] ?? "").replace(/^ +| +$/g, ""))
    .filter((value) => value !== "");
  const [first] = written;
  if (first !== undefined) {
    const agreed = written.every((value) => value === first) ? first : CONFLICT;
    return meanings(rule?.values ?? {})[agreed.toLowerCase()] ?? agreed;
  }
  const said = account === null ? undefined : rule?.accounts[account];
  return said ?? (rule?.costUnit === true ? costUnit : null);
}

/** As `allocation/classes.ts` has it for every engine, for what the bill by instance can hold. */
function classOf(
  { category, marketplace, ofResource }: Charges,
  by: readonly string[],
  keys: Portion["keys"],
): Portion["class"] {
  if (category === "Credit") return "credit";
  if (marketplace) return "marketplace";
  const asked = by.filter((name) => dimensionOf(name, [], CHARGE_NAMES).kind === "tag");
  if (asked.every((name) => keys[name] !== null)) return "direct";
  return ofResource ? "untagged" : "untaggable";
}
