import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allocate } from "../allocation/allocate.ts";
import { amountText, unitsOf } from "../decimal.ts";
import { Engine } from "../engine.ts";
import { anyBill, type BillRow, billsOf, charges, rulesOf, tags } from "../testing.ts";
import { showbackFiles } from "./files.ts";
import { type Showback, showback } from "./model.ts";
import { showbackPages } from "./page.ts";

const HOSTILE = '</td><script>window.taken=1</script><img src=x onerror="window.taken=1">';
const MONTHS = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];

const RULES = `splits:
  tax: { from: { class: tax }, to: department, by: proportional }
budgets:
  it: { of: { department: it }, amount: 100, currency: CNY, owner: cio }
  calm: { of: { department: retail }, amount: 1000, currency: CNY, owner: coo }
`;

const ROWS: readonly BillRow[] = MONTHS.flatMap((month, index) => {
  const cost = (
    department: string | null,
    ServiceName: string,
    amount: number,
    more: BillRow = {},
  ): BillRow => ({
    BilledCost: String(amount),
    BillingPeriodStart: `${month}-01`,
    SubAccountName: "main",
    ServiceName,
    Tags: department === null ? "{}" : tags({ department, project: `${department}-1` }),
    ...more,
  });
  return charges(
    cost("it", "Databases", 40 + 20 * index),
    cost("it", "Servers", 30),
    cost("retail", "Servers", 20),
    cost(HOSTILE, HOSTILE, 5),
    cost(null, "Storage", 7),
    cost(null, "Tax", 4, { ChargeCategory: "Tax" }),
  );
});

let engine: Engine;
let report: Showback;

beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
  const bills = await billsOf(engine, ROWS);
  report = await showback(engine, bills, {
    rules: rulesOf(RULES),
    view: "billed",
    currency: "CNY",
    by: "department",
  });
});
afterAll(() => engine.close());

describe("a report", () => {
  it("says the same as the allocation it is made of", async () => {
    const bills = await billsOf(engine, ROWS);
    const { groups } = await allocate(engine, bills, {
      by: ["department", "month"],
      view: "billed",
      rules: rulesOf(RULES),
    });
    for (const { name, total } of report.owners)
      for (const month of MONTHS) {
        const own = groups.filter(({ keys }) => keys.department === name && keys.month === month);
        expect(total[month]).toBe(own.reduce((sum, { amount }) => sum + amount, 0n));
      }
    expect(report.owners.map(({ name }) => name)).toEqual(["it", "retail", HOSTILE, null]);
  });

  it("adds up: owners, classes, projects and services, each month", () => {
    for (const month of MONTHS) {
      const sum = (parts: readonly (bigint | undefined)[]) =>
        parts.reduce<bigint>((total, part) => total + (part ?? 0n), 0n);
      expect(sum(report.owners.map(({ total }) => total[month]))).toBe(report.total[month]);
      expect(sum(Object.values(report.classes).map((series) => series[month]))).toBe(report.total[month]);
      for (const { total, projects, services } of report.owners) {
        expect(sum(Object.values(projects).map((series) => series[month]))).toBe(total[month]);
        expect(sum(Object.values(services).map((series) => series[month]))).toBe(total[month]);
      }
    }
  });

  it("knows who overspent, why, and what is nobody's", () => {
    expect(report.budgets.map(({ budget, band }) => `${budget} ${band}`)).toEqual(["it critical", "calm ok"]);
    expect(report.owners[0]?.movers[0]).toMatchObject({ name: "Databases" });
    expect(report.unowned.map(({ name, amount }) => `${name} ${amountText(amount)}`)).toEqual([
      "main · Storage 7",
    ]);
  });

  it("tells the year from what is spent and what is to come", () => {
    const { spent, expected, first, last } = report.outlook;
    expect([first, last]).toEqual(["2026-01", "2026-12"]);
    expect(expected?.amount).toBeGreaterThan(Number(amountText(spent)));
    expect(expected?.low).toBeLessThanOrEqual(expected?.amount ?? 0);
  });

  it("expects what came once no second time, as the forecast and the budgets do", async () => {
    const once = charges({
      BilledCost: "5000",
      BillingPeriodStart: "2026-10-01",
      ChargeCategory: "Purchase",
      Tags: tags({ department: "it" }),
    });
    const asked = { rules: rulesOf(RULES), view: "billed", currency: "CNY", by: "department" } as const;
    const { outlook } = await showback(engine, await billsOf(engine, [...ROWS, ...once]), asked);
    const before = report.outlook.expected?.amount ?? 0;
    expect(outlook.spent - report.outlook.spent).toBe(unitsOf("5000"));
    expect(outlook.expected?.amount).toBeCloseTo(before + 5000, 6);
    expect(outlook.missing).toEqual(["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]);
  });

  it("puts each charge in the class that an allocation by its key puts it in, whatever the bill", async () => {
    await fc.assert(
      fc.asyncProperty(anyBill, async (rows) => {
        const cny = rows.map((row) => ({ ...row, BillingCurrency: "CNY" }));
        const bills = await billsOf(engine, cny);
        const asked = {
          rules: rulesOf(undefined),
          view: "billed",
          currency: "CNY",
          by: "department",
        } as const;
        const { classes } = await showback(engine, bills, asked);
        const { groups } = await allocate(engine, bills, { ...asked, by: ["department", "month"] });
        const wanted: Record<string, Record<string, bigint>> = {};
        for (const { keys, class: kind, amount } of groups) {
          const own = wanted[kind] ?? {};
          const month = keys.month ?? "";
          wanted[kind] = { ...own, [month]: (own[month] ?? 0n) + amount };
        }
        for (const [kind, series] of Object.entries({ ...wanted, ...classes }))
          for (const month of Object.keys(series))
            expect([kind, month, classes[kind as keyof typeof classes]?.[month] ?? 0n]).toEqual([
              kind,
              month,
              wanted[kind]?.[month] ?? 0n,
            ]);
      }),
      { numRuns: 20 },
    );
  });

  it("is the same on every run", async () => {
    const again = await showback(engine, await billsOf(engine, ROWS), {
      rules: rulesOf(RULES),
      view: "billed",
      currency: "CNY",
      by: "department",
    });
    expect(showbackFiles(again, "en")).toEqual(showbackFiles(report, "en"));
  });

  it("of no budgets, one month and one owner has its pages all the same", async () => {
    const small = await showback(
      engine,
      await billsOf(engine, charges({ Tags: tags({ department: "it" }) })),
      {
        rules: rulesOf(undefined),
        view: "effective",
        currency: "CNY",
        by: "department",
      },
    );
    const [index] = showbackPages(small, "en");
    expect(index?.content).toContain("No budgets are written in the rules.");
    expect(index?.content).toContain("not enough data: fewer than 3 months");
  });

  it("keeps what a tag holds out of its markup, in pages, Markdown and spreadsheets", () => {
    for (const { name, content } of showbackFiles(report, "en")) {
      // CSV has no markup; what a spreadsheet would run is another test's.
      if (typeof content !== "string" || name.endsWith(".csv")) continue;
      expect([name, /<script|<img src=x/.test(content.replaceAll("\\<", "&lt;"))]).toEqual([name, false]);
    }
  });
});
