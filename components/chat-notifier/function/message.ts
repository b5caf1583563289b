import type { Alert } from "./alert.ts";
import { type Language, WORDS } from "./language.ts";
import { redact } from "./redact.ts";
import type { Group } from "./storm.ts";

/** Resources that a group names before it counts. */
const NAMED = 5;
/** Enough to understand; the rest is behind the runbook and in the log. */
const TEXT_LENGTH = 600;

export function title(groups: readonly Group[], language: Language): string {
  const words = WORDS[language];
  const first = groups[0]?.first;
  const count = groups.reduce((sum, { alerts }) => sum + alerts.length, 0);
  if (first === undefined) return words.digest(0);
  const head = `[${words.severity[first.severity]}]`;
  return count === 1 ? `${head} ${name(first, language)}` : `${head} ${words.digest(count)}`;
}

/** One group in the little Markdown that all three robots show alike: bold, links, line breaks. */
export function block({ first, alerts }: Group, language: Language): string {
  const words = WORDS[language];
  const state = first.state === "alarm" ? "" : ` (${words.state[first.state]})`;
  const often = alerts.length === 1 ? "" : ` ×${alerts.length}`;
  const resources = [
    ...new Set(alerts.flatMap(({ resource }) => (resource === undefined ? [] : [plain(resource)]))),
  ];
  const named = resources.slice(0, NAMED).join(", ");
  const more = resources.length > NAMED ? ` ${words.more(resources.length - NAMED)}` : "";
  const times = alerts.map(({ time }) => time).sort();
  const last = times.at(-1);
  const lines = [
    `**[${words.severity[first.severity]}] ${name(first, language)}**${state}${often}`,
    ...line(words.source, plain(first.source)),
    ...line(words.system, first.system && plain(first.system)),
    ...line(words.resource, named && `${named}${more}`),
    ...line(
      words.time,
      times[0] === last ? plain(first.time) : `${plain(times[0] ?? "")} – ${plain(last ?? "")}`,
    ),
    ...line(words.respond, first.response && plain(first.response)),
    ...line(words.clause, first.clause && plain(first.clause)),
    ...(first.text === "" ? [] : [shorten(plain(first.text), TEXT_LENGTH)]),
    ...(first.runbook?.startsWith("https://") && !/[()\s]/.test(first.runbook)
      ? [`[${words.runbook}](${redact(first.runbook)})`]
      : []),
  ];
  return lines.join("\n");
}

function name(alert: Alert, language: Language): string {
  return plain(language === "zh" ? (alert.titleZh ?? alert.title) : alert.title);
}

function line(word: string, value: string | undefined): readonly string[] {
  return value === undefined || value === "" ? [] : [`${word}: ${value}`];
}

/**
 * An alert quotes what attackers write: user names, agents, resource names. Without brackets they cannot make
 * links, and without angle brackets they cannot call everybody in the group.
 */
function plain(text: string): string {
  return redact(text)
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[<>[\]`*#~|\\]/g, (sign) => SAFE[sign] ?? sign)
    .trim();
}

const SAFE: Readonly<Record<string, string>> = {
  "<": "＜",
  ">": "＞",
  "[": "［",
  "]": "］",
  "`": "'",
  "*": "＊",
  "#": "＃",
  "~": "～",
  "|": "｜",
  "\\": "＼",
};

/** Never in the middle of a character. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
