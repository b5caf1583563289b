import type { Verdict } from "../../policy-packs/control.ts";
import { type AddressUse, plannedPrefixes, requiredTags } from "../address-plan.ts";
import type { ChangedResource, Changes, ResourceRef } from "../diff.ts";
import type { PreviewReport } from "../report.ts";
import { tagCoverage } from "../tag-coverage.ts";
import { waiversOf } from "../waivers.ts";
import { controlRows, worstFirst } from "./clauses.ts";
import { timeLeft } from "./exceptions.ts";
import { findingsOf, groupCounts } from "./findings.ts";
import { cloudName, count, cut, judgedHow, nameOf, shortType, shown } from "./text.ts";
import { resourceTree, type TreeNode, typeList } from "./tree.ts";

/** CI finds its own comment on a pull request by this line and writes it anew. */
export function marker(project: string, stack: string): string {
  return `<!-- atrium-preview ${escapeComment(project)}/${escapeComment(stack)} -->`;
}

/** Violations shown before the folded sections; the rest is inside them. */
const SHOWN_VIOLATIONS = 8;
/** Rows of a folded table: GitHub cuts a comment at 65,536 characters. */
const SHOWN_ROWS = 100;
const LONGEST_COMMENT = 65_000;

/** What a reviewer reads on a pull request: the verdict and the counts first, everything else folded. */
export function markdownReport(report: PreviewReport): string {
  const head = [marker(report.record.project, report.record.stack), ...summaryLines(report)];
  const details = [
    ["Violations", violationTable(report.verdicts)],
    ["Violations by system", groupTable(report, "system")],
    ["Violations by owner", groupTable(report, "owner")],
    ["Changed resources", report.base ? changeTables(report.base.changes) : []],
    ["Addresses", report.base ? addressTable(report.base.changes) : []],
    [
      "Fixed and excepted",
      report.base ? settledList(report.base.changes, report.verdicts) : exceptedList(report.verdicts),
    ],
    ["Exceptions in force", exceptionTable(report)],
    ["Waivers", waiverTable(report)],
    ["Resources by cloud and region", treeList(report)],
    ["Controls by clause", controlTable(report.verdicts)],
    ["Tags", tagTable(report)],
    ["Unknown until deployment", unknownList(report)],
  ] as const;
  let text = head.join("\n");
  for (const [title, lines] of details) {
    if (lines.length === 0) continue;
    const section = `\n\n<details><summary>${title}</summary>\n\n${lines.join("\n")}\n\n</details>`;
    if (text.length + section.length > LONGEST_COMMENT) {
      return `${text}\n\n_More does not fit into a comment; \`atrium preview --json\` has it all._\n`;
    }
    text += section;
  }
  return `${text}\n`;
}

/** Each once, however much it excuses, with the time it has left. */
function exceptionTable({ exceptions }: PreviewReport): readonly string[] {
  if (exceptions.length === 0) return [];
  return [
    "| ends | left | control | resource | owner | approver | ticket | reason |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...exceptions.map((exception) => {
      const { expires, control, resource, owner, approver, ticket, reason } = exception;
      const cells = [expires, timeLeft(exception), control, resource, owner, approver, ticket, reason];
      return row(...cells.map((cell) => escapeMarkdown(cut(cell, 200))));
    }),
  ];
}

/** What somebody left off, and how much carries it. */
function waiverTable({ record }: PreviewReport): readonly string[] {
  const rows = waiversOf(record.resources);
  if (rows.length === 0) return [];
  return [
    "| left off | why, and who answers | resources |",
    "| --- | --- | --- |",
    ...rows
      .slice(0, SHOWN_ROWS)
      .map(
        ({ waiver, said, resources }) =>
          `| ${escapeMarkdown(waiver)} | ${escapeMarkdown(said)} | ${resources.length} |`,
      ),
    ...(rows.length > SHOWN_ROWS ? [`| … | ${rows.length - SHOWN_ROWS} more | |`] : []),
  ];
}

