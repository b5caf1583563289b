import { identifier, literal } from "../sql.ts";

/** How one engine writes what the plan asks of all of them. */
export interface Dialect {
  readonly name: "duckdb" | "athena" | "maxcompute";
  /** Value of a map column under a key; NULL where it has none. */
  mapValue(column: string, key: string): string;
  /** `YYYY-MM` of a time. */
  month(column: string): string;
  identifier(name: string): string;
  /** Type that adds up money without losing a digit. */
  readonly money: string;
  readonly text: string;
}

export const DUCKDB: Dialect = {
  name: "duckdb",
  mapValue: (column, key) => `${identifier(column)}[${literal(key)}]`,
  month: (column) => `strftime(${identifier(column)}, '%Y-%m')`,
  identifier,
  money: "DECIMAL(38,18)",
  text: "VARCHAR",
};

/** Athena's third engine is Trino, whose subscript fails on a key that is missing. */
export const ATHENA: Dialect = {
  ...DUCKDB,
  name: "athena",
  mapValue: (column, key) => `element_at(${identifier(column)}, ${literal(key)})`,
  month: (column) => `date_format(${identifier(column)}, '%Y-%m')`,
};

export const MAXCOMPUTE: Dialect = {
  name: "maxcompute",
  mapValue: (column, key) => `${quoted(column)}[${literal(key)}]`,
  month: (column) => `DATE_FORMAT(${quoted(column)}, 'yyyy-MM')`,
  identifier: quoted,
  money: "DECIMAL(38,18)",
  text: "STRING",
};

function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
