import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../ipam/diagnostic.ts";
import { type AllocationRequest, allocate, type Bills } from "./allocation/allocate.ts";
import { ATHENA } from "./allocation/dialect.ts";
import type { View } from "./allocation/plan.ts";
import { allocationSql } from "./allocation/statement.ts";
import { anyCentredBill, anyRules, linesOf, linesOfRows } from "./allocation/testing.ts";
import { CHARGE_COLUMNS } from "./charge.ts";
import { Engine } from "./engine.ts";
import { NO_RULES, parseRules } from "./rules.ts";
import { literal } from "./sql.ts";
import { billsIn } from "./store/bills.ts";
import { loadBills } from "./store/load.ts";
import { billsOf, folder, rulesOf } from "./testing.ts";
import { noTrino, Trino } from "./trino-testing.ts";

const missing = noTrino();

/** Columns of a charge as the statement may ask for them. */
const TYPES = {
  money: "DECIMAL(38,18)",
  text: "VARCHAR",
  time: "TIMESTAMP",
  tags: "MAP(VARCHAR, VARCHAR)",
} as const;
const COLUMNS = Object.entries(CHARGE_COLUMNS);

describe.skipIf(missing !== undefined)(
  `the statement on a real Trino${missing === undefined ? "" : ` (${missing})`}`,
  () => {
    let engine: Engine;
    let trino: Trino;
    beforeAll(async () => {
      engine = await Engine.open({ memoryMb: 1400 });
      trino = await Trino.start();
    }, 120_000);
    afterAll(() => {
      engine?.close();
      trino?.stop();
    });

    /** The charges that DuckDB reads, as a table of Trino's memory. */
    async function table(bills: Bills): Promise<string> {
      await trino.rows("DROP TABLE IF EXISTS charges");
      const definition = COLUMNS.map(([name, type]) => `"${name}" ${TYPES[type]}`).join(", ");
      await trino.rows(`CREATE TABLE charges (${definition})`);
      const select = COLUMNS.map(([name, type]) =>
        type === "tags" ? `to_json("${name}") AS "${name}"` : `"${name}"`,
      );
      const rows = await engine.rows(`SELECT ${select.join(", ")} FROM ${bills.from}`);
      for (let at = 0; at < rows.length; at += 100) {
        const values = rows.slice(at, at + 100).map((row) => {
          const cells = COLUMNS.map(([name, type]) => {
            const value = row[name];
            if (value === null || value === undefined) return "NULL";
            if (type === "text") return literal(value);
            if (type === "tags") return `CAST(json_parse(${literal(value)}) AS MAP(VARCHAR, VARCHAR))`;
            return `CAST(${literal(value)} AS ${TYPES[type]})`;
          });
          return `(${cells.join(", ")})`;
        });
        await trino.rows(`INSERT INTO charges VALUES ${values.join(", ")}`);
      }
      return "charges";
    }

    async function compare(bills: Bills, request: AllocationRequest): Promise<number> {
      const { tagKeys, allocatedTags } = bills;
      const source = { from: await table(bills), tagKeys, allocatedTags };
      const found = await trino.rows(allocationSql(source, request, ATHENA));
      const expected = await allocate(engine, bills, request);
      expect(linesOfRows(found, request.by)).toEqual(linesOf(expected));
      return found.length;
    }

    it("gives what DuckDB gives, to the last digit, whatever the bill and the rules", async () => {
      let groups = 0;
      await fc.assert(
        fc.asyncProperty(
          anyCentredBill,
          anyRules.filter(sound),
          fc.constantFrom<View>("billed", "effective"),
          fc.subarray(["department", "project", "month", "service", "gross"]),
          fc.option(fc.constant("CNY"), { nil: undefined }),
          async (rows, text, view, by, currency) => {
            const rules = rulesOf(text);
            groups += await compare(await billsOf(engine, rows), {
              by,
              view,
              rules,
              ...(currency !== undefined && { currency }),
            });
          },
        ),
        { numRuns: 8 },
      );
      expect(groups).toBeGreaterThan(20);
    }, 300_000);

    it("gives the example bills' departments, splits and rates included", async () => {
      const example = join(import.meta.dirname, "..", "examples", "bills");
      const store = folder();
      const files = readdirSync(example).filter((name) => name.endsWith(".csv"));
      await loadBills(engine, { files: files.map((name) => join(example, name)), store });
      const rules = parseRules(readFileSync(join(example, "costs.yaml")), "costs.yaml");
      const bills = billsIn(store);
      expect(
        await compare(bills, { by: ["department", "month"], view: "billed", rules, currency: "CNY" }),
      ).toBeGreaterThan(20);
      expect(
        await compare(bills, { by: ["provider", "project"], view: "billed", rules: NO_RULES }),
      ).toBeGreaterThan(5);
    }, 120_000);
  },
);

function sound(text: string): boolean {
  try {
    rulesOf(text);
    return true;
  } catch (error) {
    if (error instanceof BadInput) return false;
    throw error;
  }
}
