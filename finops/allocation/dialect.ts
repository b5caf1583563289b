import { identifier, literal } from "../sql.ts";

/** Somebody who bears a part of what is split, in expressions of the statement. */
export interface TargetSql {
  readonly value: string;
  readonly weight: string;
  /** Where it stands among the others; those of equal place stand in the order of their values. */
  readonly place: string;
}

/** How one engine writes what the plan asks of all of them. */
export interface Dialect {
  readonly name: "duckdb" | "athena" | "maxcompute";
  /** What the engine has to be told before the statement; ends each with a semicolon. */
  readonly settings: readonly string[];
  /** Most bytes that it takes as one statement. */
  readonly longest?: { readonly bytes: number; readonly source: string };
  /** Value of a map column under a key; NULL where it has none. */
  mapValue(column: string, key: string): string;
  /** `YYYY-MM` of a time. */
  month(column: string): string;
  identifier(name: string): string;
  /** Type that adds up money without losing a digit. */
  readonly money: string;
  readonly text: string;
  /** Type of whole numbers of up to 38 digits. */
  readonly whole: string;
  /** Money → how many units of 10^-18 it is, exactly. */
  units(money: string): string;
  /** Units → money, exactly. */
  amount(units: string): string;
  /** Whole part of a division of whole numbers that are not below zero; `/` rounds, or makes a float. */
  quotient(dividend: string, divisor: string): string;
  /** Array of targets that the rules name. */
  targets(targets: readonly TargetSql[]): string;
  /** Array of the targets of all rows of a window of which `when` holds. */
  collected(target: TargetSql, when: string, window: string): string;
  /** FROM clause: each row once with each target of its array, or once with none. */
  exploded(table: string, array: string): string;
}

/** Names of the three columns that `exploded` adds. */
export const TARGET = { value: "target_value", weight: "target_weight", place: "target_place" } as const;

const ONE = "1000000000000000000";
const SMALLEST = "0.000000000000000001";

/** Whole amount and the rest are converted apart: no engine multiplies 38 digits by a fraction without rounding. */
function amountOf(whole: string, rest: string): string {
  return `CAST(CAST(${whole} AS DECIMAL(38,18)) + CAST(${rest} AS DECIMAL(18,0)) * CAST('${SMALLEST}' AS DECIMAL(18,18)) AS DECIMAL(38,18))`;
}

/** A DECIMAL(38,18) is always written with its 18 decimals, so its digits are its units. */
function digitsOf(money: string, whole: string): string {
  return `CAST(REPLACE(CAST(${money} AS VARCHAR), '.', '') AS ${whole})`;
}

export const DUCKDB: Dialect = {
  name: "duckdb",
  settings: [],
  mapValue: (column, key) => `${identifier(column)}[${literal(key)}]`,
  month: (column) => `strftime(${identifier(column)}, '%Y-%m')`,
  identifier,
  money: "DECIMAL(38,18)",
  text: "VARCHAR",
  whole: "HUGEINT",
  units: (money) => digitsOf(money, "HUGEINT"),
  amount: (units) => amountOf(`((${units}) // ${ONE})`, `((${units}) % ${ONE})`),
  quotient: (dividend, divisor) => `((${dividend}) // (${divisor}))`,
  targets: (targets) => `[${targets.map(duckdbTarget).join(", ")}]`,
  collected: (target, when, window) =>
    `list(${duckdbTarget(target)}) FILTER (WHERE ${when}) OVER (${window})`,
  exploded: (table, array) =>
    `(SELECT ${table}.*, t.v AS ${TARGET.value}, t.w AS ${TARGET.weight}, t.p AS ${TARGET.place} FROM ${table} LEFT JOIN UNNEST(${array}) AS u(t) ON TRUE)`,
};

function duckdbTarget({ value, weight, place }: TargetSql): string {
  return `{'v': ${value}, 'w': CAST(${weight} AS HUGEINT), 'p': ${place}}`;
}

/** Trino's type of a target; the statement's numbers are of several precisions until they are cast to it. */
const ROW = "ROW(v VARCHAR, w DECIMAL(38,0), p INTEGER)";

