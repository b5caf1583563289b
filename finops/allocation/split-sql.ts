import { type Units, unitsOf } from "../decimal.ts";
import type { CostRules, SplitRule } from "../rules.ts";
import { list, literal } from "../sql.ts";
import { type Dialect, TARGET, type TargetSql } from "./dialect.ts";
import { VIA } from "./split.ts";
import { divided, identityWith, inOrder, merged, type Stage, type Writing, whole } from "./stages.ts";

export interface SplitWriting extends Writing {
  /** Key → column of the statement. */
  column(key: string): string;
  readonly month: string;
  readonly rules: CostRules;
}

/** Every split in turn, as runSplits does it; the last stage's rows are portions again. */
export function splitStages(from: string, writing: SplitWriting): readonly Stage[] {
  const stages: Stage[] = [];
  const emptied: SplitRule[] = [];
  let last = from;
  for (const [index, [name, rule]] of Object.entries(writing.rules.splits).entries()) {
    const written = splitStage(last, `split${index + 1}`, name, rule, emptied, writing);
    stages.push(...written);
    emptied.push(rule);
    last = `split${index + 1}`;
  }
  return stages;
}

function splitStage(
  from: string,
  stage: string,
  name: string,
  rule: SplitRule,
  emptied: readonly SplitRule[],
  writing: SplitWriting,
): readonly Stage[] {
  const { dialect, identity, column } = writing;
  const to = column(rule.to);
  const taken = Object.entries(rule.from)
    .map(([key, value]) => `${key === "class" ? "class" : column(key)} = ${literal(value)}`)
    .join(" AND ");
  const same = identity.join(", ");
  const one = whole(1n, dialect);
  const pooled: Stage = {
    name: `${stage}_pool`,
    select: `SELECT *, CASE WHEN ${taken} THEN 1 ELSE 0 END AS pool, CASE WHEN ${taken} THEN CAST(NULL AS ${dialect.text}) WHEN ${allowed(rule, to, emptied)} THEN ${to} END AS target FROM ${from}`,
  };
  const weighed = targetStages(pooled.name, stage, rule, writing);
  const aimed = weighed.at(-1)?.name ?? pooled.name;
  const borne = `${stage}_borne`;
  return [
    pooled,
    ...weighed,
    {
      name: `${stage}_each`,
      select: `SELECT ${same}, amount, charges, unpriced, ${Object.values(TARGET).join(", ")} FROM ${dialect.exploded(aimed, "CASE WHEN pool = 1 THEN targets END")}`,
    },
    {
      name: `${stage}_above`,
      select: `SELECT *, SUM(${TARGET.weight}) OVER (PARTITION BY ${same}) AS above, COUNT(*) OVER (PARTITION BY ${same}) AS bearers FROM ${stage}_each`,
    },
    {
      // With no weight above zero all bear alike; what has no target is divided by itself, and stays.
      name: `${stage}_weight`,
      select: `SELECT ${same}, amount, charges, unpriced, ${TARGET.value}, ${TARGET.place}, ABS(amount) AS size, CASE WHEN above > 0 THEN ${TARGET.weight} ELSE ${one} END AS weight, CASE WHEN above > 0 THEN above ELSE CAST(bearers AS ${dialect.whole}) END AS total FROM ${stage}_above WHERE ${TARGET.value} IS NULL OR above = 0 OR ${TARGET.weight} > 0`,
    },
    ...divided(`${stage}_weight`, borne, dialect),
    {
      name: `${stage}_turn`,
      select: `SELECT *, size - SUM(quotient) OVER (PARTITION BY ${same}) AS missing, ROW_NUMBER() OVER (PARTITION BY ${same} ORDER BY rest DESC, ${TARGET.place}, ${TARGET.value}) AS turn, ROW_NUMBER() OVER (PARTITION BY ${same} ORDER BY ${TARGET.place}, ${TARGET.value}) AS nth FROM ${borne}`,
    },
    {
      name: `${stage}_moved`,
      select: `SELECT ${identityWith(writing, {
        [to]: `COALESCE(${TARGET.value}, ${to})`,
        class: `CASE WHEN ${TARGET.value} IS NULL THEN class ELSE 'shared' END`,
        via: `CASE WHEN ${TARGET.value} IS NULL THEN via WHEN via = '' THEN ${literal(name)} ELSE CONCAT(via, ${literal(`${VIA}${name}`)}) END`,
      })}, ${TARGET.value}, CASE WHEN amount < 0 THEN -1 ELSE 1 END * (quotient + CASE WHEN turn <= missing THEN 1 ELSE 0 END) AS amount, CASE WHEN nth = 1 THEN charges ELSE 0 END AS charges, CASE WHEN nth = 1 THEN unpriced ELSE 0 END AS unpriced FROM ${stage}_turn`,
    },
    merged(`${stage}_moved`, stage, writing, ` WHERE ${TARGET.value} IS NULL OR amount <> 0 OR charges > 0`),
  ];
}

