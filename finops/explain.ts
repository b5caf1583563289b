import { type Bills, type CostAllocation, groupingPlan, synonymsOf } from "./allocation/allocate.ts";
import { DUCKDB } from "./allocation/dialect.ts";
import { dimensionOf } from "./allocation/keys.ts";
import { classedSql, dimensionColumn, type View } from "./allocation/plan.ts";
import { CHARGE_NAMES } from "./charge.ts";
import { amountText } from "./decimal.ts";
import type { Engine, Row } from "./engine.ts";
import type { CostRules } from "./rules.ts";
import { literal } from "./sql.ts";

/** What a figure is made of. */
export interface Explanation {
  readonly parts: readonly ExplainedPart[];
  /** Charges behind it before any split, the largest first. */
  readonly charges: readonly Row[];
  /** Charges there are in all; `charges` shows so many of them. */
  readonly count: number;
  readonly direct: string;
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

/** Columns that a person finds a charge again by. */
const SHOWN = [
  "InvoiceId",
  "ChargePeriodStart",
  "SubAccountId",
  "ServiceName",
  "ResourceId",
  "ChargeDescription",
] as const;

/**
 * One group of an allocation: the rules that made it, and the rows of the bill behind it.
 * @param where dimension → value; null for "not known"
 */
export async function explain(
  engine: Engine,
  bills: Bills,
  allocation: CostAllocation,
  where: Readonly<Record<string, string | null>>,
  rules: CostRules,
  most: number,
): Promise<Explanation> {
  const groups = allocation.groups.filter(({ keys }) =>
    Object.entries(where).every(([name, value]) => keys[name] === value),
  );
  const { charges, count, direct } = await chargesOf(engine, bills, allocation.view, where, rules, most);
  return {
    parts: groups.map(({ class: kind, via, currency, amount, rows }) => ({
      class: kind,
      via,
      currency,
      amount: amountText(amount),
      rows,
      rules: via.map((name) => sentence(name, rules)),
    })),
    charges,
    count,
    direct,
  };
}

async function chargesOf(
  engine: Engine,
  bills: Bills,
  view: View,
  where: Readonly<Record<string, string | null>>,
  rules: CostRules,
  most: number,
): Promise<Pick<Explanation, "charges" | "count" | "direct">> {
  const names = Object.keys(where);
  const dimensions = names.map((name) => dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules)));
  const plan = groupingPlan(bills, dimensions, view, rules);
  const conditions = names.map((name, index) => {
    const value = where[name];
    const column = dimensionColumn(index);
    return value === null || value === undefined ? `${column} IS NULL` : `${column} = ${literal(value)}`;
  });
  const base = `${classedSql(plan, DUCKDB, SHOWN)}, found AS (SELECT * FROM classed WHERE ${conditions.join(" AND ") || "TRUE"})`;
  const shown = SHOWN.map((name) => `"${name}"`).join(", ");
  const charges = await engine.rows(
    `${base} SELECT ${shown}, class, currency, amount FROM found ORDER BY abs(amount) DESC NULLS LAST, ${shown} LIMIT ${most}`,
  );
  const sums = await engine.row(
    `${base} SELECT count(*) AS count, COALESCE(sum(amount), 0) AS amount FROM found`,
  );
  return {
    charges: charges.map((row) => ({ ...row, amount: shorter(row.amount) })),
    count: Number(sums.count),
    direct: shorter(sums.amount) ?? "0",
  };
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
