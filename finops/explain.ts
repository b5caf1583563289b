import { basename } from "node:path";
import { type Bills, type CostAllocation, groupingPlan, synonymsOf } from "./allocation/allocate.ts";
import { DUCKDB } from "./allocation/dialect.ts";
import { type Dimension, dimensionOf } from "./allocation/keys.ts";
import { classedSql, dimensionColumn, type View } from "./allocation/plan.ts";
import { CHARGE_NAMES } from "./charge.ts";
import { amountText } from "./decimal.ts";
import type { Engine, Row } from "./engine.ts";
import type { CostRules } from "./rules.ts";
import { literal } from "./sql.ts";
import type { BillSet } from "./store/manifest.ts";

/** What a figure is made of. */
export interface Explanation {
  readonly parts: readonly ExplainedPart[];
  /** Charges behind it before any split, the largest first. */
  readonly charges: readonly ExplainedCharge[];
  /** Charges there are in all; `charges` shows so many of them. */
  readonly count: number;
  /** What all of them come to, each currency by itself. */
  readonly direct: readonly { readonly currency: string; readonly amount: string }[];
  /** What the splits took from, in the order in which they ran: the charges of each one's source. */
  readonly sources: readonly (ChargesBehind & { readonly split: string })[];
}

export interface ExplainedPart {
  readonly class: string;
  /** Splits it came by, in order; none for what is its own. */
  readonly via: readonly string[];
  readonly currency: string;
  readonly amount: string;
  readonly rows: number;
  /** Each of those splits in a sentence. */
  readonly rules: readonly string[];
}

/** A row of a bill, where it stands and why it counts here. */
export interface ExplainedCharge extends Row {
  /** Name of the bill's file; null where the store no longer says. */
  readonly file: string | null;
  /** Record in it, the header being the first; of Parquet, the row and one. */
  readonly row: string | null;
  /** How each key got its value: tag, account, cost unit. */
  readonly because: string;
}

type ChargesBehind = Pick<Explanation, "charges" | "count" | "direct">;

/** Columns that a person finds a charge again by. */
const SHOWN = [
  "InvoiceId",
  "ChargePeriodStart",
  "SubAccountId",
  "ServiceName",
  "ResourceId",
  "ChargeDescription",
] as const;

/** Columns that say where a charge stands, and why it counts as it does. */
const TRACED = ["filename", "x_File", "x_Row", "Tags", "AllocatedTags", "x_CostUnit"] as const;

export type ExplainedBills = Bills & { readonly sets: readonly BillSet[] };

/**
 * One group of an allocation: the rules that made it, and the rows of the bill behind it.
 * @param where dimension → value; null for "not known"
 */
export async function explain(
  engine: Engine,
  bills: ExplainedBills,
  allocation: CostAllocation,
  where: Where,
  rules: CostRules,
  most: number,
): Promise<Explanation> {
  const groups = allocation.groups.filter(({ keys }) =>
    Object.entries(where).every(([name, value]) => keys[name] === value),
  );
  const { view } = allocation;
  const used = new Set(groups.flatMap(({ via }) => via));
  const sources: (ChargesBehind & { split: string })[] = [];
  for (const [name, rule] of Object.entries(rules.splits))
    if (used.has(name))
      sources.push({ split: name, ...(await chargesOf(engine, bills, view, rule.from, rules, most)) });
  return {
    parts: groups.map(({ class: kind, via, currency, amount, rows }) => ({
      class: kind,
      via,
      currency,
      amount: amountText(amount),
      rows,
      rules: via.map((name) => sentence(name, rules)),
    })),
    ...(await chargesOf(engine, bills, view, where, rules, most)),
    sources,
  };
}

type Where = Readonly<Record<string, string | null>>;

