import type { Verdict } from "../../policy-packs/control.ts";
import { plannedPrefixes, requiredTags, takenRanges } from "../address-plan.ts";
import type { Changes } from "../diff.ts";
import type { PreviewReport } from "../report.ts";
import { tagCoverage } from "../tag-coverage.ts";
import { waiversOf } from "../waivers.ts";
import { controlRows, worstFirst } from "./clauses.ts";
import { exceptionLine } from "./exceptions.ts";
import { findingsOf, groupCounts } from "./findings.ts";
import { nextSteps } from "./next-steps.ts";
import { byStatus, planAreas } from "./plan-areas.ts";
import { type Paint, painter, table, wrap } from "./terminal-text.ts";
import { cloudName, count, cut, judgedHow, nameOf, printable, shortType, shown } from "./text.ts";
import { resourceTree, type TreeNode, typeList } from "./tree.ts";

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns; 80 where nobody knows. */
  readonly width?: number;
  /** Names every unknown, not only their number. */
  readonly showUnknown?: boolean;
}

const DEFAULT_WIDTH = 80;
const NARROWEST = 40;
/** Types of a component before it says how many more there are. */
const SHOWN_TYPES = 8;
/** Rows of a section before it says how many more there are. */
const SHOWN = 20;

/** What a person reads after typing `atrium preview`. */
export function terminalReport(report: PreviewReport, options: TerminalOptions): string {
  const width = Math.max(NARROWEST, options.width ?? DEFAULT_WIDTH);
  const paint = painter(options.color);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["Address plan", addressSection(report, width)],
    ["Resources", treeSection(report, width, paint)],
    ...(report.base
      ? ([[`Changes from ${report.base.name}`, changeSection(report.base.changes, width, paint)]] as const)
      : []),
    ["Tags", tagSection(report, width, paint)],
    ["Controls by clause", controlSection(report, width, paint)],
    ["Violations", violationSection(report, width, paint)],
    ...groupSections(report, width),
    ["Excepted", exceptedSection(report, width)],
    ["Exceptions in force", exceptionSection(report, width)],
    ["Waivers", waiverSection(report, width)],
    ["Unknown until deployment", unknownSection(report, width, options.showUnknown === true)],
    ["Warnings", report.record.warnings.flatMap((warning) => wrap(printable(`! ${warning}`), width, "  "))],
    ["Next", nextSteps(report).map((step) => `  ${step}`)],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => ["", paint.bold(title), ...lines]);
  return `${[headline(report, paint), ...body].join("\n")}\n`;
}

function headline(report: PreviewReport, paint: Paint): string {
  const { record } = report;
  const name = `${record.project || "empty"} · ${record.stack || "stack"}`;
  return `${paint.bold(printable(name))}: ${judgedHow(report)}`;
}

function addressSection({ record }: PreviewReport, width: number): readonly string[] {
  const planned = plannedPrefixes(record.resources);
  if (planned.length === 0) return rangeRows(record, width);
  const zones = [
    ...Map.groupBy(
      planned.filter((use) => use.zone),
      (use) => use.zone ?? "",
    ),
  ]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([zone, held]) => `${zone} ${held.length}`);
  const areas = planAreas(planned).map(({ name, outermost, statuses }) => [name, outermost, statuses]);
  return [
    ...wrap(`${count(planned.length, "prefix", "prefixes")}: ${byStatus(planned)}`, width, "  "),
    ...(zones.length > 0 ? wrap(`by zone: ${zones.join(", ")}`, width, "  ") : []),
    ...table(areas.slice(0, SHOWN), width),
    ...more(areas.length),
  ];
}

/** Without a plan, the ranges that the program's own networks take. */
function rangeRows(record: PreviewReport["record"], width: number): readonly string[] {
  const ranges = takenRanges(record.resources);
  if (ranges.length === 0) return [];
  const rows = ranges.map((use) => [use.prefix, nameOf(use.key)]);
  return [
    `  ${count(ranges.length, "range")}, and no plan to hold them against`,
    ...table(rows.slice(0, SHOWN), width),
    ...more(rows.length),
  ];
}

function treeSection({ record, summary }: PreviewReport, width: number, paint: Paint): readonly string[] {
  const components = summary.byCloud.component ?? 0;
  const clouds = resourceTree(record).flatMap((node) => [
    `  ${paint.bold(cloudName(node.label))}  ${node.count.toLocaleString("en-US")}`,
    ...node.children.flatMap((region) => regionLines(region, width, paint)),
  ]);
  return [...clouds, `  ${paint.dim(count(components, "component"))}`];
}

