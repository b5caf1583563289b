import { basename } from "node:path";
import { amountText, unitsOf } from "../decimal.ts";
import type { Engine, Row } from "../engine.ts";
import type { BillSet } from "./manifest.ts";
import { fingerprintOf, type Part, parquetIn, sumOf } from "./parts.ts";
import { parquetFiles, type ReadBill } from "./read-bills.ts";

/** A set on its way in: where its Parquet files lie now. */
export interface NewSet extends BillSet {
  readonly from: readonly string[];
}

export async function setsOf(
  engine: Engine,
  read: readonly ReadBill[],
  columns: readonly string[],
  work: string,
): Promise<readonly NewSet[]> {
  const parts = read.flatMap((bill) => bill.parts);
  if (parts.length === 0) return [];
  const all = parquetIn(work);
  const keys = await engine.rows(
    `SELECT month, set, key, count(*) AS rows FROM (
       SELECT x_Month AS month, x_Set AS set, unnest(map_keys("Tags")) AS key, unnest(map_values("Tags")) AS value FROM ${all}
       UNION ALL
       SELECT x_Month, x_Set, unnest(map_keys("AllocatedTags")), unnest(map_values("AllocatedTags")) FROM ${all}
     ) WHERE trim(value) <> '' GROUP BY ALL ORDER BY ALL`,
  );
  const files = parquetFiles(work);
  return [...Map.groupBy(parts, ({ month, set }) => `${month} ${set}`).values()]
    .map((own) => newSet(own, keys, read, columns, files))
    .sort((one, other) => (`${one.month} ${one.set}` < `${other.month} ${other.set}` ? -1 : 1));
}

function newSet(
  parts: readonly Part[],
  keys: readonly Row[],
  read: readonly ReadBill[],
  columns: readonly string[],
  files: readonly string[],
): NewSet {
  const [first] = parts;
  if (first === undefined) throw new Error("a set without rows");
  const { month, set, provider, account } = first;
  const places = new Set(parts.map(({ file }) => file));
  const sources = read.filter(({ bill }) => places.has(bill.index));
  const currencies = [...Map.groupBy(parts, ({ currency }) => currency)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return {
    from: files.filter((file) => file.includes(`/x_Month=${month}/x_Set=${set}/`)),
    month,
    set,
    provider,
    account,
    format: [...new Set(sources.map(({ bill }) => bill.format.id))].join("+"),
    rows: sumOf(parts, ({ rows }) => rows),
    sums: currencies.map(([currency, own]) => ({
      currency,
      billed: added(own.map(({ billed }) => billed)),
      effective: own.some(({ effective }) => effective === null)
        ? null
        : added(own.map(({ effective }) => effective ?? "0")),
    })),
    files: [],
    sources: sources.map(({ bill, facts, rows }) => ({
      file: bill.index,
      name: basename(bill.path),
      bytes: facts.bytes,
      sha256: facts.sha256,
      rows,
    })),
    fingerprint: fingerprintOf(parts),
    columns: [...columns],
    tagKeys: Object.fromEntries(
      keys
        .filter((key) => key.month === month && key.set === set)
        .map(({ key, rows }) => [key ?? "", Number(rows)]),
    ),
    allocatedRows: sumOf(parts, ({ allocated }) => allocated),
    remarks: sources.flatMap(({ bill }) => bill.remarks),
  };
}

function added(amounts: readonly string[]): string {
  return amountText(amounts.reduce((sum, amount) => sum + unitsOf(amount), 0n));
}
