import { BadInput } from "../../ipam/diagnostic.ts";
import { CHARGE_NAMES } from "../charge.ts";
import type { CostRules } from "../rules.ts";
import { literal } from "../sql.ts";
import { type AllocationRequest, type Bills, groupingPlan } from "./allocate.ts";
import type { Dialect } from "./dialect.ts";
import { type Dimension, dimensionOf, MONTH } from "./keys.ts";
import { dimensionColumn, groupingQueries } from "./plan.ts";
import { rateStages } from "./rate-sql.ts";
import { COST_CENTRE, DEPARTMENT, dimensionNames, hasCentres, synonymsOf } from "./share-out.ts";
import { splitStages } from "./split-sql.ts";
import { identityWith, merged, type Stage, statementOf, type Writing } from "./stages.ts";

/** Bills as a statement has to know them: where they lie, and how their tags are spelled. */
export type BillSource = Pick<Bills, "from" | "tagKeys" | "allocatedTags">;

/** What each column of the answer is called: every key asked for, then `class`, `currency`, `amount`, `charges`, `via`, `unpriced`. */
export function keyColumns(by: readonly string[]): readonly string[] {
  const names = by.map((name) => name.replaceAll(/[^A-Za-z0-9]+/g, "_").toLowerCase());
  return names.map((name, index) =>
    /^[a-z]/.test(name) && names.indexOf(name) === index && !FIXED.includes(name) ? name : `key_${index + 1}`,
  );
}

const FIXED: readonly string[] = ["class", "currency", "amount", "charges", "via", "unpriced"];

/**
 * The statement as it is given to the engine: its settings before it, a semicolon behind it.
 * @throws BadInput where it is longer than the engine takes, or nothing converts to the currency
 */
export function allocationStatement(bills: BillSource, request: AllocationRequest, dialect: Dialect): string {
  const { currency, rules } = request;
  const known = Object.values(rules.rates).map(({ to }) => to);
  if (currency !== undefined && !known.includes(currency)) throw noRates(currency, known);
  const sql = allocationSql(bills, request, dialect);
  const bytes = Buffer.byteLength(sql);
  if (dialect.longest !== undefined && bytes > dialect.longest.bytes)
    throw tooLong(bytes, dialect.longest.bytes, dialect.name);
  return [...dialect.settings, `${sql};`].join("\n");
}

function noRates(currency: string, known: readonly string[]): BadInput {
  const others =
    known.length === 0 ? "there are no rates" : `rates convert to ${[...new Set(known)].join(", ")}`;
  return new BadInput([
    {
      code: "costs.no-rate",
      severity: "error",
      file: "--currency",
      path: "",
      value: currency,
      message: `has no rates; ${others}`,
      hint: `give --rules with rates: { <name>: { source: …, to: ${currency}, from: … } }`,
    },
  ]);
}

function tooLong(bytes: number, most: number, engine: string): BadInput {
  return new BadInput([
    {
      code: "costs.statement-too-long",
      severity: "error",
      file: "--rules",
      path: "",
      message: `make a statement of ${bytes.toLocaleString("en-US")} bytes; ${engine} takes ${most.toLocaleString("en-US")}`,
      hint: "take the months that are past out of the drivers, or name their values under `always`",
    },
  ]);
}

/**
 * The whole allocation as one statement: classes, spellings, cost centres over their dates, rates, splits. It gives what
 * `allocate` gives, to the last digit, on each of the engines; what has no rate stays in its own currency.
 */
export function allocationSql(
  bills: BillSource,
  { by, view, rules, currency }: AllocationRequest,
  dialect: Dialect,
): string {
  const names = dimensionNames({ by, rules, currency });
  const dimensions = names.map((name) => dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules)));
  const column = (name: string) => dimensionColumn(names.indexOf(name));
  const keys = names.map((_, index) => dimensionColumn(index));
  const writing: Writing = { dialect, identity: [...keys, "class", "currency", "via"] };
  const { queries, select } = groupingQueries(
    { ...groupingPlan(bills, dimensions, view, rules), asked: by },
    dialect,
  );
  const stages: Stage[] = [{ name: "summed_up", select }, unitStage("summed_up", writing)];
  const last = () => stages.at(-1)?.name ?? "";
  if (hasCentres(by, rules)) stages.push(...ownerStages(last(), column, dimensions, by, rules, writing));
  const dated = { ...writing, column, month: column(MONTH), rules };
  if (currency !== undefined) stages.push(...rateStages(last(), "converted", { ...dated, to: currency }));
  stages.push(...splitStages(last(), dated));
  return statementOf(queries, stages, groupsOf(last(), by, column, dialect));
}

/** From here on amounts are whole numbers of units. */
function unitStage(from: string, { dialect, identity }: Writing): Stage {
  const zero = `CAST(0 AS ${dialect.money})`;
  const known = identity.filter((column) => column !== "via");
  return {
    name: "portions",
    select: `SELECT ${known.join(", ")}, CAST('' AS ${dialect.text}) AS via, ${dialect.units(`COALESCE(amount, ${zero})`)} AS amount, charges, unpriced FROM ${from}`,
  };
}

function groupsOf(
  from: string,
  by: readonly string[],
  column: (name: string) => string,
  dialect: Dialect,
): string {
  const names = keyColumns(by);
  const shown = by.map((name, index) => `${column(name)} AS ${dialect.identifier(names[index] ?? name)}`);
  const group = [...by.map(column), "class", "currency", "via"].join(", ");
  return [
    `SELECT ${[...shown, "class", "currency"].join(", ")}, ${dialect.amount("SUM(amount)")} AS amount, SUM(charges) AS charges, via, SUM(unpriced) AS unpriced`,
    `FROM ${from}`,
    `GROUP BY ${group}`,
    `ORDER BY ${group}`,
  ].join("\n");
}

/** A charge that names its cost centre alone is its department's of that month. */
function ownerStages(
  from: string,
  column: (name: string) => string,
  dimensions: readonly Dimension[],
  by: readonly string[],
  { costCentres }: CostRules,
  writing: Writing,
): readonly Stage[] {
  const [department, month] = [column(DEPARTMENT), column(MONTH)];
  const rows = Object.entries(costCentres).flatMap(([code, { departments }]) =>
    departments.map((row) => {
      const until = row.to === undefined ? "" : ` AND ${month} <= ${literal(row.to)}`;
      return `WHEN ${column(COST_CENTRE)} = ${literal(code)} AND ${month} >= ${literal(row.from)}${until} THEN ${literal(row.department)}`;
    }),
  );
  const known = dimensions
    .filter(({ kind, name }) => kind === "tag" && by.includes(name) && name !== DEPARTMENT)
    .map(({ name }) => ` AND ${column(name)} IS NOT NULL`)
    .join("");
  return [
    {
      name: "owners",
      select: `SELECT *, CASE WHEN ${department} IS NULL THEN CASE ${rows.join(" ")} END END AS owner FROM ${from}`,
    },
    {
      name: "ownership",
      select: `SELECT ${identityWith(writing, {
        [department]: `COALESCE(${department}, owner)`,
        class: `CASE WHEN owner IS NOT NULL AND class IN ('untagged', 'untaggable')${known} THEN 'direct' ELSE class END`,
      })}, amount, charges, unpriced FROM owners`,
    },
    merged("ownership", "owned", writing),
  ];
}
