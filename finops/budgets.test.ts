import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../ipam/diagnostic.ts";
import { BANDS, bandOf, budgetStates, isReached } from "./budgets.ts";
import { amountText, unitsOf } from "./decimal.ts";
import { Engine } from "./engine.ts";
import { outlook } from "./outlook.ts";
import { allocated, anyBill, type BillRow, billsOf, charges, rulesOf, tags } from "./testing.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const cost = (month: string, BilledCost: string, department = "it", more: BillRow = {}): BillRow => ({
  BilledCost,
  BillingPeriodStart: `${month}-01`,
  Tags: tags({ department }),
  ...more,
});

async function states(rows: readonly BillRow[], rules: string, month: string) {
  const found = await budgetStates(engine, await billsOf(engine, rows), rulesOf(rules), month);
  return found.map(({ budget, actual, percent, band, reached, months }) => ({
    budget,
    actual: amountText(actual),
    percent,
    band,
    reached,
    months,
  }));
}

describe("a budget's band", () => {
  const units = fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n });

  it("never falls when more is spent", () => {
    fc.assert(
      fc.property(units, units, fc.bigInt({ min: 0n, max: 10n ** 22n }), (one, other, limit) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(BANDS.indexOf(bandOf(less, limit))).toBeLessThanOrEqual(BANDS.indexOf(bandOf(more, limit)));
      }),
    );
  });

  it.each([
    ["79.999999999999999999", "ok"],
    ["80", "warn"],
    ["99.999999999999999999", "warn"],
    ["100", "over"],
    ["119.999999999999999999", "over"],
    ["120", "critical"],
    ["-5", "ok"],
    ["0", "ok"],
  ])("of %s in a hundred is %s", (actual, band) => {
    // Text with more digits than are kept is cut, not rounded: the mark is not reached.
    expect(bandOf(unitsOf(actual.slice(0, 21)), unitsOf("100"))).toBe(band);
  });

  it("of a limit of nothing is critical with the first cent", () => {
    expect([bandOf(0n, 0n), bandOf(1n, 0n), isReached(-1n, 0n, 80)]).toEqual(["ok", "critical", false]);
  });
});

describe("budgets", () => {
  const rows = charges(
    cost("2026-07", "10"),
    cost("2026-08", "20"),
    cost("2026-09", "40"),
    cost("2026-10", "90"),
    cost("2026-10", "7", "retail"),
  );
  const budget = (text: string) =>
    `budgets:\n  it: { of: { department: it }, amount: 100, currency: CNY, owner: cio, ${text} }\n`;

  it("count the months of their period, in the group's year", async () => {
    expect(await states(rows, budget("period: monthly"), "2026-10")).toEqual([
      { budget: "it", actual: "90", percent: "90", band: "warn", reached: [80], months: ["2026-10"] },
    ]);
    expect(await states(rows, budget("period: quarterly"), "2026-09")).toMatchObject([
      { actual: "70", band: "ok", months: ["2026-07", "2026-08", "2026-09"] },
    ]);
    expect(
      await states(rows, `${budget("period: yearly")}fiscalYear: { startsIn: 9 }\n`, "2026-10"),
    ).toMatchObject([
      { actual: "130", band: "critical", reached: [80, 100, 120], months: ["2026-09", "2026-10"] },
    ]);
  });

  it("of a quarter are the sum of its months", async () => {
    const month = async (name: string) =>
      unitsOf((await states(rows, budget("period: monthly"), name))[0]?.actual ?? "0");
    const sum = (await month("2026-07")) + (await month("2026-08")) + (await month("2026-09"));
    expect((await states(rows, budget("period: quarterly"), "2026-09"))[0]?.actual).toBe(amountText(sum));
  });

  it("count what splits put there, and only while they last", async () => {
    const rules = `${budget("from: 2026-10, alerts: [50, 97]")}splits:\n  s: { from: { department: retail }, to: department, by: proportional }\n`;
    expect(await states(rows, rules, "2026-10")).toMatchObject([{ actual: "97", reached: [50, 97] }]);
    expect(await states(rows, rules, "2026-09")).toEqual([]);
  });

  it("without an `of` are about the whole bill, in one currency at the month's rate", async () => {
    const rules = `budgets: { all: { amount: 1000, currency: CNY, owner: cfo } }
rates: { bank: { source: "PBoC", to: CNY, from: { USD: { "2026-10": 7.1 } } } }
`;
    const mixed = [...rows, ...charges(cost("2026-10", "100", "it", { BillingCurrency: "USD" }))];
    expect(await states(mixed, rules, "2026-10")).toMatchObject([
      { actual: "807", percent: "80.7", band: "warn" },
    ]);
    const unrated = rules.replace("2026-10", "2026-09");
    await expect(states(mixed, unrated, "2026-10")).rejects.toThrow(/2026-10 USD: has no rate to CNY/);
  });
});

