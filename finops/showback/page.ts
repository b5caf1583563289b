import { escapeText, htmlPage } from "../../ipam/html-page.ts";
import { amountText, centsText, type Units } from "../decimal.ts";
import { percentOf } from "../tags.ts";
import {
  bullets,
  type Chart,
  COLOURS,
  fan,
  type NamedSeries,
  NOBODY,
  sankey,
  shareBars,
  stackedBars,
  waterfall,
} from "./charts.ts";
import type { OwnerFigures, Series, Showback, YearOutlook } from "./model.ts";
import { groupTables, type NamedTable, ownerName, ownerTables, signed } from "./tables.ts";
import { type Language, type Say, sayIn } from "./words.ts";

export interface Page {
  readonly name: string;
  readonly content: string;
}

/** One page for the group and one for each of its departments; each needs nothing but itself. */
export function showbackPages(report: Showback, language: Language): readonly Page[] {
  const say = sayIn(language);
  const files = new Map(report.owners.map(({ name }, index) => [name, fileName(name, index)]));
  return [
    { name: "index.html", content: groupPage(report, files, language, say) },
    ...report.owners.map((owner) => ({
      name: files.get(owner.name) ?? "",
      content: ownerPage(report, owner, language, say),
    })),
  ];
}

/** Tags hold any character; a file's name does not. */
export function fileName(name: string | null, index: number): string {
  const plain = (name ?? "")
    .slice(0, 40)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  return `${String(index + 1).padStart(2, "0")}-${plain === "" ? "not-assigned" : plain}.html`;
}

function groupPage(
  report: Showback,
  files: ReadonlyMap<string | null, string>,
  language: Language,
  say: Say,
): string {
  const tables = new Map(groupTables(report, say).map((table) => [table.id, table]));
  const show = (id: string, chart?: Chart, note = "") => section(tables.get(id), chart, note, say);
  return page(`${say("title")} · ${say("group")} · ${report.month}`, language, [
    heading(say("group"), report, say),
    figures(report.total, report.outlook, report, say),
    `<section><h2>${escapeText(say("overspent"))}</h2>${overspent(report, say)}</section>`,
    show("owners", stackedBars(report.months, ownerSeries(report, say))),
    show("classes", flowChart(report, say)),
    show("budgets", budgetChart(report)),
    show("coverage", coverageChart(report, say)),
    show("unowned", undefined, say("untaggedHint")),
    show("commitments", commitmentChart(report, say)),
    show("forecast", outlookChart(report.total, report.outlook, say), backTest(report.outlook, say)),
    `<section><h2>${escapeText(say("pages"))}</h2><ul>${report.owners
      .map(
        ({ name }) =>
          `<li><a href="${escapeText(encodeURI(files.get(name) ?? ""))}">${escapeText(ownerName(name, say))}</a></li>`,
      )
      .join("")}</ul></section>`,
    show("proof"),
    notes(report, say),
  ]);
}

function ownerPage(report: Showback, owner: OwnerFigures, language: Language, say: Say): string {
  const tables = new Map(ownerTables(report, owner, say).map((table) => [table.id, table]));
  const show = (id: string, chart?: Chart, note = "") => section(tables.get(id), chart, note, say);
  const name = ownerName(owner.name, say);
  return page(`${say("title")} · ${name} · ${report.month}`, language, [
    heading(name, report, say),
    figures(owner.total, owner.outlook, report, say),
    show(
      "projects",
      stackedBars(report.months, topSeries(owner.projects, report.months, say, say("noProject"))),
    ),
    show("parts"),
    show("budgets", budgetChart({ budgets: owner.budgets })),
    show("movers", changeChart(owner, report, say)),
    show("services"),
    show("forecast", outlookChart(owner.total, owner.outlook, say), backTest(owner.outlook, say)),
    notes(report, say),
  ]);
}

function heading(name: string, { month, currency, view }: Showback, say: Say): string {
  return `<header><h1>${escapeText(name)}</h1><p>${escapeText(`${say("title")} · ${month} · ${currency} · ${say(view)}`)}</p></header>`;
}

