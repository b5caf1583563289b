import { createHash } from "node:crypto";
import type { Severity } from "../../chat-notifier/function/alert.ts";
import { describeAlarm } from "../../chat-notifier/function/description.ts";

/** What people read about some resources of one owner. */
export interface Notice {
  readonly title: string;
  readonly titleZh: string;
  readonly severity: Severity;
  readonly responseMinutes: number;
  readonly clause: string;
  readonly owner: string;
  /** One for each resource. */
  readonly lines: readonly string[];
}

/** An alert holds 4,000 characters of text; so many lines of 120 fit. */
const LINES = 30;
const LINE = 120;

/** As the chat notifier reads an event that comes with a description of its own. */
export function messagesOf(notice: Notice, region: string, now: number): readonly string[] {
  const chunks: (readonly string[])[] = [];
  for (let at = 0; at < notice.lines.length; at += LINES) chunks.push(notice.lines.slice(at, at + LINES));
  return chunks.map((chunk, index) => {
    const part = chunks.length > 1 ? ` (${index + 1}/${chunks.length})` : "";
    const text = [`${notice.owner}${part}:`, ...chunk.map(shorten)].join("\n");
    const day = new Date(now).toISOString().slice(0, 10);
    return JSON.stringify({
      atrium: "atrium/event/v1",
      description: describeAlarm({ ...notice, text: "" }, 1000).trimEnd(),
      event: {
        source: "atrium.expiry",
        "detail-type": notice.title,
        // A second telling of the same on one day is the same alert.
        id: createHash("sha256").update(`${day}\n${notice.title}\n${text}`).digest("hex").slice(0, 40),
        region,
        time: new Date(now).toISOString(),
        detail: { description: text },
      },
    });
  });
}

function shorten(line: string): string {
  return line.length > LINE ? `${line.slice(0, LINE - 1)}…` : line;
}
