import { TAG_KEYS } from "../components/tagging/contract.ts";
import { dimensionOf } from "./allocation/keys.ts";
import { CHARGE_NAMES, SCALE } from "./charge.ts";
import { rounded, type Units, unitsOf } from "./decimal.ts";
import { monthAfter } from "./fiscal.ts";
import type { BudgetRule, CostRules } from "./rules.ts";

/** Clouds that bills come from, as their charges name them (`provider`). */
export const BILLED_BY = {
  aws: ["AWS", "Amazon Web Services"],
  alicloud: ["Alibaba Cloud"],
} as const;

export type BilledCloud = keyof typeof BILLED_BY;

/** Part of a rule file that a cloud's own watch needs. */
export type BudgetRules = Pick<
  CostRules,
  "keys" | "costCentres" | "budgets" | "rates" | "fiscalYear" | "splits" | "drivers"
>;

/** One budget as one cloud watches it. */
export interface CloudBudget {
  readonly name: string;
  readonly rule: BudgetRule;
  /** In the currency that the cloud bills in. */
  readonly limit: Units;
  readonly currency: string;
  /** What a charge has to be, all of them. */
  readonly filter: readonly FilterTerm[];
  /** First day, and the day after the last one; left out where the rule names none. */
  readonly from?: string;
  readonly until?: string;
  /** What the cloud does otherwise than `atrium costs budget check`, in sentences. */
  readonly notes: readonly string[];
}

export type FilterTerm =
  /** One of these keys has one of these values. */
  | { readonly kind: "tag"; readonly keys: readonly string[]; readonly values: readonly string[] }
  | { readonly kind: "account" | "region"; readonly values: readonly string[] };

/** Why a cloud cannot watch a budget. */
export interface BudgetObstacle {
  readonly budget: string;
  /** Within the budget. */
  readonly path: string;
  readonly code: "amount" | "currency" | "forecasts" | "of" | "period" | "view";
  readonly value: unknown;
  readonly message: string;
  readonly hint: string;
}

export interface CloudPlan {
  readonly budgets: readonly CloudBudget[];
  readonly obstacles: readonly BudgetObstacle[];
  /** Budgets of the other cloud alone. */
  readonly elsewhere: readonly string[];
}

/** Months of one year of a cloud, and whether it can estimate: what differs between a resource and a function of ours. */
const CLOUDS = {
  /** AWS Budgets: calendar quarters and years; ten notices a budget (API reference, Notification). */
  aws: { fiscal: false, mostNotices: 10, amortised: true, zero: false },
  /** Our own function: whatever the rules say; the bill by instance knows no amortised cost of subscriptions. */
  alicloud: { fiscal: true, mostNotices: Number.POSITIVE_INFINITY, amortised: false, zero: true },
} as const;

/**
 * What a cloud's own watch makes of the rules: each budget, or why it cannot be watched there.
 * @param currency that the cloud bills in
 * @param plannedOn day of the plan, YYYY-MM-DD: budgets that are over by then are nobody's any more
 */
export function planBudgets(
  rules: BudgetRules,
  cloud: BilledCloud,
  currency: string,
  plannedOn: string,
): CloudPlan {
  const budgets: CloudBudget[] = [];
  const obstacles: BudgetObstacle[] = [];
  const elsewhere: string[] = [];
  for (const [name, rule] of Object.entries(rules.budgets)) {
    if (rule.to !== undefined && rule.to < plannedOn.slice(0, 7)) continue;
    const { provider } = rule.of;
    const other = cloud === "aws" ? "alicloud" : "aws";
    if (provider !== undefined && isOne(BILLED_BY[other], provider)) {
      elsewhere.push(name);
      continue;
    }
    const limit = limitIn(rule, currency, rules.rates);
    const found = obstaclesOf(name, rule, rules, cloud, limit?.amount);
    obstacles.push(...found, ...(limit === undefined ? [noRate(name, rule, currency)] : []));
    if (limit === undefined) continue;
    budgets.push({
      name,
      rule,
      limit: limit.amount,
      currency,
      filter: filterOf(rule, rules),
      ...(rule.from !== undefined && { from: `${rule.from}-01` }),
      ...(rule.to !== undefined && { until: `${monthAfter(rule.to)}-01` }),
      notes: [...(limit.note === undefined ? [] : [limit.note]), ...notesOn(rule, rules, cloud)],
    });
  }
  return { budgets, obstacles, elsewhere };
}

function isOne(values: readonly string[], value: string): boolean {
  return values.includes(value);
}

/** The limit in another currency, at the newest rate there is: a resource has one number for all months to come. */
function limitIn(
  { amount, currency: own }: BudgetRule,
  currency: string,
  rates: CostRules["rates"],
): { readonly amount: Units; readonly note?: string } | undefined {
  if (own === currency) return { amount: unitsOf(amount) };
  const tables = Object.entries(rates).flatMap(([name, { to, from }]) =>
    to === own && from[currency] !== undefined ? [{ name, months: from[currency] }] : [],
  );
  const dated = tables.flatMap(({ name, months }) =>
    Object.entries(months).map(([month, rate]) => ({ name, month, rate })),
  );
  // "always" sorts after every month, and holds for those to come.
  const newest = dated.sort((one, other) => (one.month < other.month ? -1 : 1)).at(-1);
  if (newest === undefined) return undefined;
  const exact = (unitsOf(amount) * 10n ** BigInt(SCALE)) / unitsOf(newest.rate);
  return {
    amount: rounded(exact, 2),
    note: `${amount} ${own} at ${newest.rate} (${newest.name}, ${newest.month}), to the cent`,
  };
}