/** What is asked first: this month, how it changed, the year. */
function figures(total: Series, outlook: YearOutlook, { months, currency }: Showback, say: Say): string {
  const now = total[months.at(-1) ?? ""] ?? 0n;
  const before = months.length > 1 ? (total[months.at(-2) ?? ""] ?? 0n) : undefined;
  const expected = outlook.expected;
  const cards: readonly (readonly [string, string, string])[] = [
    [say("thisMonth"), centsText(now), currency],
    ...(before === undefined
      ? []
      : [[say("change"), signed(now - before), changePercent(before, now)] as const]),
    [say("spentOfYear"), centsText(outlook.spent), `${outlook.first} – ${outlook.last}`],
    expected === undefined
      ? [say("expectedOfYear"), "–", say("tooFew")]
      : [
          say("expectedOfYear"),
          expected.amount.toFixed(2),
          `${say("between")} ${grouped(expected.low.toFixed(2))} ${say("and")} ${grouped(expected.high.toFixed(2))}`,
        ],
  ];
  return `<dl class="figures">${cards
    .map(
      ([title, value, note]) =>
        `<div><dt>${escapeText(title)}</dt><dd>${escapeText(grouped(value))}</dd><p>${escapeText(note)}</p></div>`,
    )
    .join("")}</dl>`;
}

function changePercent(before: Units, now: Units): string {
  if (before <= 0n) return "";
  const percent = percentOf(now - before, before);
  return `${now > before ? "+" : ""}${percent} %`;
}

/** Budgets that are reached, each with the services that grew most. */
function overspent({ budgets, owners, by }: Showback, say: Say): string {
  if (budgets.length === 0) return `<p>${escapeText(say("noBudgets"))}</p>`;
  const reached = budgets.filter(({ band }) => band === "over" || band === "critical");
  if (reached.length === 0) return `<p>${escapeText(say("nobodyOver"))}</p>`;
  const lines = reached.map(({ budget, band, percent, actual, limit, currency, of }) => {
    const owner = owners.find(({ name }) => name !== null && name === of[by]);
    const why = (owner?.movers ?? [])
      .filter(({ before, now }) => now > before)
      .slice(0, 3)
      .map(({ name, before, now }) => `${name} ${grouped(signed(now - before))}`)
      .join(", ");
    const text = `${budget}: ${say(`band.${band}`)}, ${grouped(centsText(actual))} / ${grouped(centsText(limit))} ${currency}${percent === null ? "" : ` (${percent} %)`}`;
    return `<li class="${band}"><strong>${escapeText(text)}</strong>${why === "" ? "" : `<br>${escapeText(`${say("because")} ${why}`)}`}</li>`;
  });
  return `<ul class="reached">${lines.join("")}</ul>`;
}

function section(table: NamedTable | undefined, chart: Chart | undefined, note: string, say: Say): string {
  if (table === undefined) return "";
  const body =
    table.rows.length === 0
      ? `<p>${escapeText(say("nothing"))}</p>`
      : [
          chart === undefined ? "" : picture(chart, table.title),
          note === "" ? "" : `<p>${escapeText(note)}</p>`,
          tableMarkup(table),
        ].join("");
  return `<section id="${table.id}"><h2>${escapeText(table.title)}</h2>${body}</section>`;
}

/** A picture may bring styles of its own, which the page itself refuses; the table beside it says the same. */
function picture({ svg, height }: Chart, title: string): string {
  const data = Buffer.from(svg, "utf8").toString("base64");
  return `<img alt="${escapeText(title)}" width="900" height="${height}" src="data:image/svg+xml;base64,${data}">`;
}

function tableMarkup({ columns, rows }: NamedTable): string {
  const cell = (tag: "th" | "td", text: string, index: number) =>
    `<${tag}${columns[index]?.figure ? ' class="figure"' : ""}>${escapeText(columns[index]?.figure ? grouped(text) : text)}</${tag}>`;
  const head = columns.map(({ title }, index) => cell("th", title, index)).join("");
  const body = rows.map((row) => `<tr>${row.map((text, index) => cell("td", text, index)).join("")}</tr>`);
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** `1234567.80` → `1,234,567.80`: people count digits in threes; files keep plain numbers. */
function grouped(text: string): string {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text)
    ? text.replace(/^[+-]?\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ","))
    : text;
}

