import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allocate } from "./allocation/allocate.ts";
import { amountText } from "./decimal.ts";
import { Engine } from "./engine.ts";
import { NO_RULES } from "./rules.ts";
import { percentOf, tagCoverage } from "./tags.ts";
import { anyBill, billsOf, charges, rulesOf, tags } from "./testing.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open();
});
afterAll(() => engine.close());

const KEYS = ["department", "project", "owner"];

describe("coverage of a key", () => {
  it("is what an allocation by it says, and what is tagged and what is not are the bill", async () => {
    await fc.assert(
      fc.asyncProperty(anyBill, async (rows) => {
        const bills = await billsOf(engine, rows);
        for (const { key, currency, rows: parts, netUntagged, money } of await tagCoverage(
          engine,
          bills,
          NO_RULES,
          KEYS,
        )) {
          const { groups } = await allocate(engine, bills, { by: [key], view: "billed", rules: NO_RULES });
          const own = groups.filter((group) => group.currency === currency);
          const bare = own.filter(({ keys }) => keys[key] === null);
          const count = (some: typeof own) => some.reduce((sum, group) => sum + group.rows, 0);
          expect([parts.tagged, parts.forgotten + parts.untaggable]).toEqual([
            count(own) - count(bare),
            count(bare),
          ]);
          expect(amountText(netUntagged)).toBe(
            amountText(bare.reduce((sum, { amount }) => sum + amount, 0n)),
          );
          const never = [money.tagged, money.forgotten, money.untaggable].filter((amount) => amount < 0n);
          expect(never).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("keeps its totals when a spelling becomes one of the key's", async () => {
    const rows = charges(
      { Tags: tags({ Abteilung: "it" }) },
      { Tags: tags({ department: "it" }), BilledCost: "2" },
      { Tags: "{}", BilledCost: "4" },
    );
    const bills = await billsOf(engine, rows);
    const of = async (text?: string) => {
      const [found] = await tagCoverage(engine, bills, rulesOf(text), ["department"]);
      return [found?.rows.tagged, found?.rows.forgotten, amountText(found?.netUntagged ?? 0n)];
    };
    expect(await of()).toEqual([1, 2, "5"]);
    expect(await of("keys: { department: { synonyms: [Abteilung] } }\n")).toEqual([2, 1, "4"]);
  });

  it("counts what a cost centre says where the department is not written", async () => {
    const bills = await billsOf(engine, charges({ Tags: tags({ "cost-center": "1001" }) }));
    const rules = rulesOf('costCentres: { "1001": { departments: [{ department: it, from: 2026-01 }] } }\n');
    const [found] = await tagCoverage(engine, bills, rules, ["department"]);
    expect(found?.rows).toEqual({ tagged: 1, forgotten: 0, untaggable: 0 });
  });
});

it.each([
  [1, 8, "12.5"],
  [-1, 5, "-20.0"],
  [-1, 800, "-0.1"],
  [1, 3, "33.3"],
  [2, 3, "66.7"],
  [-2, 3, "-66.7"],
  [0, 5, "0.0"],
  [0, 0, "100.0"],
])("%i of %i is %s percent", (part, whole, text) => expect(percentOf(part, whole)).toBe(text));
