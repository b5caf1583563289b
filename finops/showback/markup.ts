import { escapeText } from "../../ipam/html-page.ts";
import type { Answer } from "./answers.ts";
import type { Chart } from "./charts/draw.ts";
import { grouped } from "./figures.ts";
import type { NamedTable } from "./tables.ts";
import type { Say } from "./words.ts";

/** Months of a year side by side are wider than a sheet of paper is. */
const WIDE_COLUMNS = 8;

/** A name and the months of a year. */
const PAPER_COLUMNS = 13;

/** What fits on one sheet with its heading and chart is kept together there. */
const KEPT_ROWS = 14;

export interface CaptionedTable extends NamedTable {
  readonly caption: string;
}

export function section(
  table: CaptionedTable,
  chart: Chart | undefined,
  notes: readonly string[],
  say: Say,
): string {
  const id = escapeText(table.id);
  const head = `<h2 id="${id}-head">${escapeText(table.title)}</h2>`;
  const layout = [
    ...(table.rows.length <= KEPT_ROWS ? ["keep"] : []),
    ...(table.columns.length > WIDE_COLUMNS ? ["wide"] : []),
  ].join(" ");
  const body =
    table.rows.length === 0
      ? `<p>${escapeText(say("nothing"))}</p>`
      : [
          chart === undefined ? "" : picture(chart, table.title),
          ...notes.map((note) => `<p>${escapeText(note)}</p>`),
          tableMarkup(table, say),
        ].join("");
  return `<section id="${id}" aria-labelledby="${id}-head"${layout === "" ? "" : ` class="${layout}"`}>${head}${body}</section>`;
}

/** A picture may bring styles of its own, which the page itself refuses; the table beside it says the same. */
function picture({ svg, height }: Chart, title: string): string {
  const data = Buffer.from(svg, "utf8").toString("base64");
  return `<div class="chart" tabindex="0" role="region" aria-label="${escapeText(title)}"><img alt="${escapeText(title)}" width="900" height="${height}" src="data:image/svg+xml;base64,${data}"></div>`;
}

/** The first cell names its row; it stays in sight when a phone scrolls the rest. */
function tableMarkup({ columns, rows, title, caption, sum }: CaptionedTable, say: Say): string {
  // A sheet of paper has room for a year; what came before is left to screens and files.
  const early = columns.length - PAPER_COLUMNS;
  const classes = (index: number) => {
    const names = [
      ...(columns[index]?.figure ? ["figure"] : []),
      ...(index > 0 && index <= early ? ["early"] : []),
    ];
    return names.length === 0 ? "" : ` class="${names.join(" ")}"`;
  };
  const cell = (text: string, index: number) => {
    const figure = columns[index]?.figure === true;
    const shown = escapeText(figure ? grouped(text) : text);
    return index === 0 ? `<th scope="row">${shown}</th>` : `<td${classes(index)}>${shown}</td>`;
  };
  const head = columns
    .map(({ title: name }, index) => `<th scope="col"${classes(index)}>${escapeText(name)}</th>`)
    .join("");
  const body = rows.map(
    (row, index) =>
      `<tr${sum === true && index === rows.length - 1 ? ' class="sum"' : ""}>${row.map(cell).join("")}</tr>`,
  );
  const label = escapeText(`${title} (${say("table")})`);
  return `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><caption>${escapeText(caption)}${early > 0 ? ` <span class="paper">${escapeText(say("earlierMonths"))}</span>` : ""}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** The four questions, each with its figures and the way to the table that they stand in. */
export function answersMarkup(answers: readonly Answer[], say: Say): string {
  const cards = answers.map(({ id, question, level, lines }) => {
    const items = lines.map(({ text, href }) => {
      const shown = escapeText(text);
      return `<li>${href === undefined ? shown : `<a href="${escapeText(href)}">${shown}</a>`}</li>`;
    });
    return `<div class="answer ${level}" id="answer-${id}"><h3>${escapeText(question)}</h3><ul>${items.join("")}</ul></div>`;
  });
  return `<section aria-labelledby="answers-head"><h2 id="answers-head">${escapeText(say("answers"))}</h2><div class="answers">${cards.join("")}</div></section>`;
}