function regionLines(region: TreeNode, width: number, paint: Paint): readonly string[] {
  const room = width - 6;
  const components = region.children.map((node) => {
    const label = `${cut(node.label, room - 8)}  ${node.count}`;
    const types = fittingTypes(node, room - label.length - 2);
    return `      ${types === "" ? label : `${label}: ${types}`}`;
  });
  return [
    `    ${paint.cyan(region.label)}  ${region.count.toLocaleString("en-US")}`,
    ...(region.types.length > 0 ? wrap(typeList(region, SHOWN_TYPES), width, "      ") : []),
    ...components,
  ];
}

/** As many types as one line holds: an estate has dozens of components, and one line each can be read. */
function fittingTypes(node: TreeNode, room: number): string {
  for (let shown = SHOWN_TYPES; shown > 0; shown -= 1) {
    const text = typeList(node, shown);
    if (text.length <= room) return text;
  }
  return "";
}

function changeSection(changes: Changes, width: number, paint: Paint): readonly string[] {
  const { added, removed, changed, unchanged, addresses, verdicts } = changes;
  const replaced = changed.filter((change) => change.replaced).length;
  const lines = [
    ...wrap(
      `${paint.green(`+${added.length}`)} added, ${paint.red(`-${removed.length}`)} removed, ${paint.yellow(`~${changed.length}`)} changed` +
        `${replaced > 0 ? ` (${replaced} replaced)` : ""}, ${unchanged} unchanged`,
      width,
      "  ",
    ),
    ...limited(
      added.map(({ type, name }) => `  ${paint.green("+")} ${cut(`${shortType(type)} ${name}`, width - 4)}`),
    ),
    ...limited(
      removed.map(({ type, name }) => `  ${paint.red("-")} ${cut(`${shortType(type)} ${name}`, width - 4)}`),
    ),
    ...limited(
      changed.flatMap((change) => [
        `  ${paint.yellow(change.replaced ? "±" : "~")} ${cut(`${shortType(change.type)} ${change.name}`, width - 4)}`,
        ...(change.formerUrn ? [`      was ${cut(nameOf(change.formerUrn), width - 10)}`] : []),
        ...change.properties.map(
          ({ path, before, after }) =>
            `      ${cut(`${path}: ${shown(before)} → ${shown(after)}`, width - 6)}`,
        ),
      ]),
    ),
    ...addresses.taken
      .slice(0, SHOWN)
      .map((use) => `  ${paint.green("+")} ${cut(`${use.prefix}  ${nameOf(use.key)}`, width - 4)}`),
    ...addresses.freed
      .slice(0, SHOWN)
      .map((use) => `  ${paint.red("-")} ${cut(`${use.prefix}  ${nameOf(use.key)}`, width - 4)}`),
    ...addresses.moved
      .slice(0, SHOWN)
      .map(
        (use) =>
          `  ${paint.red("!")} ${cut(`${nameOf(use.key)} moves from ${use.from} to ${use.prefix}`, width - 4)}`,
      ),
    `  violations: ${verdicts.new.length} new, ${verdicts.fixed.length} fixed, ${verdicts.excepted.length} newly excepted`,
  ];
  return lines;
}

function tagSection({ record, verdicts }: PreviewReport, width: number, paint: Paint): readonly string[] {
  const required = requiredTags(record.resources);
  const coverage = tagCoverage(record.resources, verdicts, required).filter(({ taggable }) => taggable > 0);
  // The keys that the plan asks for are judged; of the others it is enough that they are there.
  const [judged, others] =
    required.length > 0
      ? [coverage.slice(0, required.length), coverage.slice(required.length)]
      : [coverage, []];
  const rows = judged.map(({ key, tagged, unknown, taggable }) => {
    const share = `${tagged}/${taggable}`;
    return [
      key,
      tagged + unknown >= taggable ? paint.green(share) : paint.yellow(share),
      `${Math.floor((tagged / taggable) * 100)}%${unknown > 0 ? `, ${unknown} unknown` : ""}`,
    ];
  });
  const also = others.map(({ key, tagged }) => `${printable(key)} ${tagged}`).join(", ");
  return [
    ...table(rows.slice(0, SHOWN), width),
    ...more(rows.length),
    ...(also === "" ? [] : wrap(`not asked for: ${cut(also, 300)}`, width, "  ")),
  ];
}

