import { escapeText, htmlPage } from "../../ipam/html-page.ts";
import { type Answer, answersOf, ownerAnswers, type PageOf } from "./answers.ts";
import type { Chart } from "./charts/draw.ts";
import { stackedBars } from "./charts/stacked-bars.ts";
import { change, changePercent, grouped, money } from "./figures.ts";
import { answersMarkup, section } from "./markup.ts";
import type { OwnerFigures, Showback } from "./model.ts";
import {
  budgetChart,
  changeChart,
  commitmentChart,
  coverageChart,
  flowChart,
  outlookChart,
  ownerSeries,
  topSeries,
} from "./report-charts.ts";
import type { Series } from "./series.ts";
import { styleOf } from "./style.ts";
import { groupTables, type NamedTable, ownerName, ownerTables } from "./tables.ts";
import { type Language, type Say, sayIn } from "./words.ts";
import type { YearOutlook } from "./year.ts";

export interface Page {
  readonly name: string;
  readonly content: string;
}

/** One page for the group and one for each of its departments; each needs nothing but itself. */
export function showbackPages(report: Showback, language: Language): readonly Page[] {
  const say = sayIn(language);
  const pageOf = pagesOf(report);
  return [
    { name: INDEX, content: groupPage(report, pageOf, language, say) },
    ...report.owners.map((owner) => ({
      name: decodeURI(pageOf(owner.name) ?? ""),
      content: ownerPage(report, owner, language, say),
    })),
  ];
}

/** What the group's page says first; the Markdown for the mail says it too. */
export function groupAnswers(report: Showback, language: Language): readonly Answer[] {
  return answersOf(report, pagesOf(report), sayIn(language));
}

const INDEX = "index.html";

function pagesOf({ owners }: Showback): PageOf {
  const files = new Map(owners.map(({ name }, index) => [name, encodeURI(fileName(name, index))]));
  return (name) => files.get(name);
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

function groupPage(report: Showback, pageOf: PageOf, language: Language, say: Say): string {
  const tables = groupTables(report, say);
  const show = showIn(tables, report, say);
  const pages = report.owners.map(
    ({ name }) =>
      `<li><a href="${escapeText(pageOf(name) ?? "")}">${escapeText(ownerName(name, say))}</a></li>`,
  );
  return page(report, say("group"), language, say, [
    answersMarkup(answersOf(report, pageOf, say), say),
    figures(report.total, report.outlook, report, say),
    `<nav aria-label="${escapeText(say("pages"))}"><h2>${escapeText(say("pages"))}</h2><ul>${pages.join("")}</ul></nav>`,
    contents(tables, say),
    show("owners", stackedBars(report.months, ownerSeries(report, say))),
    show("budgets", budgetChart(report)),
    show("changes", changeChart(report.total, report.changes, report, say, say("nobody"))),
    show("movers", changeChart(report.total, report.movers, report, say, "?")),
    show("unowned", undefined, [say("untaggedHint")]),
    show("forecast", outlookChart(report.total, report.outlook, say), [backTest(report.outlook, say)]),
    show("classes", flowChart(report, say)),
    show("coverage", coverageChart(report, say)),
    show("commitments", commitmentChart(report, say)),
    show("proof"),
    notes(report, say),
  ]);
}

function ownerPage(report: Showback, owner: OwnerFigures, language: Language, say: Say): string {
  const tables = ownerTables(report, owner, say);
  const show = showIn(tables, report, say);
  const projects = topSeries(owner.projects, report.months, say, say("noProject"));
  return page(report, ownerName(owner.name, say), language, say, [
    answersMarkup(ownerAnswers(report, owner, say), say),
    figures(owner.total, owner.outlook, report, say),
    `<nav aria-label="${escapeText(say("group"))}"><ul><li><a href="${INDEX}">${escapeText(say("backToGroup"))}</a></li></ul></nav>`,
    contents(tables, say),
    show("projects", stackedBars(report.months, projects)),
    show("parts"),
    show("budgets", budgetChart({ budgets: owner.budgets })),
    show("movers", changeChart(owner.total, owner.movers, report, say, "?")),
    show("services"),
    show("forecast", outlookChart(owner.total, owner.outlook, say), [backTest(owner.outlook, say)]),
    notes(report, say),
  ]);
}

/** Each table under its heading; one without a column of currencies says in its caption what it is in. */
function showIn(tables: readonly NamedTable[], { currency }: Showback, say: Say) {
  const byId = new Map(tables.map((table) => [table.id, table]));
  return (id: string, chart?: Chart, remarks: readonly string[] = []) => {
    const table = byId.get(id);
    if (table === undefined) return "";
    const mixed = table.columns.some(({ title }) => title === say("currency"));
    const caption = mixed ? table.title : `${table.title} · ${currency}`;
    return section({ ...table, caption }, chart, remarks, say);
  };
}

function contents(tables: readonly NamedTable[], say: Say): string {
  const links = tables.map(
    ({ id, title }) => `<li><a href="#${escapeText(id)}">${escapeText(title)}</a></li>`,
  );
  return `<nav aria-label="${escapeText(say("contents"))}"><h2>${escapeText(say("contents"))}</h2><ul>${links.join("")}</ul></nav>`;
}

/** This month, how it changed, the year. */
function figures(total: Series, outlook: YearOutlook, { months, currency }: Showback, say: Say): string {
  const now = total[months.at(-1) ?? ""] ?? 0n;
  const before = months.length > 1 ? (total[months.at(-2) ?? ""] ?? 0n) : undefined;
  const expected = outlook.expected;
  const cards: readonly (readonly [string, string, string])[] = [
    [say("thisMonth"), money(now), currency],
    ...(before === undefined
      ? []
      : [[say("change"), change(before, now), changePercent(before, now) ?? currency] as const]),
    [say("spentOfYear"), money(outlook.spent), `${outlook.first} – ${outlook.last}`],
    expected === undefined
      ? [say("expectedOfYear"), "–", say("tooFew")]
      : [
          say("expectedOfYear"),
          grouped(expected.amount.toFixed(2)),
          `${say("between")} ${grouped(expected.low.toFixed(2))} ${say("and")} ${grouped(expected.high.toFixed(2))}`,
        ],
  ];
  return `<dl class="figures">${cards
    .map(
      ([title, value, note]) =>
        `<div><dt>${escapeText(title)}</dt><dd>${escapeText(value)}</dd><dd class="note">${escapeText(note)}</dd></div>`,
    )
    .join("")}</dl>`;
}

function backTest({ forecast }: YearOutlook, say: Say): string {
  return forecast === undefined
    ? say("tooFew")
    : `${say("backTest")} ${forecast.backTest.percent.toFixed(1)} %.`;
}

function notes({ remarks }: Showback, say: Say): string {
  if (remarks.length === 0) return "";
  return `<section aria-labelledby="notes-head"><h2 id="notes-head">${escapeText(say("notes"))}</h2><ul>${remarks.map((remark) => `<li>${escapeText(remark)}</li>`).join("")}</ul></section>`;
}

function page(
  { month, currency, view }: Showback,
  name: string,
  language: Language,
  say: Say,
  body: readonly string[],
): string {
  const title = `${say("title")} · ${name} · ${month}`;
  const head = `<header><h1>${escapeText(name)}</h1><p>${escapeText(`${say("title")} · ${month} · ${currency} · ${say(view)}`)}</p></header>`;
  return htmlPage({
    language,
    title,
    style: styleOf(title),
    script: "",
    pictures: true,
    body: [head, "<main>", ...body, "</main>"],
  });
}
