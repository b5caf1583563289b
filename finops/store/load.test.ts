import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { Engine } from "../engine.ts";
import { anyBill, bill, CHARGE, charges, csv, folder, tags } from "../testing.ts";
import { billsIn } from "./bills.ts";
import { RecordCounter } from "./integrity.ts";
import { type Loaded, loadBills } from "./load.ts";
import { readManifest } from "./manifest.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const load = (store: string, ...files: readonly string[]): Promise<Loaded> =>
  loadBills(engine, { files, store });

/** Codes of what is refused, and that nothing was changed by it. */
async function refused(store: string, ...files: readonly string[]): Promise<readonly string[]> {
  const before = readManifest(store);
  try {
    await load(store, ...files);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    expect(readManifest(store)).toEqual(before);
    return error.diagnostics.map(({ code }) => code);
  }
}

describe("loading", () => {
  it("keeps every row and every digit, by month and account", async () => {
    const store = folder();
    const file = bill(
      "bill.csv",
      csv(
        charges(
          { BilledCost: "0.000000000000000001" },
          { BilledCost: "-2.5", BillingPeriodStart: "2026-09-01" },
          { BilledCost: "$1,000.00 ", BillingAccountId: "0002" },
        ),
      ),
    );
    const { sets, rows } = await load(store, file);
    expect(rows).toBe(3);
    expect(sets.map(({ month, set, sums }) => [month, set, sums[0]?.billed])).toEqual([
      ["2026-09", "aws-0001", "-2.5"],
      ["2026-10", "aws-0001", "0.000000000000000001"],
      ["2026-10", "aws-0002", "1000"],
    ]);
    expect(billsIn(store, ["2026-10"]).billed).toEqual({ CNY: "1000.000000000000000001" });
  });

  it("of a month again replaces it, and says what was there", async () => {
    const store = folder();
    await load(store, bill("a.csv", csv(charges({}, { ResourceId: "i-2" }))));
    const { sets } = await load(store, bill("b.csv", csv(charges({ BilledCost: "7" }))));
    expect(sets.map(({ rows, replaced }) => [rows, replaced])).toEqual([[1, 2]]);
    expect(billsIn(store)).toMatchObject({ rows: 1, billed: { CNY: "7" } });
  });

  it("twice is loading once", async () => {
    const store = folder();
    const file = bill("a.csv", csv(charges({}, { BilledCost: "2" })));
    await load(store, file);
    const once = readFileSync(join(store, "manifest.json"), "utf8");
    await load(store, file);
    expect(readFileSync(join(store, "manifest.json"), "utf8")).toBe(once);
  });

  it("gives the same from one file and from any parts of it, in any order", async () => {
    await fc.assert(
      fc.asyncProperty(anyBill, fc.integer({ min: 1, max: 4 }), async (rows, parts) => {
        const whole = folder();
        await load(whole, bill("whole.csv", csv(rows)));
        const columns = Object.keys(CHARGE).concat("CommitmentDiscountStatus");
        const pieces = Array.from({ length: parts }, (_, part) =>
          rows
            .filter((_, index) => index % parts === part)
            .map((row) => ({ CommitmentDiscountStatus: null, ...row })),
        ).filter((piece) => piece.length > 0);
        const apart = folder();
        const files = pieces.map((piece, index) => bill(`${index}.csv.gz`, csv(piece, columns)));
        const same = await refusedOrLoaded(apart, files.reverse());
        // Parts that happen to hold the same rows are refused, as they should be.
        if (!same) return;
        const facts = ({ sets }: ReturnType<typeof readManifest>) =>
          sets.map(({ month, set, rows: count, sums, fingerprint }) => ({
            month,
            set,
            count,
            sums,
            fingerprint,
          }));
        expect(facts(readManifest(apart))).toEqual(facts(readManifest(whole)));
      }),
      { numRuns: 15 },
    );
  });
});

async function refusedOrLoaded(store: string, files: readonly string[]): Promise<boolean> {
  try {
    await load(store, ...files);
    return true;
  } catch (error) {
    if (error instanceof BadInput && error.diagnostics.every(({ code }) => code === "costs.same-file"))
      return false;
    throw error;
  }
}

