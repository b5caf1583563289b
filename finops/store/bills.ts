import { existsSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "../../ipam/diagnostic.ts";
import type { Bills } from "../allocation/allocate.ts";
import { amountText, unitsOf } from "../decimal.ts";
import { list } from "../sql.ts";
import { type BillSet, type Manifest, readManifest } from "./manifest.ts";
import { preparedBy } from "./tag-columns.ts";

/** The months of a store that are asked for. @throws BadInput where there are none, or a file of them is gone */
export function billsIn(
  store: string,
  months: readonly string[] = [],
  named: string = store,
): Bills & { readonly sets: readonly BillSet[] } {
  const manifest = readManifest(store);
  const sets = chosen(manifest, months, named);
  const files = sets.flatMap((set) => set.files.map(({ path }) => join(store, path)));
  const gone = files.filter((file) => !existsSync(file));
  if (gone.length > 0)
    throw new BadInput(
      gone.map((file) => ({
        code: "costs.missing-file",
        severity: "error",
        file,
        path: "",
        message: "is in the list of loaded bills, but not there",
        hint: "load the bills of its month again",
      })),
    );
  const billed: Record<string, bigint> = {};
  for (const { sums } of sets)
    for (const { currency, billed: amount } of sums)
      billed[currency] = (billed[currency] ?? 0n) + unitsOf(amount);
  return {
    sets,
    from: `read_parquet([${list(files)}], hive_partitioning = false, union_by_name = ${alike(sets) ? "false" : "true"})`,
    rows: sets.reduce((sum, { rows }) => sum + rows, 0),
    tagKeys: [...new Set(sets.flatMap(({ tagKeys }) => Object.keys(tagKeys)))].sort(),
    prepared: preparedBy(sets),
    allocatedTags: sets.some(({ allocatedRows }) => allocatedRows > 0),
    billed: Object.fromEntries(
      Object.entries(billed).map(([currency, units]) => [currency, amountText(units)]),
    ),
  };
}

function alike(sets: readonly BillSet[]): boolean {
  return new Set(sets.map(({ columns }) => JSON.stringify(columns))).size < 2;
}

function chosen({ sets }: Manifest, months: readonly string[], store: string): readonly BillSet[] {
  const loaded = [...new Set(sets.map(({ month }) => month))].sort();
  if (sets.length === 0) throw nothing(store, "holds no bills yet", "load some: atrium costs load <bill>…");
  const missing = months.filter((month) => !loaded.includes(month));
  if (missing.length > 0)
    throw nothing(store, `has no bill of ${missing.join(", ")}`, `it has ${loaded.join(", ")}`);
  return months.length === 0 ? sets : sets.filter(({ month }) => months.includes(month));
}

function nothing(store: string, message: string, hint: string): BadInput {
  return new BadInput([{ code: "costs.no-bills", severity: "error", file: store, path: "", message, hint }]);
}
