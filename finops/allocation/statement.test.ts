import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { Engine } from "../engine.ts";
import type { CostRules } from "../rules.ts";
import { billsOf, rulesOf } from "../testing.ts";
import { allocate } from "./allocate.ts";
import { DUCKDB } from "./dialect.ts";
import type { View } from "./plan.ts";
import { allocationSql } from "./statement.ts";
import { anyCentredBill, anyRules, linesOf, linesOfRows } from "./testing.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

/** Rules that close a circle are refused, and no bill is shared out by them. */
function soundRules(text: string): CostRules | undefined {
  try {
    return rulesOf(text);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

describe("the allocation as one statement", () => {
  it("gives what the allocation gives, to the last digit, whatever the bill and the rules", async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(
        anyCentredBill,
        anyRules,
        fc.constantFrom<View>("billed", "effective"),
        fc.subarray(["department", "project", "month", "service", "gross"]),
        fc.option(fc.constant("CNY"), { nil: undefined }),
        async (rows, text, view, by, currency) => {
          const rules = soundRules(text);
          fc.pre(rules !== undefined);
          const bills = await billsOf(engine, rows);
          const request = { by, view, rules, ...(currency !== undefined && { currency }) };
          const found = await engine.rows(allocationSql(bills, request, DUCKDB));
          expect(linesOfRows(found, by)).toEqual(linesOf(await allocate(engine, bills, request)));
          checked += 1;
        },
      ),
      { numRuns: 40 },
    );
    expect(checked).toBeGreaterThan(20);
  }, 120_000);
});