describe("a bill is refused whole, and nothing is changed", () => {
  const rows = charges({}, { BilledCost: "2" }, { BilledCost: "3" });
  const cases: readonly (readonly [string, string, () => readonly string[]])[] = [
    ["a file that is not there", "costs.unreadable", () => [join(folder(), "none.csv")]],
    ["a folder", "costs.unreadable", () => [folder()]],
    ["an empty file", "costs.unreadable", () => [bill("a.csv", "")]],
    ["no bill at all", "costs.unreadable", () => [bill("a.csv", "a,b\n1,2\n")]],
    ["a column twice", "costs.unreadable", () => [bill("a.csv", "BilledCost,BilledCost\n1,2\n")]],
    ["a ZIP archive", "costs.unreadable", () => [bill("a.csv", "PK\u0003\u0004rest")]],
    ["UTF-16", "costs.unreadable", () => [bill("a.csv", Buffer.from(`\ufeff${csv(rows)}`, "utf16le"))]],
    [
      "GBK",
      "costs.unreadable",
      () => [
        bill("a.csv", Buffer.concat([Buffer.from(csv(rows)), Buffer.from([0xb2, 0xbf, 0xc3, 0xc5, 0x0a])])),
      ],
    ],
    ["a gzip file cut in two", "costs.unreadable", () => [cut(bill("a.csv.gz", csv(many())), 0.5)]],
    ["a gzip file without its end", "costs.unreadable", () => [cut(bill("a.csv.gz", csv(many())), -8)]],
    ["a Parquet file cut in two", "costs.unreadable", () => [bill("a.parquet", "PAR1 and no more")]],
    ["a record cut in two", "costs.broken-file", () => [bill("a.csv", csv(rows).slice(0, -90))]],
    [
      "an amount that is none",
      "costs.unread-value",
      () => [bill("a.csv", csv(charges({ BilledCost: "1.234,56" })))],
    ],
    [
      "a month that is none",
      "costs.unread-value",
      () => [bill("a.csv", csv(charges({ BillingPeriodStart: "soon" })))],
    ],
    ["tags that are none", "costs.unread-value", () => [bill("a.csv", csv(charges({ Tags: '{"a":' })))]],
    ["no amount", "costs.no-amount", () => [bill("a.csv", csv(charges({ BilledCost: null })))]],
    ["no month", "costs.no-month", () => [bill("a.csv", csv(charges({ BillingPeriodStart: null })))]],
    [
      "a currency that is none",
      "costs.currency",
      () => [bill("a.csv", csv(charges({ BillingCurrency: "YUAN" })))],
    ],
    [
      "the same rows under two names",
      "costs.same-file",
      () => [bill("a.csv", csv(rows)), bill("b.csv.gz", csv([...rows].reverse()))],
    ],
  ];

  it.each(cases)("%s: %s", async (_, code, files) => {
    const store = folder();
    await load(store, bill("before.csv", csv(charges({ BilledCost: "99" }))));
    expect(await refused(store, ...files())).toEqual(files().length === 1 ? [code] : [code]);
    expect(billsIn(store).billed).toEqual({ CNY: "99" });
  });

  it("and a store that was not there is not there afterwards", async () => {
    const place = folder();
    expect(
      await refused(join(place, "new", "store"), bill("a.csv", csv(charges({ BillingCurrency: "YUAN" })))),
    ).toEqual(["costs.currency"]);
    expect(readdirSync(place)).toEqual([]);
  });

  it("the faults of every file at once", async () => {
    const one = bill("one.csv", "a,b\n1,2\n");
    expect(await refused(folder(), one, join(folder(), "none.csv"))).toEqual([
      "costs.unreadable",
      "costs.unreadable",
    ]);
  });

  it("not for another spelling of its cloud, which is the same account", async () => {
    const store = folder();
    await load(store, bill("a.csv", csv(rows)));
    const other = rows.map((row) => ({ ...row, BillingAccountId: "0001", ProviderName: "Amazon" }));
    await load(store, bill("b.csv", csv(other)));
    expect(readManifest(store).sets).toHaveLength(1);
  });

  function cut(path: string, share: number): string {
    const content = readFileSync(path);
    const end = share < 0 ? content.length + share : Math.floor(content.length * share);
    writeFileSync(path, content.subarray(0, end));
    return path;
  }

  function many() {
    return Array.from({ length: 400 }, (_, index) => ({ ...CHARGE, ResourceId: `i-${index * 7919}` }));
  }
});

describe("records", () => {
  it("are counted as the engine counts them, whatever the values hold", async () => {
    const odd = fc
      .array(fc.constantFrom("a", "\n", '"', ",", "\r\n", "部", " "), { maxLength: 6 })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(
        fc.array(odd, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (names, size) => {
          const text = csv(charges(...names.map((ResourceName) => ({ ResourceName }))));
          const counter = new RecordCounter();
          const bytes = Buffer.from(text);
          for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
          expect(counter.total() - 1).toBe(names.length);
          expect((await load(folder(), bill("a.csv", text))).rows).toBe(names.length);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("tags", () => {
  it("are listed with how often they have a value, as they are spelled", async () => {
    const store = folder();
    const rows = charges(
      { Tags: tags({ Department: "it", " org": "x" }) },
      { Tags: tags({ Department: " " }) },
    );
    await load(store, bill("a.csv", csv(rows)));
    expect(readManifest(store).sets[0]?.tagKeys).toEqual({ " org": 1, Department: 1 });
  });
});
