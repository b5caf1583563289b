import { unitsOf } from "../decimal.ts";
import type { CostRules } from "../rules.ts";
import { literal } from "../sql.ts";
import { divided, identityWith, inOrder, merged, type Stage, type Writing, whole } from "./stages.ts";

/** Rates stand in the same units as amounts. */
const ONE = 10n ** 18n;

export interface RateWriting extends Writing {
  readonly month: string;
  readonly rules: CostRules;
  /** What everything is converted to. */
  readonly to: string;
}

/** As convert does it: a month is converted as a whole and shared out, so that it adds up however it was grouped. */
export function rateStages(from: string, name: string, writing: RateWriting): readonly Stage[] {
  const { dialect, identity, month, to } = writing;
  const one = whole(ONE, dialect);
  const window = `PARTITION BY ${month}, currency`;
  const signed = (condition: string, size: string) =>
    `CASE WHEN ${condition} THEN -(${size}) ELSE ${size} END`;
  return [
    { name: `${name}_rate`, select: `SELECT *, ${rateOf(writing)} AS rate FROM ${from}` },
    {
      name: `${name}_size`,
      select: `SELECT *, ABS(amount) AS size, COALESCE(rate, ${one}) AS weight, ${one} AS total FROM ${name}_rate`,
    },
    ...divided(`${name}_size`, `${name}_own`, dialect),
    {
      name: `${name}_month`,
      select: `SELECT ${identity.join(", ")}, charges, unpriced, rate, weight, total, ${signed("amount < 0", "quotient")} AS amount, SUM(amount) OVER (${window}) AS before, ABS(SUM(amount) OVER (${window})) AS size FROM ${name}_own`,
    },
    ...divided(`${name}_month`, `${name}_whole`, dialect),
    {
      // Cutting each to its last digit leaves some of those digits of the whole month over.
      name: `${name}_left`,
      select: `SELECT *, ${signed("before < 0", "quotient")} - SUM(amount) OVER (${window}) AS missing, COUNT(*) OVER (${window}) AS members, ROW_NUMBER() OVER (${window} ORDER BY ${inOrder(identity)}) AS nth FROM ${name}_whole`,
    },
    {
      name: `${name}_converted`,
      select: `SELECT ${identityWith(writing, { currency: `CASE WHEN rate IS NULL THEN currency ELSE ${literal(to)} END` })}, charges, unpriced, amount + CASE WHEN missing < 0 THEN -1 ELSE 1 END * (${dialect.quotient("ABS(missing)", `CAST(members AS ${dialect.whole})`)} + CASE WHEN nth <= ABS(missing) % CAST(members AS ${dialect.whole}) THEN 1 ELSE 0 END) AS amount FROM ${name}_left`,
    },
    merged(`${name}_converted`, name, writing),
  ];
}

/** The first table of the rules that has one: that month's, else the one of always. NULL where none does. */
function rateOf({ dialect, month, rules, to }: RateWriting): string {
  const whens = Object.values(rules.rates)
    .filter((table) => table.to === to)
    .flatMap(({ from }) =>
      Object.entries(from)
        .filter(([currency]) => currency !== to)
        .flatMap(([currency, rates]) => {
          const { always, ...dated } = rates;
          const own = `currency = ${literal(currency)}`;
          const rate = (text: string) => whole(unitsOf(text), dialect);
          return [
            ...Object.entries(dated).map(
              ([when, text]) => `WHEN ${own} AND ${month} = ${literal(when)} THEN ${rate(text)}`,
            ),
            ...(always === undefined ? [] : [`WHEN ${own} THEN ${rate(always)}`]),
          ];
        }),
    );
  return whens.length === 0 ? `CAST(NULL AS ${dialect.whole})` : `CASE ${whens.join(" ")} END`;
}
