import { basename } from "node:path";
import { NO_CURRENCY } from "../charge.ts";
import type { Engine, Row } from "../engine.ts";
import { identifier } from "../sql.ts";
import type { BillSet } from "./manifest.ts";
import { FILE, parquetFiles, parquetIn, type ReadBill, ROW } from "./read-bills.ts";

/** A set on its way in: where its Parquet files lie now. */
export interface NewSet extends BillSet {
  readonly from: readonly string[];
}

export async function setsOf(
  engine: Engine,
  read: readonly ReadBill[],
  work: string,
): Promise<readonly NewSet[]> {
  const whole = read.filter(({ rows }) => rows > 0);
  if (whole.length === 0) return [];
  const all = parquetIn(work);
  const sums = await engine.rows(
    `SELECT x_Month AS month, x_Set AS set, "BillingCurrency" AS currency, count(*) AS rows,
       any_value(COALESCE("ServiceProviderName", "InvoiceIssuerName", 'unknown')) AS provider,
       any_value(COALESCE("BillingAccountId", 'unknown')) AS account,
       sum("BilledCost") AS billed,
       CASE WHEN count("EffectiveCost") = count(*) THEN sum("EffectiveCost") END AS effective,
       sum(hash(${ROW})::HUGEINT) AS fingerprint,
       count(*) FILTER (cardinality("AllocatedTags") > 0) AS allocated,
       string_agg(DISTINCT CAST(${identifier(FILE)} AS VARCHAR), ' ') AS files
     FROM ${all} GROUP BY ALL ORDER BY ALL`,
  );
  const keys = await engine.rows(
    `SELECT month, set, key, count(*) AS rows FROM (
       SELECT x_Month AS month, x_Set AS set, unnest(map_keys("Tags")) AS key, unnest(map_values("Tags")) AS value FROM ${all}
       UNION ALL
       SELECT x_Month, x_Set, unnest(map_keys("AllocatedTags")), unnest(map_values("AllocatedTags")) FROM ${all}
     ) WHERE trim(value) <> '' GROUP BY ALL ORDER BY ALL`,
  );
  const bySet = Map.groupBy(sums, ({ month, set }) => `${month} ${set}`);
  return [...bySet.values()].map((parts) => newSet(parts, keys, whole, work));
}

function newSet(
  parts: readonly Row[],
  keys: readonly Row[],
  read: readonly ReadBill[],
  work: string,
): NewSet {
  const [first] = parts;
  const month = first?.month ?? "";
  const set = first?.set ?? "";
  const from = parquetFiles(work).filter((file) => file.includes(`/x_Month=${month}/x_Set=${set}/`));
  const rows = parts.reduce((sum, part) => sum + Number(part.rows), 0);
  const places = new Set(parts.flatMap((part) => (part.files ?? "").split(" ").map(Number)));
  const sources = read.filter(({ bill }) => places.has(bill.index));
  return {
    from,
    month,
    set,
    provider: first?.provider ?? "unknown",
    account: first?.account ?? "unknown",
    format: [...new Set(sources.map(({ bill }) => bill.format.id))].join("+"),
    rows,
    sums: parts.map(({ currency, billed, effective }) => ({
      currency: currency ?? NO_CURRENCY,
      billed: plain(billed ?? "0"),
      effective: effective === null || effective === undefined ? null : plain(effective),
    })),
    files: [],
    sources: sources.map(({ bill, facts, rows }) => ({
      file: bill.index,
      name: basename(bill.path),
      bytes: facts.bytes,
      sha256: facts.sha256,
      rows,
    })),
    fingerprint: `${rows}:${parts.reduce((sum, part) => sum + BigInt(part.fingerprint ?? "0"), 0n)}`,
    tagKeys: Object.fromEntries(
      keys
        .filter((key) => key.month === month && key.set === set)
        .map(({ key, rows }) => [key ?? "", Number(rows)]),
    ),
    allocatedRows: parts.reduce((sum, part) => sum + Number(part.allocated), 0),
    remarks: sources.flatMap(({ bill }) => bill.remarks),
  };
}

/** `1.500000` → `1.5`. */
function plain(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}