function ownerSeries({ owners, months }: Showback, say: Say): readonly NamedSeries[] {
  const named = Object.fromEntries(owners.map(({ name, total }) => [name ?? "", total]));
  return topSeries(named, months, say, say("nobody"));
}

/** The dearest seven and the rest; what is nobody's is grey, and always there. */
function topSeries(
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

function flowChart({ flows }: Showback, say: Say): Chart | undefined {
  if (flows.length === 0) return undefined;
  const target = ({ owner, kind }: Showback["flows"][number]) =>
    owner ?? `${say("nobody")}: ${say(`class.${kind}`)}`;
  const grey = new Set(flows.filter(({ owner }) => owner === null).map(target));
  return sankey(
    flows.map((flow) => ({ from: flow.provider, to: target(flow), value: toNumber(flow.amount) })),
    grey,
  );
}

function budgetChart({ budgets }: Pick<Showback, "budgets">): Chart | undefined {
  const rows = budgets.filter(({ percent }) => percent !== null);
  if (rows.length === 0) return undefined;
  return bullets(
    rows.map(({ budget, percent }) => ({ name: budget, percent: Math.max(0, Number(percent)) })),
  );
}

function coverageChart({ coverage }: Showback, say: Say): Chart | undefined {
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

function commitmentChart({ commitments }: Showback, say: Say): Chart | undefined {
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

function changeChart(owner: OwnerFigures, { months, month }: Showback, say: Say): Chart | undefined {
  const before = months.at(-2);
  if (before === undefined || owner.movers.length === 0) return undefined;
  const shown = owner.movers.slice(0, 6);
  const [from, to] = [owner.total[before] ?? 0n, owner.total[month] ?? 0n];
  const rest = to - from - shown.reduce((sum, mover) => sum + mover.now - mover.before, 0n);
  return waterfall([
    { name: before, value: toNumber(from), whole: true },
    ...shown.map((mover) => ({ name: mover.name, value: toNumber(mover.now - mover.before) })),
    ...(rest === 0n ? [] : [{ name: say("others"), value: toNumber(rest) }]),
    { name: month, value: toNumber(to), whole: true },
  ]);
}

function outlookChart(total: Series, { forecast }: YearOutlook, say: Say): Chart | undefined {
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

function backTest({ forecast }: YearOutlook, say: Say): string {
  return forecast === undefined
    ? say("tooFew")
    : `${say("backTest")} ${forecast.backTest.percent.toFixed(1)} %.`;
}

function notes({ remarks }: Showback, say: Say): string {
  if (remarks.length === 0) return "";
  return `<section><h2>${escapeText(say("notes"))}</h2><ul>${remarks.map((remark) => `<li>${escapeText(remark)}</li>`).join("")}</ul></section>`;
}

/** For the height of a bar alone: figures are printed from the exact amounts. */
function toNumber(units: Units): number {
  return Number(amountText(units));
}

function page(title: string, language: Language, body: readonly string[]): string {
  return htmlPage({ language, title, style: STYLE, script: "", pictures: true, body });
}

const STYLE = `:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem}
h1{margin:0}header p{margin:.2rem 0 1.5rem;opacity:.75}h2{margin:2.2rem 0 .6rem;font-size:1.15rem}
.figures{display:flex;flex-wrap:wrap;gap:1rem;margin:0}.figures div{flex:1 1 12rem;border:1px solid #8884;border-radius:8px;padding:.8rem 1rem}
.figures dt{opacity:.75}.figures dd{margin:0;font-size:1.5rem;font-variant-numeric:tabular-nums}.figures p{margin:0;opacity:.75;font-size:.85rem}
img{max-width:100%;height:auto;background:#fff;border-radius:6px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:.6rem}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8883;white-space:nowrap}
.figure{text-align:right;font-variant-numeric:tabular-nums}tbody tr:last-child td{border-bottom:0}
.reached{list-style:none;padding:0}.reached li{border-left:6px solid #E69F00;padding:.3rem .8rem;margin:.5rem 0}.reached li.critical{border-color:#D55E00}
@media print{body{margin:0;max-width:none;font-size:11px}section{break-inside:avoid}a{color:inherit}.figures div{border-color:#888}.scroll{overflow:visible}}`;
