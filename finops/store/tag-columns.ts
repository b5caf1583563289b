import { createHash } from "node:crypto";
import type { Prepared } from "../allocation/plan.ts";
import type { Engine } from "../engine.ts";
import { chargesOf } from "../readers/open-bill.ts";
import { identifier, literal } from "../sql.ts";
import type { BillSet } from "./manifest.ts";
import type { NamedBill } from "./read-bills.ts";

/** Column of the store: what a charge is whatever its tags say. */
const KIND = "x_Kind";

/** Column names know no case and tag keys do, so a column is named after its key's hash. */
function tagColumn(key: string): string {
  return `x_Tag_${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
}

/** The value that counts: what the provider shared the cost by, else the resource's own. */
function finalTag(key: string): string {
  return `NULLIF(TRIM(COALESCE("AllocatedTags"[${literal(key)}], "Tags"[${literal(key)}])), '')`;
}

/** Rows of a shape that are looked at, and files that they are taken from. */
const SAMPLE_ROWS = 20_000;
const SAMPLE_FILES = 4;

const MOST_KEYS = 32;

/**
 * Tag keys that get a column of their own, from a look at the first rows: those whose values repeat. A key that is
 * missed is found in the map all the same, only slower.
 */
export async function keysToKeep(engine: Engine, bills: readonly NamedBill[]): Promise<readonly string[]> {
  const shapes = Map.groupBy(bills, ({ format, shape }) => `${format.id} ${shape}`);
  const found = new Map<string, { rows: number; values: number }>();
  for (const alike of shapes.values()) {
    const [first] = alike;
    if (first === undefined) continue;
    for (const { key, rows, values } of await sampled(
      engine,
      `(${chargesOf(first, alike.slice(0, SAMPLE_FILES))} LIMIT ${SAMPLE_ROWS})`,
    )) {
      const before = found.get(key ?? "") ?? { rows: 0, values: 0 };
      found.set(key ?? "", { rows: before.rows + Number(rows), values: before.values + Number(values) });
    }
  }
  return [...found]
    .filter(([, { rows, values }]) => values <= 64 || values * 4 <= rows)
    .sort(([one, a], [other, b]) => b.rows - a.rows || (one < other ? -1 : 1))
    .slice(0, MOST_KEYS)
    .map(([key]) => key)
    .sort();
}

/** A file that breaks here breaks when it is read, where it is said of it. */
async function sampled(engine: Engine, from: string) {
  const entries = (column: string) =>
    `SELECT unnest(map_keys(${column})) AS key, unnest(map_values(${column})) AS value FROM sample`;
  try {
    return await engine.rows(
      `WITH sample AS MATERIALIZED (SELECT "Tags", "AllocatedTags" FROM ${from})
       SELECT key, count(*) AS rows, count(DISTINCT value) AS values
       FROM (${entries('"Tags"')} UNION ALL ${entries('"AllocatedTags"')}) GROUP BY key`,
    );
  } catch {
    return [];
  }
}

/** Columns that every one of these sets has, or has no use for. */
export function preparedBy(sets: readonly BillSet[]): Prepared {
  const keys = new Set(sets.flatMap(({ columns }) => columns));
  const usable = [...keys].filter((key) =>
    sets.every(({ columns, tagKeys }) => columns.includes(key) || tagKeys[key] === undefined),
  );
  return { kind: KIND, tags: Object.fromEntries(usable.map((key) => [key, tagColumn(key)])) };
}

/** Select list that makes these columns. */
export function preparedColumns(keys: readonly string[], kind: string): readonly string[] {
  return [
    ...keys.map((key) => `${finalTag(key)} AS ${identifier(tagColumn(key))}`),
    `${kind} AS ${identifier(KIND)}`,
  ];
}
