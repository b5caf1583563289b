import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Engine } from "../engine.ts";
import { literal } from "../sql.ts";
import { type BillColumn, money, tagColumns, tags, time } from "./cells.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open();
});
afterAll(() => engine.close());

const VALUE: BillColumn = { spelled: "value", sql: "value", type: "VARCHAR" };

async function read(expression: string, text: string | null, type = "VARCHAR"): Promise<string | null> {
  const value = text === null ? "NULL" : literal(text);
  const row = await engine.row(
    `SELECT CAST(${expression} AS VARCHAR) AS v FROM (SELECT CAST(${value} AS ${type}) AS value)`,
  );
  return row.v ?? null;
}

/** Key and value pairs, in the order in which they stand. */
async function pairs(text: string): Promise<readonly (readonly [string, string])[] | null> {
  const row = await engine.row(
    `SELECT CAST(to_json(map_keys(m)) AS VARCHAR) AS k, CAST(to_json(map_values(m)) AS VARCHAR) AS v
     FROM (SELECT ${tags(VALUE)} AS m FROM (SELECT ${literal(text)} AS value))`,
  );
  if (row.k === null || row.k === undefined) return null;
  const values = JSON.parse(row.v ?? "[]") as readonly string[];
  return (JSON.parse(row.k) as readonly string[]).map((key, index) => [key, values[index] ?? ""]);
}

describe("amounts of a bill", () => {
  it.each([
    ["12.5", "12.500000000000000000"],
    ["6.123E-7", "0.000000612300000000"],
    ["5.64902E-05", "0.000056490200000000"],
    ["$10,000.00 ", "10000.000000000000000000"],
    [" -¥1,234.5", "-1234.500000000000000000"],
    ["(12.50)", "-12.500000000000000000"],
    ["CNY 3", "3.000000000000000000"],
    ["0.000000000000000001", "0.000000000000000001"],
  ])("%j is %s", async (text, amount) => {
    expect(await read(money(VALUE), text)).toBe(amount);
  });

  it.each(["1.234,56", "12,34", "twelve", "1 2", "--1", "1e"])("%j is none", async (text) => {
    expect(await read(money(VALUE), text)).toBeNull();
  });

  it("of a float are what its writer meant", async () => {
    expect(await read(money({ ...VALUE, type: "DOUBLE" }), "0.1", "DOUBLE")).toBe("0.100000000000000000");
  });
});

describe("times of a bill", () => {
  it.each([
    ["2024-09-01T00:00:00Z", "2024-09-01 00:00:00"],
    ["2024-09-01 00:00:00", "2024-09-01 00:00:00"],
    ["2024-09-01", "2024-09-01 00:00:00"],
    ["2024-09-01T00:00:00.000Z", "2024-09-01 00:00:00"],
    ["2024-09-01T08:00:00+08:00", "2024-09-01 00:00:00"],
    ["9/2/2023", "2023-09-02 00:00:00"],
    ["5/1/25", "2025-05-01 00:00:00"],
    ["2026-10", "2026-10-01 00:00:00"],
    ["202610", "2026-10-01 00:00:00"],
    ["20261005", "2026-10-05 00:00:00"],
  ])("%j is %s", async (text, at) => {
    expect(await read(time(VALUE), text)).toBe(at);
  });

  it.each(["soon", "2024-13-01", "13/40/2024", "202613"])("%j is none", async (text) => {
    expect(await read(time(VALUE), text)).toBeNull();
  });
});

/** Any key or value that a console takes; an empty value is one as well. */
const word = fc.string({ unit: fc.constantFrom(..."aB1 :;,\"'{}\\/部门=-"), minLength: 1, maxLength: 12 });
const someTags = fc.uniqueArray(fc.tuple(word, word), { maxLength: 5, selector: ([key]) => key });

describe("tags of a bill", () => {
  it("as JSON are read back as they were written", async () => {
    await fc.assert(
      fc.asyncProperty(someTags, async (written) => {
        expect(await pairs(JSON.stringify(Object.fromEntries(written)))).toEqual(
          Object.entries(Object.fromEntries(written)),
        );
      }),
    );
  });

  it("as a list of keys and values, as Google Cloud writes them", async () => {
    expect(await pairs('[{"key":"a","value":"x y"},{"key":"b","value":"部门"}]')).toEqual([
      ["a", "x y"],
      ["b", "部门"],
    ]);
  });

  it("without their braces, as Azure writes them", async () => {
    expect(await pairs('"tagA": "valueA","tagB": "va:l;ue"')).toEqual([
      ["tagA", "valueA"],
      ["tagB", "va:l;ue"],
    ]);
  });

  it("as Alibaba Cloud writes them, whatever the values hold", async () => {
    // What the text itself cannot tell apart is left out: a key with ` value:` in it, a value that begins a new pair.
    const clear = someTags.filter((written) =>
      written.every(
        ([key, value]) =>
          key.trim() === key &&
          value.trim() === value &&
          !/; ?key:| value:|;$/.test(`${key} ${value}`) &&
          !key.endsWith(" "),
      ),
    );
    await fc.assert(
      fc.asyncProperty(clear, async (written) => {
        const text = written.map(([key, value]) => `key:${key} value:${value}`).join("; ");
        expect(text === "" ? [] : await pairs(text)).toEqual(written);
      }),
    );
    expect(await pairs("key:cost center value:a: b; c; key:env value:prod")).toEqual([
      ["cost center", "a: b; c"],
      ["env", "prod"],
    ]);
  });

  it("take true for a key without a value, and numbers as they are written", async () => {
    expect(await pairs('{"locked": true, "code": 12}')).toEqual([
      ["locked", "true"],
      ["code", "12"],
    ]);
  });

  it.each(["", "{}", "[]"])("may be none: %j", async (text) => {
    expect(await pairs(text === "" ? "{}" : text)).toEqual([]);
  });

  it.each(['{"a":', "owner=me"])("that cannot be read are NULL: %j", async (text) => {
    expect(await pairs(text)).toBeNull();
  });

  it("one a column are gathered, without those that are empty", async () => {
    const columns = ["a", "b"].map((key) => ({ key, column: { spelled: key, sql: key, type: "VARCHAR" } }));
    const row = await engine.row(
      `SELECT CAST(to_json(${tagColumns(columns)}) AS VARCHAR) AS v FROM (SELECT 'x' AS a, CAST(NULL AS VARCHAR) AS b)`,
    );
    expect(row.v).toBe('{"a":"x"}');
  });
});
