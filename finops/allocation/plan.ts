import { CHARGE_COLUMNS } from "../charge.ts";
import { literal } from "../sql.ts";
import { classOf } from "./classes.ts";
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
}

/** A row with two spellings of one key that disagree: listed, never guessed. */
export const CONFLICT = "(conflict)";

/** Column of the statement that holds a dimension's value. */
export function dimensionColumn(index: number): string {
  return `d${index}`;
}

/** One row a group: its dimensions, class, currency, amount and how many charges it is made of. */
export function groupingSql(plan: GroupingPlan, dialect: Dialect): string {
  const keys = [...plan.dimensions.map((_, index) => dimensionColumn(index)), "class", "currency"].join(", ");
  return [
    classedSql(plan, dialect),
    `SELECT ${keys}, SUM(CAST(amount AS ${dialect.money})) AS amount, COUNT(*) AS charges, COUNT(*) - COUNT(amount) AS unpriced`,
    "FROM classed",
    `GROUP BY ${keys}`,
    `ORDER BY ${keys}`,
  ].join("\n");
}

/** One row a charge, `classed`: its dimensions, class, currency and amount, and what else is asked for. */
export function classedSql(plan: GroupingPlan, dialect: Dialect, more: readonly string[] = []): string {
  const { dimensions, from, view } = plan;
  const amount = dialect.identifier(amountColumn(view));
  const tagged = dimensions.flatMap((dimension, index) =>
    dimension.kind === "tag" ? [{ dimension, index }] : [],
  );
  const read = tagged.flatMap(({ dimension, index }) =>
    dimension.spellings.map((key, at) => `${tagValue(key, plan, dialect)} AS t${index}_${at}`),
  );
  const chosen = dimensions.map(
    (dimension, index) => `${dimensionValue(dimension, index, plan, dialect)} AS ${dimensionColumn(index)}`,
  );
  const wanted = tagged.filter(({ dimension }) => plan.asked?.includes(dimension.name) ?? true);
  const missing = wanted.map(({ index }) => `${dimensionColumn(index)} IS NULL`).join(" OR ");
  const names = dimensions.map((_, index) => dimensionColumn(index));
  const own = [`${dialect.identifier("BillingCurrency")} AS currency`, `${amount} AS amount`];
  return [
    `WITH spelled AS (SELECT ${["*", ...read].join(",\n    ")}`,
    `  FROM ${from}),`,
    `chosen AS (SELECT ${["*", ...chosen].join(",\n    ")}`,
    "  FROM spelled),",
    `classed AS (SELECT ${[...names, ...own, ...more.map(dialect.identifier)].join(", ")},`,
    `    ${classOf(dialect, missing === "" ? undefined : missing)} AS class`,
    "  FROM chosen)",
  ].join("\n");
}

function dimensionValue(dimension: Dimension, index: number, plan: GroupingPlan, dialect: Dialect): string {
  if (dimension.kind === "tag") return chosenOf(dimension, index, plan, dialect);
  if (dimension.kind === "column") return columnValue(dimension, dialect);
  return `CASE WHEN ${dialect.identifier(amountColumn(plan.view))} > 0 THEN 'gross' ELSE 'credit' END`;
}

function amountColumn(view: View): string {
  return view === "billed" ? "BilledCost" : "EffectiveCost";
}

function tagValue(key: string, { allocatedTags }: GroupingPlan, dialect: Dialect): string {
  const own = dialect.mapValue("Tags", key);
  const value = allocatedTags ? `COALESCE(${dialect.mapValue("AllocatedTags", key)}, ${own})` : own;
  return `NULLIF(TRIM(${value}), '')`;
}

/** The value that all spellings agree on, cleaned up, or what the account says. */
function chosenOf(
  { name, spellings }: Dimension & { readonly kind: "tag" },
  index: number,
  { values, accounts, costUnitKey }: GroupingPlan,
  { identifier, text }: Dialect,
): string {
  const found = spellings.map((_, at) => `t${index}_${at}`);
  const first = found.length > 1 ? `COALESCE(${found.join(", ")})` : (found[0] ?? `CAST(NULL AS ${text})`);
  const differ = found.length > 1 ? found.map((each) => `COALESCE(${each} <> ${first}, FALSE)`) : [];
  const agreed =
    differ.length === 0
      ? first
      : `CASE WHEN ${differ.join(" OR ")} THEN ${literal(CONFLICT)} ELSE ${first} END`;
  const meant = caseOf(`LOWER(${agreed})`, values[name] ?? {}, agreed);
  const byAccount = accounts[name] ?? {};
  const others = [
    ...(Object.keys(byAccount).length === 0 ? [] : [caseOf(identifier("SubAccountId"), byAccount, "NULL")]),
    ...(costUnitKey === name ? [identifier("x_CostUnit")] : []),
  ];
  return others.length === 0 ? meant : `COALESCE(${[meant, ...others].join(", ")})`;
}

function caseOf(subject: string, cases: Readonly<Record<string, string>>, otherwise: string): string {
  const whens = Object.entries(cases).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  return whens.length === 0 ? otherwise : `CASE ${subject} ${whens.join(" ")} ELSE ${otherwise} END`;
}

function columnValue({ column }: Dimension & { readonly kind: "column" }, dialect: Dialect): string {
  if (column === MONTH) return dialect.month("BillingPeriodStart");
  const type = CHARGE_COLUMNS[column as keyof typeof CHARGE_COLUMNS];
  if (type === "time") return dialect.month(column);
  return type === "text"
    ? dialect.identifier(column)
    : `CAST(${dialect.identifier(column)} AS ${dialect.text})`;
}