/** Athena's third engine is Trino, whose subscript fails on a key that is missing. */
export const ATHENA: Dialect = {
  name: "athena",
  settings: [],
  longest: { bytes: 262_144, source: "https://docs.aws.amazon.com/athena/latest/ug/service-limits.html" },
  mapValue: (column, key) => `element_at(${identifier(column)}, ${literal(key)})`,
  month: (column) => `date_format(${identifier(column)}, '%Y-%m')`,
  identifier,
  money: "DECIMAL(38,18)",
  text: "VARCHAR",
  whole: "DECIMAL(38,0)",
  units: (money) => digitsOf(money, "DECIMAL(38,0)"),
  amount: (units) => amountOf(wholePart(units, ONE), `((${units}) % DECIMAL '${ONE}')`),
  // What is divided leaves nothing over, so that there is nothing to round.
  quotient: wholePart,
  targets: (targets) => `CAST(ARRAY[${targets.map(trinoTarget).join(", ")}] AS ARRAY(${ROW}))`,
  // FILTER is not taken on a window.
  collected: (target, when, window) =>
    `filter(array_agg(CASE WHEN ${when} THEN CAST(${trinoTarget(target)} AS ${ROW}) END) OVER (${window}), x -> x IS NOT NULL)`,
  exploded: (table, array) =>
    `${table} LEFT JOIN UNNEST(${array}) AS u(${TARGET.value}, ${TARGET.weight}, ${TARGET.place}) ON TRUE`,
};

function trinoTarget({ value, weight, place }: TargetSql): string {
  return `ROW(${value}, ${weight}, ${place})`;
}

function wholePart(dividend: string, divisor: string): string {
  const by = /^\d+$/.test(divisor) ? `CAST('${divisor}' AS DECIMAL(38,0))` : `(${divisor})`;
  return `(((${dividend}) - (${dividend}) % ${by}) / ${by})`;
}

/** Its decimals have 18 digits after the point at most, and its divisions keep six. */
export const MAXCOMPUTE: Dialect = {
  name: "maxcompute",
  settings: ["SET odps.sql.type.system.odps2=true;", "SET odps.sql.decimal.odps2=true;"],
  longest: {
    bytes: 2 * 1024 * 1024,
    source: "https://www.alibabacloud.com/help/en/maxcompute/product-overview/limits-2",
  },
  mapValue: (column, key) => `${quoted(column)}[${literal(key)}]`,
  month: (column) => `DATE_FORMAT(${quoted(column)}, 'yyyy-MM')`,
  identifier: quoted,
  money: "DECIMAL(38,18)",
  text: "STRING",
  whole: "DECIMAL(38,0)",
  // Its texts of decimals leave trailing zeros out, so digits will not do.
  units: (money) =>
    `(CAST(${money} - ${money} % 1 AS DECIMAL(38,0)) * CAST('${ONE}' AS DECIMAL(38,0)) + CAST(CAST(${money} % 1 AS DECIMAL(18,18)) * CAST('${ONE}' AS DECIMAL(19,0)) AS DECIMAL(38,0)))`,
  amount: (units) => amountOf(wholePart(units, ONE), `((${units}) % CAST('${ONE}' AS DECIMAL(38,0)))`),
  quotient: (dividend, divisor) => `CAST(${wholePart(dividend, divisor)} AS DECIMAL(38,0))`,
  targets: (targets) => `ARRAY(${targets.map(struct).join(", ")})`,
  collected: (target, when, window) =>
    `COLLECT_LIST(CASE WHEN ${when} THEN ${struct(target)} END) OVER (${window})`,
  exploded: (table, array) =>
    `(SELECT ${table}.*, t.v AS ${TARGET.value}, t.w AS ${TARGET.weight}, t.p AS ${TARGET.place} FROM ${table} LATERAL VIEW OUTER EXPLODE(${array}) u AS t) ${table}_each`,
};

function struct({ value, weight, place }: TargetSql): string {
  return `NAMED_STRUCT('v', ${value}, 'w', CAST(${weight} AS DECIMAL(38,0)), 'p', ${place})`;
}

function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