function noRate(budget: string, { currency: own }: BudgetRule, currency: string): BudgetObstacle {
  return {
    budget,
    path: "currency",
    code: "currency",
    value: own,
    message: `is not what this cloud bills in, and no rate leads there from ${currency}`,
    hint: `write one under rates: to: ${own}, from: { ${currency}: { … } }`,
  };
}

function obstaclesOf(
  budget: string,
  rule: BudgetRule,
  { fiscalYear }: BudgetRules,
  cloud: BilledCloud,
  limit: Units | undefined,
): readonly BudgetObstacle[] {
  const can = CLOUDS[cloud];
  const obstacle = (
    path: string,
    code: BudgetObstacle["code"],
    value: unknown,
    message: string,
    hint: string,
  ): BudgetObstacle => ({ budget, path, code, value, message, hint });
  const length = { monthly: 1, quarterly: 3, yearly: 12 }[rule.period];
  const notices = new Set(rule.alerts).size + new Set(rule.forecasts).size;
  return [
    ...Object.entries(rule.of).flatMap(([key, value]) => {
      if (key === "provider")
        return isOne(BILLED_BY[cloud], value)
          ? []
          : [
              obstacle(
                "of.provider",
                "of",
                value,
                "is no cloud whose bills are watched",
                `write ${Object.values(BILLED_BY).flat().join(" or ")}`,
              ),
            ];
      return isSeen(key)
        ? []
        : [
            obstacle(
              `of.${key}`,
              "of",
              value,
              "is nothing that the cloud can tell a charge by",
              `tags (${TAG_KEYS.slice(0, 3).join(", ")}, …), provider, account and region can; watch the rest with: atrium costs budget check`,
            ),
          ];
    }),
    ...(!can.fiscal && (fiscalYear.startsIn - 1) % length !== 0
      ? [
          obstacle(
            "period",
            "period",
            rule.period,
            `counts from month ${fiscalYear.startsIn}, and the cloud from January`,
            "write monthly budgets, or watch this one with: atrium costs budget check",
          ),
        ]
      : []),
    ...(notices > can.mostNotices
      ? [
          obstacle(
            "forecasts",
            "forecasts",
            notices,
            `and alerts are more than the ${can.mostNotices} notices that a budget has`,
            "leave out some marks",
          ),
        ]
      : []),
    ...(!can.amortised && rule.view === "effective"
      ? [
          obstacle(
            "view",
            "view",
            rule.view,
            "is not in the bill by instance, which the function asks",
            "write view: billed, or watch it over the amortised bill with: atrium costs budget check",
          ),
        ]
      : []),
    ...(!can.zero && limit !== undefined && limit <= 0n
      ? [
          obstacle(
            "amount",
            "amount",
            rule.amount,
            "is no limit that the cloud takes",
            "write an amount above zero, or watch it with: atrium costs budget check",
          ),
        ]
      : []),
  ];
}

/** Columns that both a budget resource and the bill by instance have. */
const COLUMNS_SEEN: readonly string[] = ["account", "region"];

function isSeen(key: string): boolean {
  return COLUMNS_SEEN.includes(key) || dimensionOf(key, [], CHARGE_NAMES).kind === "tag";
}

/** The tag plan's key as it is, and as the rules say that it is spelled besides; values likewise. */
function filterOf({ of }: BudgetRule, { keys }: BudgetRules): readonly FilterTerm[] {
  return Object.entries(of)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, value]): readonly FilterTerm[] => {
      if (name === "provider") return [];
      if (name === "account" || name === "region") return [{ kind: name, values: [value] }];
      const key = name.startsWith("tag:") ? name.slice(4) : name;
      const { synonyms = [], values = {} } = keys[key] ?? {};
      return [
        {
          kind: "tag",
          keys: [...new Set([key, ...synonyms])],
          values: [...new Set([value, ...(values[value] ?? [])])],
        },
      ];
    });
}

function notesOn({ of, view }: BudgetRule, rules: BudgetRules, cloud: BilledCloud): readonly string[] {
  const tagged = Object.keys(of).filter((key) => key !== "provider");
  const split = Object.entries(rules.splits).filter(
    ([, { to, from }]) => tagged.includes(to) || tagged.some((key) => from[key] !== undefined),
  );
  const both =
    of.provider === undefined
      ? ["sees this cloud's part; the sum of both is: atrium costs budget check"]
      : [];
  if (cloud === "alicloud") return both;
  const filled = tagged.filter(
    (key) => Object.keys(rules.keys[key]?.accounts ?? {}).length > 0 || rules.keys[key]?.costUnit === true,
  );
  const centres = tagged.includes("department") && Object.keys(rules.costCentres).length > 0;
  return [
    ...both,
    ...(split.length === 0 ? [] : [`does not see what ${split.map(([name]) => name).join(", ")} moves`]),
    ...(filled.length === 0
      ? []
      : [`does not see ${filled.join(", ")} where the account or the cost unit says it instead of a tag`]),
    ...(centres ? ["does not see charges that name their cost centre alone"] : []),
    ...(view === "effective" ? ["takes AWS's own amortised cost"] : []),
  ];
}