describe("conversion", () => {
  const rates = `rates: { bank: { source: x, to: CNY, from: { USD: { always: 7.123456789 } } } }\n`;

  it("then adding up is adding up then conversion, at one rate", async () => {
    await fc.assert(
      fc.asyncProperty(anyBill, async (any) => {
        const fine = await allocated(engine, any, {
          by: ["month", "department"],
          rules: rates,
          currency: "CNY",
        });
        const coarse = await allocated(engine, any, { by: ["month"], rules: rates, currency: "CNY" });
        expect(fine.total).toEqual(coarse.total);
        expect(fine.total.every(({ currency }) => currency === "CNY")).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it("is never silent", async () => {
    const dollars = charges(cost("2026-10", "1", "it", { BillingCurrency: "USD" }));
    await expect(allocated(engine, dollars, { by: [], currency: "CNY" })).rejects.toThrow(BadInput);
  });
});

describe("a cost centre", () => {
  it("is its department's of that month, so that a reorganisation rewrites nothing", async () => {
    const rules = `costCentres:
  "1001":
    departments:
      - { department: it, from: 2026-01, to: 2026-09 }
      - { department: digital, from: 2026-10 }
`;
    const rows = charges(
      { Tags: tags({ CostCenter: "1001" }), BillingPeriodStart: "2026-09-01" },
      { Tags: tags({ CostCenter: "1001" }) },
      { Tags: tags({ CostCenter: "1001", department: "hr" }) },
      { Tags: tags({ CostCenter: "9999" }) },
    );
    const { groups } = await allocated(engine, rows, { by: ["month", "department"], rules });
    expect(groups.map(({ keys, class: kind }) => [keys.month, keys.department, kind])).toEqual([
      ["2026-09", "it", "direct"],
      ["2026-10", "digital", "direct"],
      ["2026-10", "hr", "direct"],
      ["2026-10", null, "untagged"],
    ]);
  });

  it("has one department a month", () => {
    const text = `costCentres:\n  "1":\n    departments: [{ department: a, from: 2026-01 }, { department: b, from: 2026-03 }]\n`;
    expect(() => rulesOf(text)).toThrow(/overlaps with row 1 \(a\)/);
  });
});

describe("an outlook", () => {
  const months = ["2026-07", "2026-08", "2026-09", "2026-10"];
  const ask = async (rows: readonly BillRow[]) =>
    outlook(engine, await billsOf(engine, rows), {
      by: ["department"],
      view: "billed",
      rules: rulesOf(undefined),
      ahead: 2,
    });

  it("tells the coming months from those that are there, without what comes once", async () => {
    const rows = charges(
      ...months.map((month) => cost(month, "100")),
      cost("2026-09", "5000", "it", { ChargeCategory: "Purchase" }),
    );
    const [found] = await ask(rows);
    expect(found?.once).toEqual([{ month: "2026-09", class: "Purchase", amount: "5000" }]);
    expect(found?.forecast?.points.map(({ month, amount }) => [month, amount])).toEqual([
      ["2026-11", 100],
      ["2026-12", 100],
    ]);
  });

  it("of too few months says so instead", async () => {
    const [found] = await ask(charges(cost("2026-09", "1"), cost("2026-10", "1")));
    expect(found?.forecast).toBeUndefined();
    expect(found?.none).toBe("not enough data: 2 of 3 months");
  });

  it("takes a month without cost for one of nothing", async () => {
    const [found] = await ask(charges(cost("2026-07", "1"), cost("2026-10", "1")));
    expect(found?.history.map(({ amount }) => amount)).toEqual(["1", "0", "0", "1"]);
  });
});
