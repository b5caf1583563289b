import { fold } from "../../components/tagging/spellings.ts";
import { MONEY } from "../charge.ts";
import { identifier, literal } from "../sql.ts";

/** A column of a bill: how its file spells it, how a statement names it, and what DuckDB takes it for. */
export interface BillColumn {
  readonly spelled: string;
  readonly sql: string;
  readonly type: string;
}

/** Columns of one bill, found whatever case, blanks and underscores they are written with. */
export class BillColumns {
  readonly all: readonly BillColumn[];
  readonly #byFold: ReadonlyMap<string, BillColumn>;

  constructor(columns: readonly BillColumn[]) {
    this.all = columns;
    this.#byFold = new Map(columns.map((column) => [fold(column.spelled), column]));
  }

  /** The first of the names that the bill has. */
  find(...names: readonly string[]): BillColumn | undefined {
    for (const name of names) {
      const found = this.#byFold.get(fold(name));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#byFold.has(fold(name)));
  }
}

/** `billed_cost`, ` BilledCost` and `billedcost` are one column; `lineItem/UnblendedCost` is `line_item_unblended_cost`. */
export { fold };

/** Texts that exports write where there is nothing. */
export const NOTHING = ["", "null", "NULL", "Null", "\\N", "N/A", "n/a"];

/** The text as it stands; what stands for nothing is NULL by then. */
export function text(column: BillColumn | undefined): string {
  if (column === undefined) return "CAST(NULL AS VARCHAR)";
  return column.type === "VARCHAR" ? column.sql : `CAST(${column.sql} AS VARCHAR)`;
}

/**
 * An amount. `6.1E-7`, ` $10,000.00 `, `(12.50)` and `-¥3` are amounts; `1.234,56` is not, since nobody can tell.
 * A float of a Parquet file is taken by its shortest text, which is what its writer meant.
 */
export function money(column: BillColumn | undefined): string {
  if (column === undefined) return `CAST(NULL AS ${MONEY})`;
  if (/^(?:DECIMAL|TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U\w*INT\w*)/.test(column.type)) {
    return `TRY_CAST(${column.sql} AS ${MONEY})`;
  }
  const value = text(column);
  const short = NARROW.map((decimals) => narrowAmount(value, decimals));
  return `COALESCE(${[...short, `TRY_CAST(${value} AS ${MONEY})`, `TRY_CAST(${plainAmount(value)} AS ${MONEY})`].join(", ")})`;
}

/** Decimals of the amounts that fit a machine word: the engine reads those sixty times as fast as wide ones. */
const NARROW = [10, 15];

/** Exact, or NULL: an exponent, or a digit more than these, is the wide cast's. */
function narrowAmount(value: string, decimals: number): string {
  return `CAST(CASE WHEN length(${value}) - strpos(${value}, '.') <= ${decimals} AND NOT contains(lower(${value}), 'e') THEN TRY_CAST(${value} AS DECIMAL(18,${decimals})) END AS ${MONEY})`;
}

/** Currency signs, thousands separators and accountants' brackets taken off; NULL where that leaves no number. */
function plainAmount(value: string): string {
  const bare = `trim(regexp_replace(${value}, ${literal("\\s*(?:[$¥￥€£]|CNY|USD|EUR|HKD|SGD|JPY|RMB)\\s*")}, '', 'g'))`;
  const signed = `regexp_replace(${bare}, ${literal("^\\((.*)\\)$")}, ${literal("-\\1")})`;
  return `CASE WHEN regexp_full_match(${signed}, ${literal("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?|-?\\d+(\\.\\d+)?")}) THEN replace(${signed}, ',', '') END`;
}

/** A point in time in UTC. `2024-09-01T00:00:00Z`, `9/1/2023`, `5/1/25`, `2024-09`, `202409` and `20240901` are. */
export function time(column: BillColumn | undefined): string {
  if (column === undefined) return "CAST(NULL AS TIMESTAMP)";
  if (column.type === "TIMESTAMP WITH TIME ZONE") return `(${column.sql} AT TIME ZONE 'UTC')`;
  if (column.type.startsWith("TIMESTAMP") || column.type === "DATE")
    return `CAST(${column.sql} AS TIMESTAMP)`;
  const value = text(column);
  // A cast to TIMESTAMP reads `+08:00` and forgets it, so what may have an offset is cast with it.
  return `COALESCE(
    CASE WHEN length(${value}) <= 20 AND strpos(${value}, '-') = 5 AND NOT contains(${value}, '+') AND NOT contains(substr(${value}, 12), '-') THEN TRY_CAST(${value} AS TIMESTAMP) END,
    CASE WHEN ${value} LIKE '____-__-__%' THEN TRY_CAST(${value} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' END,
    CASE WHEN regexp_full_match(${value}, ${literal("\\d{1,2}/\\d{1,2}/\\d{4}( .*)?")}) THEN try_strptime(${value}, ['%m/%d/%Y', '%m/%d/%Y %H:%M', '%m/%d/%Y %H:%M:%S']) END,
    CASE WHEN regexp_full_match(${value}, ${literal("\\d{1,2}/\\d{1,2}/\\d{2}")}) THEN try_strptime(${value}, '%m/%d/%y') END,
    CASE WHEN regexp_full_match(${value}, ${literal("\\d{4}-\\d{2}")}) THEN try_strptime(${value}, '%Y-%m') END,
    CASE WHEN regexp_full_match(${value}, ${literal("\\d{6}")}) THEN try_strptime(${value}, '%Y%m') END,
    CASE WHEN regexp_full_match(${value}, ${literal("\\d{8}")}) THEN try_strptime(${value}, '%Y%m%d') END
  )`;
}

/** Tags: key → value, as they are spelled. An empty map where there are none, NULL where they cannot be read. */
export function tags(column: BillColumn | undefined): string {
  if (column === undefined) return NO_TAGS;
  const { sql, type } = column;
  if (/^MAP\(VARCHAR, VARCHAR\)/.test(type)) return `COALESCE(${sql}, ${NO_TAGS})`;
  if (/^STRUCT\("?key"? VARCHAR, "?value"? VARCHAR\)\[\]/i.test(type)) {
    return `COALESCE(map_from_entries(list_transform(${sql}, lambda pair: {k: pair.key, v: pair.value})), ${NO_TAGS})`;
  }
  const value = text(column);
  const object = `CASE WHEN starts_with(${value}, '{') THEN ${value} ELSE concat('{', ${value}, '}') END`;
  return `CASE
    WHEN ${value} IS NULL OR ${value} = '{}' OR ${value} = '[]' THEN ${NO_TAGS}
    WHEN starts_with(${value}, 'key:') THEN ${alibabaPairs(value)}
    WHEN starts_with(${value}, '[') THEN TRY(map_from_entries(list_transform(from_json(${value}, '[{"key":"VARCHAR","value":"VARCHAR"}]'), lambda pair: {k: pair.key, v: pair.value})))
    ELSE TRY(from_json(${object}, '"MAP(VARCHAR,VARCHAR)"'))
  END`;
}

const NO_TAGS = "MAP([]::VARCHAR[], []::VARCHAR[])";

/**
 * `key:K value:V; key:K2 value:V2`, as Alibaba Cloud's bills write tags. Values hold blanks, colons and semicolons,
 * so a new pair begins only at `; key:`, and a value at the first ` value:` after its key.
 */
function alibabaPairs(value: string): string {
  const parts = `list_filter(string_split_regex(${value}, ${literal(";\\s*key:")}), lambda part: part <> '')`;
  const pair = `regexp_extract(part, ${literal("(?s)^(?:key:)?(.*?) value:(.*?)(?:;\\s*)?$")}, ['k', 'v'])`;
  return `TRY(map_from_entries(list_transform(${parts}, lambda part: ${pair})))`;
}

/** Columns of their own, one a tag, such as `resourceTags/user:Department`: a map of those that have a value. */
export function tagColumns(
  columns: readonly { readonly key: string; readonly column: BillColumn }[],
): string {
  if (columns.length === 0) return NO_TAGS;
  const pairs = columns.map(({ key, column }) => `{k: ${literal(key)}, v: ${text(column)}}`).join(", ");
  return `map_from_entries(list_filter([${pairs}], lambda pair: pair.v IS NOT NULL))`;
}

export function named(name: string, expression: string): string {
  return `${expression} AS ${identifier(name)}`;
}