function controlSection({ verdicts }: PreviewReport, width: number, paint: Paint): readonly string[] {
  const rows = controlRows(verdicts).map(({ clause, control, level, counts }) => {
    const parts = [
      counts.fail > 0 ? (level === "mandatory" ? paint.red : paint.yellow)(`${counts.fail} fail`) : "",
      counts.excepted > 0 ? `${counts.excepted} excepted` : "",
      counts.unknown > 0 ? paint.dim(`${counts.unknown} unknown`) : "",
      counts.pass > 0 ? paint.green(`${counts.pass} pass`) : "",
      counts["not-applicable"] > 0 ? paint.dim(`${counts["not-applicable"]} n/a`) : "",
    ].filter(Boolean);
    return [clause ? `§${clause}` : "", control, parts.join(" ")];
  });
  return table(rows, width);
}

function violationSection({ verdicts }: PreviewReport, width: number, paint: Paint): readonly string[] {
  const failing = verdicts.filter((verdict) => verdict.status === "fail").sort(worstFirst);
  return failing.flatMap((verdict) => {
    const mark = verdict.level === "mandatory" ? paint.red("✗") : paint.yellow("!");
    const [first = "", ...rest] = wrap(printable(verdict.message), width, "    ");
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  });
}

/** Whose the violations are, where that is more than one. */
function groupSections(
  report: PreviewReport,
  width: number,
): readonly (readonly [string, readonly string[]])[] {
  const findings = findingsOf(report);
  return (["system", "owner"] as const).flatMap((by) => {
    const groups = groupCounts(findings, by);
    if (groups.length < 2) return [];
    const rows = groups.map(({ name, mandatory, advisory, excepted }) => [
      cut(name, 40),
      [
        mandatory > 0 ? `${mandatory} mandatory` : "",
        advisory > 0 ? `${advisory} advisory` : "",
        excepted > 0 ? `${excepted} excepted` : "",
      ]
        .filter(Boolean)
        .join(" "),
    ]);
    return [[`Violations by ${by}`, [...table(rows.slice(0, SHOWN), width), ...more(rows.length)]] as const];
  });
}

/** What somebody left off, and how much carries it: an auditor asks for nothing else first. */
function waiverSection({ record }: PreviewReport, width: number): readonly string[] {
  const rows = waiversOf(record.resources).map(({ waiver, said, resources }) =>
    printable(`${waiver}: ${said} (${count(resources.length, "resource")})`),
  );
  return [...rows.slice(0, SHOWN).flatMap((row) => wrap(row, width, "  ")), ...more(rows.length)];
}

/** Each once, however much it excuses, with the time it has left. */
function exceptionSection({ exceptions }: PreviewReport, width: number): readonly string[] {
  return exceptions.flatMap((exception) => wrap(printable(exceptionLine(exception)), width, "  "));
}

function exceptedSection({ verdicts }: PreviewReport, width: number): readonly string[] {
  const excepted = verdicts.filter((verdict) => verdict.status === "excepted").sort(worstFirst);
  return excepted.flatMap((verdict) => wrap(printable(verdict.message), width, "  "));
}

function unknownSection({ verdicts, record }: PreviewReport, width: number, all: boolean): readonly string[] {
  const unknown = verdicts.filter((verdict) => verdict.status === "unknown");
  const lookups =
    record.lookups.length > 0
      ? wrap(`looked up, not answered: ${record.lookups.join(", ")}`, width, "  ")
      : [];
  if (unknown.length === 0) return lookups;
  if (all)
    return [
      ...lookups,
      ...unknown.flatMap((verdict: Verdict) => wrap(printable(verdict.message), width, "  ")),
    ];
  const line = `${count(unknown.length, "question")} that only a deployment can answer; --show-unknown names them`;
  return [...lookups, ...wrap(line, width, "  ")];
}

function limited(lines: readonly string[]): readonly string[] {
  return lines.length <= SHOWN * 2 ? lines : [...lines.slice(0, SHOWN * 2), ...more(lines.length, SHOWN * 2)];
}

function more(total: number, shownRows = SHOWN): readonly string[] {
  return total > shownRows ? [`  … ${total - shownRows} more; --json has them all`] : [];
}
