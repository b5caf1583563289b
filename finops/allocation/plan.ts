import { CHARGE_COLUMNS } from "../charge.ts";
import { literal } from "../sql.ts";
import { classOf, kindOf } from "./classes.ts";
import type { Dialect } from "./dialect.ts";
import { type Dimension, MONTH } from "./keys.ts";

export const VIEWS = ["billed", "effective"] as const;

/** Billed is cash and ties to the invoice; effective spreads what was paid ahead over what was used. */
export type View = (typeof VIEWS)[number];

/** What is grouped, engine left open: the same plan is written for DuckDB, Athena and MaxCompute. */
export interface GroupingPlan {
  /** FROM clause, or a table. */
  readonly from: string;
  readonly view: View;
  readonly dimensions: readonly Dimension[];
  /** Dimensions that a row has to know to be more than untagged; the others are there for splits. Default: all. */
  readonly asked?: readonly string[];
  /** Some rows carry tags that the provider shares their cost by; they win over the resource's own. */
  readonly allocatedTags: boolean;
  /** Key → value as it is spelled, in lower case → value as it is meant. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Key → account → value, where a charge says nothing itself. */
  readonly accounts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Key whose value the cloud's own console also assigns, as cost unit or cost category. */
  readonly costUnitKey?: string;
  /** Only of bills that were loaded; a table of a warehouse has none of it. */
  readonly prepared?: Prepared;
}

/** What was worked out once, when bills were loaded, and stands in columns of its own. */
export interface Prepared {
  /** Tag key as it is spelled → column of its final value. */
  readonly tags: Readonly<Record<string, string>>;
  /** Column of what a charge is whatever its tags say. */
  readonly kind: string;
}

/** A row with two spellings of one key that disagree: listed, never guessed. */
export const CONFLICT = "(conflict)";

/** Column of the statement that holds a dimension's value. */
export function dimensionColumn(index: number): string {
  return `d${index}`;
}

/** One row a group: its dimensions, class, currency, amount and how many charges it is made of. */
export function groupingSql(plan: GroupingPlan, dialect: Dialect): string {
  const { queries, select } = groupingQueries(plan, dialect);
  return `${queries}\n${select}\nORDER BY ${groupColumns(plan)}`;
}

/** The same in two parts, to go on from: the WITH queries, and what selects the groups of them. */
export function groupingQueries(plan: GroupingPlan, dialect: Dialect) {
  const keys = groupColumns(plan);
  const raw = rawColumns(plan, dialect).map(({ name }) => name);
  const found = [...raw, "kind", "currency"].join(", ");
  const queries = [
    `WITH ${spelledSql(plan, dialect, [])},`,
    // What is the same as it is spelled is added up first: spellings, values and classes are then looked up once a
    // group and not once a charge.
    `summed AS (SELECT ${found}, SUM(amount) AS amount, COUNT(*) AS charges, COUNT(*) - COUNT(amount) AS unpriced`,
    `  FROM spelled GROUP BY ${found}),`,
    chosenSql(plan, dialect, "summed", ["amount", "charges", "unpriced"]),
  ];
  const select = [
    `SELECT ${keys}, SUM(amount) AS amount, SUM(charges) AS charges, SUM(unpriced) AS unpriced`,
    "FROM classed",
    `GROUP BY ${keys}`,
  ];
  return { queries: queries.join("\n"), select: select.join("\n") };
}

function groupColumns({ dimensions }: GroupingPlan): string {
  return [...dimensions.map((_, index) => dimensionColumn(index)), "class", "currency"].join(", ");
}

/** One row a charge, `classed`: its dimensions, class, currency and amount, and what else is asked for. */
export function classedSql(plan: GroupingPlan, dialect: Dialect, more: readonly string[] = []): string {
  const names = more.map(dialect.identifier);
  return `WITH ${spelledSql(plan, dialect, names)},\n${chosenSql(plan, dialect, "spelled", ["amount", ...names])}`;
}

/** What of a charge its dimensions are made of, before anything is chosen or cleaned up. */
interface RawColumn {
  readonly name: string;
  readonly sql: string;
}

const ACCOUNT = "raw_account";
const COST_UNIT = "raw_cost_unit";
const PERIOD = "raw_period";

function rawColumns(plan: GroupingPlan, dialect: Dialect): readonly RawColumn[] {
  const { dimensions, accounts, costUnitKey } = plan;
  const tagged = dimensions.filter(({ kind }) => kind === "tag").map(({ name }) => name);
  const of = (name: string, column: string) => ({ name, sql: dialect.identifier(column) });
  return [
    ...dimensions.flatMap((dimension, index) => {
      if (dimension.kind === "tag")
        return dimension.spellings.map((key, at) => ({
          name: spelledColumn(index, at),
          sql: tagValue(key, plan, dialect),
        }));
      if (dimension.kind === "column" && dimension.column === MONTH) return [];
      return [{ name: rawColumn(index), sql: ownValue(dimension, plan, dialect) }];
    }),
    ...(dimensions.some(isMonth) ? [of(PERIOD, "BillingPeriodStart")] : []),
    ...(tagged.some((name) => Object.keys(accounts[name] ?? {}).length > 0)
      ? [of(ACCOUNT, "SubAccountId")]
      : []),
    ...(tagged.some((name) => name === costUnitKey) ? [of(COST_UNIT, "x_CostUnit")] : []),
  ];
}

