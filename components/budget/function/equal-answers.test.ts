import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BudgetState } from "../../../finops/budget-state.ts";
import { budgetStates } from "../../../finops/budgets.ts";
import { unitsOf } from "../../../finops/decimal.ts";
import { Engine } from "../../../finops/engine.ts";
import { monthsOf, periodOf } from "../../../finops/fiscal.ts";
import { parseRules } from "../../../finops/rules.ts";
import { billsIn } from "../../../finops/store/bills.ts";
import { loadBills } from "../../../finops/store/load.ts";
import { anyAmount, type BillRow, bill, billsOf, CHARGE, csv, folder } from "../../../finops/testing.ts";
import type { Expression } from "../filter.ts";
import { layoutAwsBudget, type PlannedBudget } from "../layout.ts";
import { budgetArgs, rulesOf } from "../testing.ts";
import { readMonth } from "./bill.ts";
import { type Bill, statesOf, tagKeysOf } from "./states.ts";
import { anyBills, type Bills, billing } from "./testing.ts";

/**
 * One rule, two clouds, equal answers: the same rows through the function, through `atrium costs budget check`, and
 * through what AWS Budgets makes of the resource.
 */
const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"];
const NOW = "2026-10";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const HEAD = "apiVersion: atrium/v1\nkind: CostRules\n";
const RATES = `rates: { bank: { source: x, to: CNY, from: { USD: { 2026-08: "7.1300001", always: "7.09" } } } }\n`;
const KEYS = `keys:
  department:
    synonyms: [team]
    values: { retail: [零售], it: [] }
    accounts: { "1000000000000002": it }
  project: { costUnit: true }
`;
const SPLITS = `splits:
  leftovers: { from: { class: untagged }, to: department, by: proportional }
  support: { from: { class: untaggable }, to: department, by: fixed, shares: { retail: 33.3, it: 66.7 } }
  refunds: { from: { class: credit }, to: department, by: even, among: [retail, it, hr] }
  licences: { from: { class: marketplace }, to: department, by: fixed, shares: { retail: 100 } }
  shop: { from: { project: Store 12 }, to: department, by: fixed, shares: { retail: 33.3, it: 66.7 } }
`;
const CENTRES = `costCentres: { "Store 12": { departments: [{ department: it, from: 2026-09 }] } }\n`;

const OF = [
  "{}",
  "{ department: retail }",
  "{ department: it }",
  "{ department: it, project: retail }",
  "{ account: '1000000000000002' }",
  "{ provider: Alibaba Cloud, region: cn-shanghai }",
] as const;

/** Rule files of every kind that a group may have: budgets of everything, over every length. */
const anyRules = fc
  .record({
    startsIn: fc.integer({ min: 1, max: 12 }),
    budgets: fc.tuple(
      ...OF.map((of) =>
        fc
          .record({
            period: fc.constantFrom("monthly", "quarterly", "yearly"),
            amount: fc.constantFrom("0", "1", "1000", "99999.99"),
          })
          .map(
            ({ period, amount }) =>
              `{ of: ${of}, amount: ${amount}, currency: CNY, period: ${period}, owner: a }`,
          ),
      ),
    ),
    more: fc.constantFrom([], [KEYS], [KEYS, SPLITS], [SPLITS, CENTRES], [KEYS, SPLITS, CENTRES]),
  })
  .map(({ startsIn, budgets, more }) =>
    [
      HEAD,
      "budgets:\n",
      ...budgets.map((budget, index) => `  b${index}: ${budget}\n`),
      `fiscalYear: { startsIn: ${startsIn} }\n`,
      RATES,
      ...more,
    ].join(""),
  );

async function byFunction(bills: Bills, text: string): Promise<readonly BudgetState[]> {
  const rules = parseRules(text, "costs.yaml");
  const wanted = tagKeysOf(rules);
  const read: Record<string, Bill[string]> = Object.fromEntries(
    monthsOf({ first: "2025-01", last: NOW }).map((month) => [month, []]),
  );
  for (const month of MONTHS) read[month] = await readMonth(billing(bills), month, wanted);
  return statesOf(rules, read, NOW);
}

async function byCommand(bills: Bills, text: string): Promise<readonly BudgetState[]> {
  const rows = Object.entries(bills).flatMap(([month, items]) =>
    items.map(
      (item): BillRow => ({
        BillingCycle: month,
        ...Object.fromEntries(Object.entries(item).map(([key, value]) => [key, String(value)])),
      }),
    ),
  );
  const store = folder();
  await loadBills(engine, { files: [bill("bill.csv", csv(rows))], store });
  return budgetStates(engine, billsIn(store), parseRules(text, "costs.yaml"), NOW, NOW);
}