function summaryLines(report: PreviewReport): readonly string[] {
  const { record, summary, verdicts, base } = report;
  const { mandatoryFailures, advisoryFailures, unknown, excepted } = summary.verdicts;
  const outcome =
    mandatoryFailures > 0
      ? `❌ ${count(mandatoryFailures, "mandatory violation")}`
      : advisoryFailures > 0
        ? `⚠️ no mandatory violation, ${count(advisoryFailures, "advisory one")}`
        : "✅ no violation";
  const clouds = Object.entries(summary.byCloud).map(
    ([cloud, amount]) => `${escapeMarkdown(cloudName(cloud))} ${amount}`,
  );
  const lines = [
    `### ${outcome}: \`${code(record.project)}\` · \`${code(record.stack)}\``,
    "",
    `${judgedHow(report)} (${clouds.join(", ")}); ` +
      `${unknown} unknown until deployment, ${excepted} excepted.`,
  ];
  if (base) lines.push("", ...changeSummary(base.name, base.changes));
  const failing = verdicts.filter(({ status }) => status === "fail").sort(worstFirst);
  const fresh = new Set(base?.changes.verdicts.new);
  if (failing.length > 0) {
    lines.push("");
    for (const verdict of failing.slice(0, SHOWN_VIOLATIONS)) {
      lines.push(
        `- ${verdict.level === "mandatory" ? "❌" : "⚠️"} ${fresh.has(verdict) ? "**new** " : ""}${escapeMarkdown(cut(verdict.message, 400))}`,
      );
    }
    if (failing.length > SHOWN_VIOLATIONS) lines.push(`- … ${failing.length - SHOWN_VIOLATIONS} more below`);
  }
  for (const warning of record.warnings.slice(0, 3)) lines.push("", `> ${escapeMarkdown(cut(warning, 300))}`);
  return lines;
}

function changeSummary(
  base: string,
  { added, removed, changed, addresses, verdicts }: Changes,
): readonly string[] {
  const replaced = changed.filter((change) => change.replaced).length;
  const risky = removed.filter((resource) => resource.protect).length;
  return [
    `| against \`${code(base)}\` | | | |`,
    "| --- | --- | --- | --- |",
    `| resources | ${added.length} added | ${changed.length} changed${replaced ? ` (**${replaced} replaced**)` : ""} | ` +
      `${removed.length} removed${risky ? ` (**${risky} protected**)` : ""} |`,
    `| addresses | ${addresses.taken.length} taken | ${addresses.moved.length > 0 ? `**${addresses.moved.length} moved**` : "0 moved"} | ${addresses.freed.length} freed |`,
    `| violations | ${verdicts.new.length} new | ${verdicts.excepted.length} newly excepted | ${verdicts.fixed.length} fixed |`,
  ];
}

function violationTable(verdicts: readonly Verdict[]): readonly string[] {
  const failing = verdicts.filter(({ status }) => status === "fail").sort(worstFirst);
  if (failing.length === 0) return [];
  return [
    "| level | clause | control | resource | what is wrong and what to do |",
    "| --- | --- | --- | --- | --- |",
    ...failing
      .slice(0, SHOWN_ROWS)
      .map((verdict) =>
        row(
          verdict.level,
          `§${verdict.clauses[0] ?? ""}`,
          verdict.control,
          nameOf(verdict.urn),
          verdict.message,
        ),
      ),
    ...more(failing.length),
  ];
}

function groupTable(report: PreviewReport, by: "system" | "owner"): readonly string[] {
  const groups = groupCounts(findingsOf(report), by);
  if (groups.length < 2) return [];
  return [
    `| ${by} | mandatory | advisory | excepted |`,
    "| --- | --: | --: | --: |",
    ...groups
      .slice(0, SHOWN_ROWS)
      .map(({ name, mandatory, advisory, excepted }) =>
        row(name, ...[mandatory, advisory, excepted].map(String)),
      ),
    ...more(groups.length),
  ];
}

function changeTables({ added, removed, changed }: Changes): readonly string[] {
  const named = (sign: string, resources: readonly ResourceRef[]) =>
    resources
      .slice(0, SHOWN_ROWS)
      .map((resource) =>
        row(sign, shortType(resource.type), resource.name, resource.protect ? "protected" : ""),
      );
  const rows = [
    ...named("added", added),
    ...named("removed", removed),
    ...changed.slice(0, SHOWN_ROWS).map(changeRow),
  ];
  if (rows.length === 0) return [];
  const hidden = [added, removed, changed].reduce(
    (sum, list) => sum + Math.max(0, list.length - SHOWN_ROWS),
    0,
  );
  return [
    "| | type | name | |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(hidden > 0 ? ["", `… ${hidden} more`] : []),
  ];
}

function changeRow(change: ChangedResource): string {
  const what = [
    ...(change.formerUrn ? [`was ${nameOf(change.formerUrn)}`] : []),
    ...change.properties
      .slice(0, 10)
      .map(({ path, before, after }) => `${path}: ${shown(before)} → ${shown(after)}`),
    ...(change.properties.length > 10 ? [`… ${change.properties.length - 10} more`] : []),
  ];
  return row(change.replaced ? "replaced" : "changed", shortType(change.type), change.name, what.join("; "));
}