/** What may bear a part: the named ones, or whoever has cost that month and was not split away before. */
function allowed({ to, among }: SplitRule, column: string, emptied: readonly SplitRule[]): string {
  if (among !== undefined) return `${column} IN (${list(among)})`;
  const gone = emptied.flatMap(({ from }) =>
    Object.keys(from).length === 1 && from[to] !== undefined ? [from[to]] : [],
  );
  return gone.length === 0 ? `${column} IS NOT NULL` : `${column} NOT IN (${list(gone)})`;
}

/** Adds `targets` to each row, the same ones to all of a month and currency. */
function targetStages(
  from: string,
  stage: string,
  rule: SplitRule,
  { dialect, month, rules }: SplitWriting,
): readonly Stage[] {
  const window = `PARTITION BY ${month}, currency`;
  const aimed = (table: string, array: string): Stage => ({
    name: `${stage}_aim`,
    select: `SELECT *, ${array} AS targets FROM ${table}`,
  });
  if (rule.by === "fixed") return [aimed(from, dialect.targets(named(rule.shares ?? {}, dialect)))];
  if (rule.by === "driver") return [aimed(from, driven(rule, rules, month, dialect))];
  if (rule.among !== undefined) {
    const values = [...new Set(rule.among)];
    if (rule.by === "even")
      return [aimed(from, dialect.targets(values.map((value) => target(value, "1", 0))))];
    const own = values.map(
      (value, index) =>
        `SUM(CASE WHEN target = ${literal(value)} THEN amount ELSE 0 END) OVER (${window}) AS own${index}`,
    );
    return [
      { name: `${stage}_own`, select: `SELECT *, ${own.join(", ")} FROM ${from}` },
      aimed(
        `${stage}_own`,
        dialect.targets(values.map((value, index) => target(value, aboveZero(`own${index}`), 0))),
      ),
    ];
  }
  const weight = rule.by === "even" ? "1" : aboveZero("own");
  return [
    {
      name: `${stage}_own`,
      select: `SELECT *, SUM(amount) OVER (${window}, target) AS own, ROW_NUMBER() OVER (${window}, target ORDER BY ${inOrder(["class", "via"])}) AS seen FROM ${from}`,
    },
    aimed(
      `${stage}_own`,
      dialect.collected({ value: "target", weight, place: "0" }, "target IS NOT NULL AND seen = 1", window),
    ),
  ];
}

function aboveZero(column: string): string {
  return `CASE WHEN ${column} > 0 THEN ${column} ELSE 0 END`;
}

function target(value: string, weight: string, place: number): TargetSql {
  return { value: literal(value), weight, place: String(place) };
}

/** Weights as the smallest whole numbers that are to each other as they are. */
function named(weights: Readonly<Record<string, string>>, dialect: Dialect): readonly TargetSql[] {
  const sized = Object.entries(weights).map(([value, weight]) => ({
    value,
    units: notBelow(unitsOf(weight)),
  }));
  const common = sized.reduce((divisor, { units }) => commonDivisor(divisor, units), 0n) || 1n;
  return sized.map(({ value, units }, index) => target(value, numberOf(units / common, dialect), index));
}

function notBelow(units: Units): Units {
  return units > 0n ? units : 0n;
}

function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonDivisor(other, one % other);
}

/** What fits the engines' integers is written as one, to keep the statement short. */
function numberOf(value: bigint, dialect: Dialect): string {
  return value < 2n ** 31n ? String(value) : whole(value, dialect);
}

/** The month's weights, else those of always, else nobody. Months of the same weights are written once. */
function driven(
  { driver = "", among }: SplitRule,
  { drivers }: CostRules,
  month: string,
  dialect: Dialect,
): string {
  const byArray = new Map<string, string[]>();
  for (const [when, weights] of Object.entries(drivers[driver] ?? {})) {
    const kept = Object.entries(weights).filter(([value]) => among === undefined || among.includes(value));
    const array = kept.length === 0 ? "NULL" : dialect.targets(named(Object.fromEntries(kept), dialect));
    byArray.set(array, [...(byArray.get(array) ?? []), when]);
  }
  const always = [...byArray].find(([, when]) => when.includes(ALWAYS))?.[0] ?? "NULL";
  const dated = [...byArray].flatMap(([array, when]) => {
    const months = when.filter((each) => each !== ALWAYS);
    return months.length === 0 || array === always
      ? []
      : [`WHEN ${month} IN (${list(months)}) THEN ${array}`];
  });
  // An array that is never taken gives the column its type where nobody bears anything.
  const typed = `WHEN FALSE THEN ${dialect.targets([target("", "0", 0)])}`;
  return `CASE ${[typed, ...dated].join(" ")} ELSE ${always} END`;
}

const ALWAYS = "always";
