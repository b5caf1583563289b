import { BILLED_TAGS } from "../components/tagging/contract.ts";
import { knownValues } from "../components/tagging/finance-list.ts";
import { allocate, type Bills, groupingPlan, synonymsOf } from "./allocation/allocate.ts";
import { DUCKDB } from "./allocation/dialect.ts";
import { type Dimension, dimensionOf } from "./allocation/keys.ts";
import { CONFLICT, classedSql, dimensionColumn } from "./allocation/plan.ts";
import { CHARGE_NAMES } from "./charge.ts";
import { amountText, type Units, unitsOf } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import type { CostRules } from "./rules.ts";

/** How much of the bill a key covers. Money is gross: credits and refunds would make shares below 0 or above 1. */
export interface KeyCoverage {
  readonly key: string;
  /** As the bills spell it; none where no charge has it. */
  readonly spellings: readonly string[];
  readonly currency: string;
  readonly rows: Parts<number>;
  /** Above zero only. */
  readonly money: Parts<Units>;
  /** Rows with and without credits, as the bill has them. */
  readonly netUntagged: Units;
  /** Values that finance does not know, with their money; empty where it has no list. */
  readonly unknown: readonly { readonly value: string; readonly amount: Units; readonly rows: number }[];
  /** Rows on which two spellings disagree. */
  readonly conflicts: number;
}

export interface Parts<T> {
  readonly tagged: T;
  /** Could carry the key and does not. */
  readonly forgotten: T;
  /** Has no resource that could carry it. */
  readonly untaggable: T;
}

/**
 * Coverage by key and currency. What could not be tagged is kept apart from what was forgotten: only the second is
 * somebody's to mend.
 * @param keys default: those that bills are split by
 */
export async function tagCoverage(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  keys: readonly string[] = BILLED_TAGS,
): Promise<readonly KeyCoverage[]> {
  // A charge that names its cost centre alone is its department's, which takes a grouping by month.
  const byCentre = (key: string) => key === "department" && Object.keys(rules.costCentres).length > 0;
  const plain = keys.filter((key) => !byCentre(key));
  const found = new Map(await portionsOf(engine, bills, rules, plain));
  for (const key of keys.filter(byCentre)) found.set(key, await allocatedTo(engine, bills, rules, key));
  return keys.flatMap((key) => coverageOf(key, found.get(key) ?? [], bills, rules));
}

/** Charges alike in all that coverage asks of them. */
interface Portion {
  /** Null where the key is missing. */
  readonly value: string | null;
  readonly class: string;
  readonly currency: string;
  /** Above zero. */
  readonly gross: boolean;
  readonly amount: Units;
  readonly rows: number;
}

/** Every key from one look at the bill: a grouping set each. */
async function portionsOf(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  keys: readonly string[],
): Promise<readonly (readonly [string, readonly Portion[]])[]> {
  if (bills.rows === 0 || keys.length === 0) return [];
  const dimensions = [...keys, "gross"].map((name) => dimensionFor(name, bills, rules));
  const plan = { ...groupingPlan(bills, dimensions, "billed", rules), asked: keys };
  const sign = dimensionColumn(keys.length);
  const columns = keys.map((_, index) => dimensionColumn(index));
  const sets = columns.map((column) => `(${column}, ${sign}, kind, currency)`);
  const rows = await engine.rows(
    `${classedSql(plan, DUCKDB)}
     SELECT ${columns.join(", ")}, ${sign} AS sign, kind, currency, SUM(amount) AS amount, COUNT(*) AS charges, GROUPING(${columns.join(", ")}) AS absent
     FROM chosen GROUP BY GROUPING SETS (${sets.join(", ")})
     ORDER BY absent, ${columns.join(", ")}, kind, currency, sign`,
  );
  return keys.map((key, index) => {
    // GROUPING has a bit for each column, the first one highest: set where the column is not in the set.
    const absent = 2 ** keys.length - 1 - 2 ** (keys.length - 1 - index);
    const own = rows.filter((row) => Number(row.absent) === absent);
    return [
      key,
      own.map((row) => ({
        value: row[columns[index] ?? ""] ?? null,
        class: row.kind ?? "",
        currency: row.currency ?? "",
        gross: row.sign === "gross",
        amount: unitsOf(row.amount ?? "0"),
        rows: Number(row.charges),
      })),
    ] as const;
  });
}

async function allocatedTo(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
  key: string,
): Promise<readonly Portion[]> {
  const unsplit = { ...rules, splits: {} };
  const { groups } = await allocate(engine, bills, { by: [key, "gross"], view: "billed", rules: unsplit });
  return groups.map(({ keys, class: kind, currency, amount, rows }) => ({
    value: keys[key] ?? null,
    class: kind,
    currency,
    gross: keys.gross === "gross",
    amount,
    rows,
  }));
}

function dimensionFor(name: string, bills: Bills, rules: CostRules): Dimension {
  return dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules));
}

function coverageOf(
  key: string,
  portions: readonly Portion[],
  bills: Bills,
  rules: CostRules,
): readonly KeyCoverage[] {
  const dimension = dimensionFor(key, bills, rules);
  const allowed = knownValues(rules, key);
  const counted = rowsOf(portions);
  if (counted !== bills.rows) throw new Error(`coverage of ${key} counts ${counted} of ${bills.rows} rows`);
  const byCurrency = [...Map.groupBy(portions, ({ currency }) => currency)];
  return byCurrency
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, all]) => {
      const tagged = all.filter(({ value }) => value !== null);
      const bare = all.filter(({ value }) => value === null);
      const isUntaggable = (portion: Portion) => ["untaggable", "tax"].includes(portion.class);
      const parts = <T>(of: (portions: readonly Portion[]) => T): Parts<T> => ({
        tagged: of(tagged),
        forgotten: of(bare.filter((portion) => !isUntaggable(portion))),
        untaggable: of(bare.filter(isUntaggable)),
      });
      const values = Map.groupBy(
        tagged.filter(({ value }) => value !== CONFLICT),
        ({ value }) => value ?? "",
      );
      return {
        key,
        spellings: dimension.kind === "tag" ? dimension.spellings : [],
        currency,
        rows: parts(rowsOf),
        money: parts((each) => sumOf(each.filter(({ gross }) => gross))),
        netUntagged: sumOf(bare),
        unknown:
          allowed === undefined
            ? []
            : [...values]
                .filter(([value]) => !allowed.includes(value))
                .map(([value, own]) => ({ value, amount: sumOf(own), rows: rowsOf(own) })),
        conflicts: rowsOf(all.filter(({ value }) => value === CONFLICT)),
      };
    });
}

function rowsOf(portions: readonly { readonly rows: number }[]): number {
  return portions.reduce((sum, { rows }) => sum + rows, 0);
}

function sumOf(groups: readonly { readonly amount: Units }[]): Units {
  return groups.reduce((sum, { amount }) => sum + amount, 0n);
}

/** `96.4` of 100; 100 where there is nothing to cover. */
export function percentOf(part: Units | number, whole: Units | number): string {
  if (BigInt(whole) === 0n) return "100.0";
  const hundredths = (BigInt(part) * 10_000n) / BigInt(whole);
  // Half away from zero, so that a fall is rounded as the same rise is.
  const tenths = (hundredths + (hundredths < 0n ? -5n : 5n)) / 10n;
  return amountText(tenths * 10n ** 17n).replace(/^(-?\d+)$/, "$1.0");
}