function addressTable({ addresses }: Changes): readonly string[] {
  const line = (sign: string, use: AddressUse, from = "") =>
    row(
      sign,
      use.prefix,
      nameOf(use.key),
      [use.zone ?? "", from && `was ${from}`].filter(Boolean).join(", "),
    );
  const rows = [
    ...addresses.moved.map((use) => line("moved", use, use.from)),
    ...addresses.taken.map((use) => line("taken", use)),
    ...addresses.freed.map((use) => line("freed", use)),
  ];
  if (rows.length === 0) return [];
  return [
    "| | prefix | key | |",
    "| --- | --- | --- | --- |",
    ...rows.slice(0, SHOWN_ROWS),
    ...more(rows.length),
  ];
}

function settledList({ verdicts }: Changes, all: readonly Verdict[]): readonly string[] {
  const fixed = verdicts.fixed.map((verdict) => `- fixed: ${escapeMarkdown(cut(verdict.message, 300))}`);
  return [...fixed.slice(0, SHOWN_ROWS), ...exceptedList(all)];
}

function exceptedList(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts
    .filter(({ status }) => status === "excepted")
    .slice(0, SHOWN_ROWS)
    .map((verdict) => `- excepted: ${escapeMarkdown(cut(verdict.message, 400))}`);
}

function treeList({ record }: PreviewReport): readonly string[] {
  const line = (node: TreeNode, depth: number): readonly string[] => {
    const types = typeList(node, SHOWN_ROWS);
    return [
      `${"  ".repeat(depth)}- ${escapeMarkdown(depth === 0 ? cloudName(node.label) : node.label)} **${node.count}**${types ? `: ${escapeMarkdown(types)}` : ""}`,
      ...node.children.flatMap((child) => line(child, depth + 1)),
    ];
  };
  const lines = resourceTree(record).flatMap((node) => line(node, 0));
  const planned = plannedPrefixes(record.resources).length;
  return [
    ...lines.slice(0, SHOWN_ROWS),
    ...more(lines.length),
    ...(planned > 0 ? ["", `The address plan holds ${count(planned, "prefix", "prefixes")}.`] : []),
  ];
}

function controlTable(verdicts: readonly Verdict[]): readonly string[] {
  const rows = controlRows(verdicts);
  if (rows.length === 0) return [];
  return [
    "| clause | control | level | fail | excepted | unknown | pass |",
    "| --- | --- | --- | --: | --: | --: | --: |",
    ...rows.map(({ clause, control, level, counts }) =>
      row(
        `§${clause ?? ""}`,
        control,
        level,
        ...[counts.fail, counts.excepted, counts.unknown, counts.pass].map(String),
      ),
    ),
  ];
}

function tagTable({ record, verdicts }: PreviewReport): readonly string[] {
  const rows = tagCoverage(record.resources, verdicts, requiredTags(record.resources)).filter(
    ({ taggable }) => taggable > 0,
  );
  if (rows.length === 0) return [];
  return [
    "| key | tagged | of |",
    "| --- | --: | --: |",
    ...rows
      .slice(0, SHOWN_ROWS)
      .map(({ key, tagged, taggable }) => row(key, String(tagged), String(taggable))),
  ];
}

function unknownList({ verdicts, record }: PreviewReport): readonly string[] {
  const unknown = verdicts.filter(({ status }) => status === "unknown");
  const lookups = record.lookups.map((token) => `- looked up, not answered: \`${code(token)}\``);
  return [
    ...lookups,
    ...unknown.slice(0, SHOWN_ROWS).map((verdict) => `- ${escapeMarkdown(cut(verdict.message, 300))}`),
    ...more(unknown.length),
  ];
}

function more(total: number): readonly string[] {
  return total > SHOWN_ROWS ? ["", `… ${total - SHOWN_ROWS} more`] : [];
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => escapeMarkdown(cut(cell, 600))).join(" | ")} |`;
}

/** Text from names, tags and values stays text: no link, no mention, no markup, no broken table. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@(?=\w)/g, "&#64;")
    .replace(/(https?):\/\//gi, "$1:&#47;&#47;")
    .replace(/www\./gi, "www&#46;");
}

/** Inside backticks nothing is markup but the backtick itself. */
function code(text: string): string {
  return cut(text, 200).replaceAll("`", "'").replaceAll("|", "/");
}

function escapeComment(text: string): string {
  return cut(text, 200).replace(/[<>]|--+/g, "-");
}