/** @param where as for a group; `class` is the class of a charge */
async function chargesOf(
  engine: Engine,
  bills: ExplainedBills,
  view: View,
  where: Where,
  rules: CostRules,
  most: number,
): Promise<ChargesBehind> {
  if (bills.rows === 0) return { charges: [], count: 0, direct: [] };
  const names = Object.keys(where).filter((name) => name !== "class");
  const dimensions = names.map((name) => dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules)));
  const plan = groupingPlan(bills, dimensions, view, rules);
  const conditions = Object.entries(where).map(([name, value]) => {
    const column = name === "class" ? name : dimensionColumn(names.indexOf(name));
    return value === null ? `${column} IS NULL` : `${column} = ${literal(value)}`;
  });
  const base = `${classedSql(plan, DUCKDB, [...SHOWN, ...TRACED])}, found AS (SELECT * FROM classed WHERE ${conditions.join(" AND ") || "TRUE"})`;
  const shown = SHOWN.map((name) => `"${name}"`).join(", ");
  const charges = await engine.rows(
    `${base} SELECT ${shown}, class, currency, amount, filename, "x_File", "x_Row", "x_CostUnit",
       CAST(to_json("Tags") AS VARCHAR) AS "Tags", CAST(to_json("AllocatedTags") AS VARCHAR) AS "AllocatedTags"
     FROM found ORDER BY abs(amount) DESC NULLS LAST, ${shown}, "x_File", "x_Row" LIMIT ${most}`,
  );
  const sums = await engine.rows(
    `${base} SELECT currency, count(*) AS count, COALESCE(sum(amount), 0) AS amount FROM found GROUP BY currency ORDER BY currency`,
  );
  return {
    charges: charges.map((row) => tracedRow(row, dimensions, bills, rules)),
    count: sums.reduce((sum, { count }) => sum + Number(count), 0),
    direct: sums.map(({ currency, amount }) => ({
      currency: currency ?? "",
      amount: shorter(amount) ?? "0",
    })),
  };
}

function tracedRow(
  { filename, x_File, x_Row, Tags, AllocatedTags, x_CostUnit, ...row }: Row,
  dimensions: readonly Dimension[],
  { sets }: ExplainedBills,
  rules: CostRules,
): ExplainedCharge {
  const stored = basename(filename ?? "");
  const set = sets.find(({ files }) => files.some(({ path }) => basename(path) === stored));
  const tags = { ...mapOf(Tags), ...mapOf(AllocatedTags) };
  const because = dimensions.flatMap((dimension) => {
    if (dimension.kind !== "tag") return [];
    const spelled = dimension.spellings.filter((key) => (tags[key] ?? "").trim() !== "");
    const account = rules.keys[dimension.name]?.accounts[row.SubAccountId ?? ""];
    if (spelled.length > 0)
      return spelled.map((key) => `tag ${JSON.stringify(key)} is ${JSON.stringify(tags[key])}`);
    if (account !== undefined) return [`account ${row.SubAccountId} is ${account}'s`];
    if (rules.keys[dimension.name]?.costUnit && x_CostUnit !== null) return [`cost unit is ${x_CostUnit}`];
    return [`no tag for ${dimension.name}`];
  });
  return {
    ...row,
    amount: shorter(row.amount),
    file: set?.sources.find(({ file }) => String(file) === x_File)?.name ?? null,
    row: x_Row ?? null,
    because: because.join("; "),
  };
}

function mapOf(json: string | null | undefined): Readonly<Record<string, string>> {
  return json === null || json === undefined ? {} : (JSON.parse(json) as Record<string, string>);
}

function shorter(amount: string | null | undefined): string | null {
  return amount === null || amount === undefined
    ? null
    : amount.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}

function sentence(name: string, { splits }: CostRules): string {
  const rule = splits[name];
  if (rule === undefined) return name;
  const from = Object.entries(rule.from)
    .map(([key, value]) => `${key} ${value}`)
    .join(" and ");
  const how = {
    even: "evenly",
    proportional: "by their own cost",
    fixed: `as ${Object.entries(rule.shares ?? {})
      .map(([value, share]) => `${value} ${share} %`)
      .join(", ")}`,
    driver: `by ${rule.driver}`,
  }[rule.by];
  const why = rule.reason === undefined ? "" : `: ${rule.reason}`;
  return `${name}: ${from} is spread over each ${rule.to} ${how}${why}`;
}
