import { csvText } from "../../ipam/index.ts";
import type { Ending, Opening, Register } from "../../policy-packs/index.ts";
import { painter, table } from "./terminal-text.ts";
import { count } from "./text.ts";

interface Options {
  readonly color: boolean;
  readonly width: number;
}

/** As many sources as a line of the table holds. */
const SHOWN = 2;

/** Both registers for a person at a terminal; what has ended says so. */
export function registerText({ openings, endings }: Register, { color, width }: Options): string {
  const paint = painter(color);
  const section = (title: string, none: string, rows: readonly (readonly string[])[]) => [
    paint.bold(title),
    ...(rows.length === 0 ? [`  ${none}`] : table(rows, width)),
    "",
  ];
  const due = (entry: Opening | Ending) => {
    const word = dueText(entry);
    return entry.state === "ended" || entry.state === "unreadable" ? paint.red(word) : word;
  };
  const ended = [...openings, ...endings].filter(({ state }) => state === "ended").length;
  return `${[
    ...section(
      "Rules that let somebody in",
      "no rule of this stack lets anybody in",
      openings.map((rule) => [
        rule.name,
        rule.service,
        sourcesText(rule.sources),
        rule.owner || paint.dim("nobody"),
        due(rule),
        rule.lastReview === "" ? paint.dim("never reviewed") : `reviewed ${rule.lastReview}`,
        rule.reason || paint.dim("no reason"),
      ]),
    ),
    ...section(
      "Resources with an end",
      "no resource of this stack says when it ends",
      endings.map((resource) => [
        resource.name,
        resource.type,
        resource.owner || paint.dim("nobody"),
        due(resource),
      ]),
    ),
    `${count(openings.length, "rule")}, ${count(endings.length, "resource")} with an end, ${ended === 0 ? "none" : ended} past it`,
  ].join("\n")}\n`;
}

function sourcesText(sources: readonly string[]): string {
  const more = sources.length - SHOWN;
  return `${sources.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function dueText({ state, ends, daysLeft }: Opening | Ending): string {
  switch (state) {
    case "ended":
      return `ENDED ${ends}`;
    case "ends":
      return `${ends} (${count(daysLeft ?? 0, "day")} left)`;
    case "unreadable":
      return `"${ends}" is no date`;
    case "unknown":
      return "known after deployment";
    default:
      return "no end";
  }
}

/** One sheet for both registers, as a review is held over one list. */
export function registerCsv({ openings, endings }: Register): string {
  const head = [
    "register",
    "name",
    "type",
    "group",
    "service",
    "sources",
    "owner",
    "reason",
    "last review",
    "ends",
    "state",
    "days left",
    "urn",
  ];
  const tail = ({ ends, state, daysLeft, urn }: Opening | Ending) => [
    ends,
    state,
    daysLeft === null ? "" : String(daysLeft),
    urn,
  ];
  const rows = [
    ...openings.map((rule) => [
      "rule",
      rule.name,
      "",
      rule.group,
      rule.service,
      rule.sources.join(" "),
      rule.owner,
      rule.reason,
      rule.lastReview,
      ...tail(rule),
    ]),
    ...endings.map((resource) => [
      "end",
      resource.name,
      resource.type,
      "",
      "",
      "",
      resource.owner,
      "",
      "",
      ...tail(resource),
    ]),
  ];
  return csvText(head, rows, new Set([head.indexOf("days left")]));
}