function rawColumn(index: number): string {
  return `r${index}`;
}

function spelledColumn(index: number, at: number): string {
  return `t${index}_${at}`;
}

function isMonth(dimension: Dimension): boolean {
  return dimension.kind === "column" && dimension.column === MONTH;
}

function spelledSql(plan: GroupingPlan, dialect: Dialect, more: readonly string[]): string {
  const kind = plan.prepared === undefined ? kindOf(dialect) : dialect.identifier(plan.prepared.kind);
  const columns = [
    ...rawColumns(plan, dialect).map(({ name, sql }) => `${sql} AS ${name}`),
    `${kind} AS kind`,
    `${dialect.identifier("BillingCurrency")} AS currency`,
    `CAST(${dialect.identifier(amountColumn(plan.view))} AS ${dialect.money}) AS amount`,
    ...more,
  ];
  return `spelled AS (SELECT ${columns.join(",\n    ")}\n  FROM ${plan.from})`;
}

/** `chosen` and `classed`: dimensions, then the class that follows from them. */
function chosenSql(plan: GroupingPlan, dialect: Dialect, from: string, more: readonly string[]): string {
  const { dimensions, asked } = plan;
  const chosen = dimensions.map(
    (dimension, index) => `${dimensionValue(dimension, index, plan, dialect)} AS ${dimensionColumn(index)}`,
  );
  const missing = dimensions.flatMap(({ kind, name }, index) =>
    kind === "tag" && (asked?.includes(name) ?? true) ? [`${dimensionColumn(index)} IS NULL`] : [],
  );
  const names = dimensions.map((_, index) => dimensionColumn(index));
  return [
    `chosen AS (SELECT ${[...chosen, "kind", "currency", ...more].join(",\n    ")}`,
    `  FROM ${from}),`,
    `classed AS (SELECT ${[...names, "currency", ...more].join(", ")},`,
    `    ${classOf("kind", missing.length === 0 ? undefined : missing.join(" OR "))} AS class`,
    "  FROM chosen)",
  ].join("\n");
}

function dimensionValue(dimension: Dimension, index: number, plan: GroupingPlan, dialect: Dialect): string {
  if (dimension.kind === "tag") return chosenOf(dimension, index, plan, dialect);
  return isMonth(dimension) ? dialect.month(PERIOD) : rawColumn(index);
}

/** Of a dimension that is no tag: what a charge says itself. */
function ownValue(dimension: Dimension, { view }: GroupingPlan, dialect: Dialect): string {
  if (dimension.kind === "column") return columnValue(dimension, dialect);
  return `CASE WHEN ${dialect.identifier(amountColumn(view))} > 0 THEN 'gross' ELSE 'credit' END`;
}

function amountColumn(view: View): string {
  return view === "billed" ? "BilledCost" : "EffectiveCost";
}

function tagValue(key: string, { allocatedTags, prepared }: GroupingPlan, dialect: Dialect): string {
  const column = prepared?.tags[key];
  if (column !== undefined) return dialect.identifier(column);
  const own = dialect.mapValue("Tags", key);
  const value = allocatedTags ? `COALESCE(${dialect.mapValue("AllocatedTags", key)}, ${own})` : own;
  return `NULLIF(TRIM(${value}), '')`;
}

/** The value that all spellings agree on, cleaned up, or what the account says. */
function chosenOf(
  { name, spellings }: Dimension & { readonly kind: "tag" },
  index: number,
  { values, accounts, costUnitKey }: GroupingPlan,
  { text }: Dialect,
): string {
  const found = spellings.map((_, at) => spelledColumn(index, at));
  const first = found.length > 1 ? `COALESCE(${found.join(", ")})` : (found[0] ?? `CAST(NULL AS ${text})`);
  const differ = found.length > 1 ? found.map((each) => `COALESCE(${each} <> ${first}, FALSE)`) : [];
  const agreed =
    differ.length === 0
      ? first
      : `CASE WHEN ${differ.join(" OR ")} THEN ${literal(CONFLICT)} ELSE ${first} END`;
  const meant = caseOf(`LOWER(${agreed})`, values[name] ?? {}, agreed);
  const byAccount = accounts[name] ?? {};
  const others = [
    ...(Object.keys(byAccount).length === 0 ? [] : [caseOf(ACCOUNT, byAccount, "NULL")]),
    ...(costUnitKey === name ? [COST_UNIT] : []),
  ];
  return others.length === 0 ? meant : `COALESCE(${[meant, ...others].join(", ")})`;
}

function caseOf(subject: string, cases: Readonly<Record<string, string>>, otherwise: string): string {
  const whens = Object.entries(cases).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  return whens.length === 0 ? otherwise : `CASE ${subject} ${whens.join(" ")} ELSE ${otherwise} END`;
}

function columnValue({ column }: Dimension & { readonly kind: "column" }, dialect: Dialect): string {
  const type = CHARGE_COLUMNS[column as keyof typeof CHARGE_COLUMNS];
  if (type === "time") return dialect.month(column);
  return type === "text"
    ? dialect.identifier(column)
    : `CAST(${dialect.identifier(column)} AS ${dialect.text})`;
}