describe("the function and the command", () => {
  it("give equal states of any bill by any rules", async () => {
    await fc.assert(
      fc.asyncProperty(anyBills(MONTHS), anyRules, async (bills, text) => {
        expect(await byFunction(bills, text)).toEqual(await byCommand(bills, text));
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});

/** What AWS Budgets would say of a budget: its documents' words, on the rows of its own bill. */
function byAws(
  budget: PlannedBudget,
  rows: readonly BillRow[],
): { actual: bigint; reached: readonly number[] } {
  const length = { MONTHLY: "monthly", QUARTERLY: "quarterly", ANNUALLY: "yearly" } as const;
  const period = periodOf(NOW, length[budget.timeUnit], 1);
  const tagsOf = (row: BillRow): Readonly<Record<string, string>> => JSON.parse(row.Tags ?? "{}");
  const matches = (row: BillRow, { ands, ors, tags, dimensions }: Expression): boolean =>
    (ands?.every((each) => matches(row, each)) ?? true) &&
    (ors?.some((each) => matches(row, each)) ?? true) &&
    (tags === undefined || tags.values.includes(tagsOf(row)[tags.key] ?? "")) &&
    (dimensions === undefined || dimensions.values.includes(row.SubAccountId ?? ""));
  const counts = (row: BillRow): boolean => {
    const { filter } = budget;
    if (filter.kind === "everything") return true;
    if (filter.kind === "expression") return matches(row, filter.expression);
    return Object.entries(tagsOf(row)).some(([key, value]) => filter.values.includes(`user:${key}$${value}`));
  };
  const actual = rows
    .filter((row) => {
      const month = (row.BillingPeriodStart ?? "").slice(0, 7);
      return month >= period.first && month <= NOW && counts(row);
    })
    .reduce((sum, row) => sum + unitsOf(row.BilledCost ?? "0"), 0n);
  const marks = budget.notices.flatMap(({ type, percent }) => (type === "ACTUAL" ? [percent] : []));
  // GREATER_THAN: the mark itself is not above it.
  return { actual, reached: marks.filter((mark) => actual * 100n > unitsOf(budget.limit) * BigInt(mark)) };
}

const anyAwsBill = fc.array(
  fc
    .record({
      BilledCost: anyAmount,
      month: fc.constantFrom(...MONTHS),
      ChargeCategory: fc.constantFrom("Usage", "Usage", "Purchase", "Tax", "Credit"),
      SubAccountId: fc.constantFrom("111122223333", "444455556666"),
      department: fc.constantFrom("retail", "Einkauf", "it", undefined),
      environment: fc.constantFrom("production", "test", undefined),
    })
    .map(
      ({ month, department, environment, ...row }): BillRow => ({
        ...CHARGE,
        ...row,
        BillingCurrency: "USD",
        BillingPeriodStart: `${month}-01T00:00:00Z`,
        Tags: JSON.stringify({ ...(department && { department }), ...(environment && { environment }) }),
      }),
    ),
  { minLength: 1, maxLength: 20 },
);

const anyAwsRule = fc
  .record({
    period: fc.constantFrom("monthly", "quarterly", "yearly"),
    amount: fc.constantFrom("1", "1000", "50000"),
    of: fc.constantFrom(
      "{}",
      "{ department: retail }",
      "{ department: retail, environment: test }",
      "{ account: '111122223333', provider: AWS }",
    ),
  })
  .map(
    ({ period, amount, of }) =>
      `budgets: { x: { of: ${of}, amount: ${amount}, currency: USD, period: ${period}, owner: a } }\nkeys: { department: { values: { retail: [Einkauf] } } }\n`,
  );

describe("AWS Budgets and the command", () => {
  it("give equal answers of any bill, but for a mark that is hit to the last digit", async () => {
    await fc.assert(
      fc.asyncProperty(anyAwsBill, anyAwsRule, async (rows, text) => {
        const [planned] = layoutAwsBudget("group", budgetArgs("us-east-1", { rules: rulesOf(text) })).budgets;
        const bills = await billsOf(engine, rows);
        const [state] = await budgetStates(engine, bills, parseRules(`${HEAD}${text}`, "c"), NOW, NOW);
        if (planned === undefined || state === undefined) throw new Error("nothing is watched");
        const found = byAws(planned, rows);
        const hit = state.reached.filter((mark) => state.actual * 100n !== state.limit * BigInt(mark));
        expect(found).toEqual({
          // FOCUS bills of AWS name their provider "AWS", which the account's own bill need not.
          actual: state.actual,
          reached: hit,
        });
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
