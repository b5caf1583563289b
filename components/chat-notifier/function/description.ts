import { isSeverity, type Severity } from "./alert.ts";

/** What an alarm says of itself; on its way it has to fit into the description field of a cloud's alarm. */
export interface Description {
  readonly severity: Severity;
  /** Within how many minutes somebody looks at it. */
  readonly responseMinutes: number;
  readonly clause: string;
  readonly title: string;
  readonly titleZh: string;
  readonly text: string;
  readonly runbook?: string;
  readonly system?: string;
}

/**
 * One line of marks, the titles, the text, the runbook. People read it in the console as it is:
 * `[high] [30 min] [§1.1.4-c] [system pos]`.
 */
export function describeAlarm(of: Description, limit: number): string {
  const marks = [of.severity, minutes(of.responseMinutes), `§${of.clause}`];
  if (of.system !== undefined) marks.push(`system ${of.system}`);
  const head = [marks.map((mark) => `[${mark}]`).join(" "), `${of.title} / ${of.titleZh}`];
  const tail = of.runbook === undefined ? [] : [`Runbook: ${of.runbook}`];
  const room = limit - [...head, ...tail].join("\n").length - 1;
  const text = of.text.length > room ? `${of.text.slice(0, Math.max(0, room - 1))}…` : of.text;
  return [...head, ...(room > 0 ? [text] : []), ...tail].join("\n");
}

/** What {@link describeAlarm} wrote; undefined for a description of somebody else's. */
export function readDescription(description: string): Partial<Description> & { readonly response?: string } {
  const [first = "", second = "", ...rest] = description.split("\n");
  const marks = [...first.matchAll(/\[([^\]]+)\]/g)].map(([, mark = ""]) => mark);
  const severity = marks[0];
  if (!isSeverity(severity)) return { text: description };
  const response = marks[1];
  const clause = marks.find((mark) => mark.startsWith("§"))?.slice(1);
  const system = marks.find((mark) => mark.startsWith("system "))?.slice("system ".length);
  const runbook = rest.find((line) => line.startsWith("Runbook: "))?.slice("Runbook: ".length);
  const [title = "", titleZh] = second.split(" / ");
  return {
    severity,
    title,
    text: rest.filter((line) => !line.startsWith("Runbook: ")).join("\n"),
    ...(titleZh !== undefined && { titleZh }),
    ...(response !== undefined && { response }),
    ...(clause !== undefined && { clause }),
    ...(system !== undefined && { system }),
    ...(runbook !== undefined && { runbook }),
  };
}

function minutes(count: number): string {
  return count < 120 ? `${count} min` : `${count / 60} h`;
}
