import { workbook } from "../../ipam/exporters/workbook/workbook.ts";
import { csvOf, escapeMarkdown, markdownOf } from "../reports/table.ts";
import type { Answer } from "./answers.ts";
import type { Showback } from "./model.ts";
import { fileName, groupAnswers, showbackPages } from "./page.ts";
import { groupTables, type NamedTable, ownerName, ownerTables } from "./tables.ts";
import { type Language, sayIn } from "./words.ts";

export interface ReportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Every report of one run: pages, their tables as CSV, one Markdown for the mail, one workbook. */
export function showbackFiles(report: Showback, language: Language): readonly ReportFile[] {
  const say = sayIn(language);
  const group = groupTables(report, say);
  const owners = report.owners.map((owner, index) => ({
    base: fileName(owner.name, index).replace(/\.html$/, ""),
    title: ownerName(owner.name, say),
    tables: ownerTables(report, owner, say),
  }));
  return [
    ...showbackPages(report, language),
    {
      name: "report.md",
      content: markdown(
        `${say("title")} · ${report.month} · ${report.currency}`,
        group,
        groupAnswers(report, language),
      ),
    },
    ...owners.map(({ base, title, tables }) => ({ name: `${base}.md`, content: markdown(title, tables) })),
    ...group
      .filter(({ rows }) => rows.length > 0)
      .map((table) => ({ name: `${table.id}.csv`, content: csvOf(table) })),
    ...owners.map(({ base, tables }) => ({
      name: `${base}.csv`,
      content: csvOf(tables[0] ?? { columns: [], rows: [] }),
    })),
    { name: "report.xlsx", content: workbook(sheets(group, owners)) },
  ];
}

function markdown(title: string, tables: readonly NamedTable[], answers: readonly Answer[] = []): string {
  const asked = answers.map(
    ({ question, lines }) =>
      `## ${escapeMarkdown(question)}\n\n${lines.map(({ text }) => `- ${escapeMarkdown(text)}\n`).join("")}`,
  );
  const parts = tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => `## ${escapeMarkdown(table.title)}\n\n${markdownOf(table)}`);
  return `# ${escapeMarkdown(title)}\n\n${[...asked, ...parts].join("\n")}`;
}

/** Names of sheets are short, plain and different from each other. */
function sheets(
  group: readonly NamedTable[],
  owners: readonly { readonly base: string; readonly tables: readonly NamedTable[] }[],
) {
  const named = [
    ...group.map((table) => ({ name: table.id, table })),
    ...owners.flatMap(({ base, tables }) =>
      tables.slice(0, 1).map((table) => ({ name: base.slice(0, 31), table })),
    ),
  ].filter(({ table }) => table.rows.length > 0);
  return named.map(({ name, table }) => ({
    name,
    columns: table.columns.map(({ title }, index) => ({ title, width: index === 0 ? 34 : 16 })),
    rows: table.rows.map((row) =>
      row.map((cell, index) =>
        table.columns[index]?.figure && /^[+-]?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell,
      ),
    ),
  }));
}
