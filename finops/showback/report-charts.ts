import { amountText, type Units } from "../decimal.ts";
import { bullets } from "./charts/bullets.ts";
import { type Chart, COLOURS, NOBODY } from "./charts/draw.ts";
import { fan } from "./charts/fan.ts";
import { sankey } from "./charts/flow.ts";
import { shareBars } from "./charts/share-bars.ts";
import type { NamedSeries } from "./charts/stacked-bars.ts";
import { waterfall } from "./charts/waterfall.ts";
import type { Mover, Showback } from "./model.ts";
import type { Series } from "./series.ts";
import type { Say } from "./words.ts";
import type { YearOutlook } from "./year.ts";

export function ownerSeries({ owners, months }: Showback, say: Say): readonly NamedSeries[] {
  const named = Object.fromEntries(owners.map(({ name, total }) => [name ?? "", total]));
  return topSeries(named, months, say, say("nobody"));
}

/** The dearest seven and the rest; what is nobody's is grey, and always there. */
export function topSeries(
  parts: Readonly<Record<string, Series>>,
  months: readonly string[],
  say: Say,
  unnamed: string,
): readonly NamedSeries[] {
  const sum = (series: Series) => months.reduce((total, month) => total + (series[month] ?? 0n), 0n);
  const named = Object.entries(parts)
    .filter(([name]) => name !== "")
    .sort(([, one], [, other]) => (sum(one) < sum(other) ? 1 : -1));
  const rest = named.slice(COLOURS.length - 1);
  const values = (series: readonly Series[]) =>
    months.map((month) => toNumber(series.reduce((total, each) => total + (each[month] ?? 0n), 0n)));
  return [
    ...named
      .slice(0, COLOURS.length - 1)
      .map(([name, series], index) => ({ name, values: values([series]), colour: COLOURS[index] ?? NOBODY })),
    ...(rest.length === 0
      ? []
      : [
          {
            name: say("others"),
            values: values(rest.map(([, series]) => series)),
            colour: COLOURS.at(-1) ?? NOBODY,
          },
        ]),
    ...(parts[""] === undefined ? [] : [{ name: unnamed, values: values([parts[""]]), colour: NOBODY }]),
  ];
}

/** Departments have one colour in every chart of a page. */
export function flowChart(report: Showback, say: Say): Chart | undefined {
  const { flows } = report;
  if (flows.length === 0) return undefined;
  const target = ({ owner, kind }: Showback["flows"][number]) =>
    owner ?? `${say("nobody")}: ${say(`class.${kind}`)}`;
  const named = new Map(ownerSeries(report, say).map(({ name, colour }) => [name, colour ?? NOBODY]));
  const rest = named.get(say("others")) ?? NOBODY;
  const colours = new Map(
    flows.flatMap(({ owner }) => (owner === null ? [] : [[owner, named.get(owner) ?? rest] as const])),
  );
  return sankey(
    flows.map((flow) => ({ from: flow.provider, to: target(flow), value: toNumber(flow.amount) })),
    colours,
  );
}

export function budgetChart({ budgets }: Pick<Showback, "budgets">): Chart | undefined {
  const rows = budgets.filter(({ percent }) => percent !== null);
  if (rows.length === 0) return undefined;
  return bullets(
    rows.map(({ budget, percent }) => ({ name: budget, percent: Math.max(0, Number(percent)) })),
  );
}

export function coverageChart({ coverage }: Showback, say: Say): Chart | undefined {
  if (coverage.length === 0) return undefined;
  const rows = coverage.map(({ key, currency, money: amounts }) => {
    const all = amounts.tagged + amounts.forgotten + amounts.untaggable;
    const part = (units: Units) => (all === 0n ? 0 : Number((units * 10_000n) / all) / 100);
    return {
      name: `${key} ${currency}`,
      parts: [part(amounts.tagged), part(amounts.forgotten), part(amounts.untaggable)],
    };
  });
  const names = [say("tagged"), say("forgotten"), say("untaggable")];
  return shareBars(rows, names, [COLOURS[2] ?? "", COLOURS[5] ?? "", NOBODY]);
}

export function commitmentChart({ commitments }: Showback, say: Say): Chart | undefined {
  const rows = commitments.slice(0, 12).filter(({ used, unused }) => used + unused > 0n);
  if (rows.length === 0) return undefined;
  const shares = rows.map(({ id, name, used, unused }) => ({
    name: name ?? id,
    parts: [
      Number((used * 10_000n) / (used + unused)) / 100,
      Number((unused * 10_000n) / (used + unused)) / 100,
    ],
  }));
  return shareBars(shares, [say("used"), say("unused")], [COLOURS[0] ?? "", NOBODY]);
}

/** From the month before to the last one, by what changed most. */
export function changeChart(
  total: Series,
  movers: readonly Mover[],
  { months, month }: Showback,
  say: Say,
  unnamed: string,
): Chart | undefined {
  const before = months.at(-2);
  if (before === undefined || movers.length === 0) return undefined;
  const shown = movers.slice(0, 6);
  const [from, to] = [total[before] ?? 0n, total[month] ?? 0n];
  const rest = to - from - shown.reduce((sum, mover) => sum + mover.now - mover.before, 0n);
  return waterfall([
    { name: before, value: toNumber(from), whole: true },
    ...shown.map(({ name, before: was, now }) => ({
      name: name === "" ? unnamed : name,
      value: toNumber(now - was),
    })),
    ...(rest === 0n ? [] : [{ name: say("others"), value: toNumber(rest) }]),
    { name: month, value: toNumber(to), whole: true },
  ]);
}

export function outlookChart(total: Series, { forecast }: YearOutlook, say: Say): Chart | undefined {
  const past = Object.entries(total);
  if (past.length === 0) return undefined;
  const points = forecast?.points ?? [];
  const ahead = points.map(() => null);
  const last = toNumber(past.at(-1)?.[1] ?? 0n);
  // The estimate begins where the past ends, so that the two lines meet.
  const lead = (value: number) => [...past.slice(1).map(() => null), value];
  return fan(
    {
      months: [...past.map(([month]) => month), ...points.map(({ month }) => month)],
      past: [...past.map(([, amount]) => toNumber(amount)), ...ahead],
      estimate: points.length === 0 ? [] : [...lead(last), ...points.map(({ amount }) => amount)],
      low: points.length === 0 ? [] : [...lead(last), ...points.map(({ low }) => low)],
      high: points.length === 0 ? [] : [...lead(last), ...points.map(({ high }) => high)],
    },
    { past: say("spent"), estimate: say("estimate") },
  );
}

/** For the height of a bar alone: figures are printed from the exact amounts. */
function toNumber(units: Units): number {
  return Number(amountText(units));
}
