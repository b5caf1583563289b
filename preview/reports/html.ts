import { escapeText } from "../../ipam/html-page.ts";
import type { PreviewReport } from "../report.ts";
import { waiversOf } from "../waivers.ts";
import { exceptionLine } from "./exceptions.ts";
import { type FilterRow, filterPage } from "./filter-page.ts";
import { type Finding, findingsOf, GROUPINGS, groupName } from "./findings.ts";
import { count, nameOf, printable } from "./text.ts";

/** What is wrong, by clause, system or owner, as one page to search, send on and print. */
export function htmlReport(report: PreviewReport): string {
  const { record, summary, packs, exceptions } = report;
  const { mandatoryFailures, advisoryFailures, excepted, unknown, pass } = summary.verdicts;
  const counts: readonly (readonly [string, number])[] = [
    ["mandatory violations", mandatoryFailures],
    ["advisory violations", advisoryFailures],
    ["excepted", excepted],
    ["unknown until deployment", unknown],
    ["passed", pass],
    ["resources", summary.resources],
  ];
  const waivers = waiversOf(record.resources);
  return filterPage({
    title: `${record.project} · ${record.stack}: policy verdicts`,
    head: [
      `<p>Judged with ${escapeText(packs.map(({ title }) => title).join(", ") || "no pack")}.</p>`,
      `<dl class="counts">${counts.map(([name, amount]) => `<div><dt>${name}</dt><dd>${amount.toLocaleString("en-US")}</dd></div>`).join("")}</dl>`,
      ...(exceptions.length === 0
        ? []
        : [
            `<details open><summary>${count(exceptions.length, "exception")} in force</summary><ul>`,
            ...exceptions.map((exception) => `<li>${text(exceptionLine(exception))}</li>`),
            "</ul></details>",
          ]),
      ...(waivers.length === 0
        ? []
        : [
            `<details><summary>${count(waivers.length, "waiver")}: secure by default, and left off</summary><ul>`,
            ...waivers.map(
              ({ waiver, said, resources }) =>
                `<li>${text(waiver)}: ${text(said)} (${count(resources.length, "resource")})</li>`,
            ),
            "</ul></details>",
          ]),
    ],
    columns: ["level", "resource", "what is wrong and what to do", "system", "owner"],
    rows: findingsOf(report).map(row),
    groupings: GROUPINGS,
    empty: "Nothing is wrong.",
  });
}

function row(finding: Finding): FilterRow {
  const { verdict, owner, system } = finding;
  const state = verdict.status === "excepted" ? "excepted" : verdict.level;
  return {
    cells: [
      `<span class="${state}">${state}</span> <small>${verdict.severity}</small>`,
      `<span title="${text(verdict.urn)}">${text(nameOf(verdict.urn))}</span>`,
      text(verdict.message),
      text(system),
      text(owner),
    ],
    groups: Object.fromEntries(GROUPINGS.map((by) => [by, printable(groupName(finding, by))])),
    choices: { state, severity: verdict.severity },
  };
}

function text(value: string): string {
  return escapeText(printable(value));
}
