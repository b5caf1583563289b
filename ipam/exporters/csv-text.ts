import { quoted } from "./csv.ts";

/** RFC 4180 with the heading first; a cell that a spreadsheet would run as a formula is made text. */
export function csvText(head: readonly string[], rows: Iterable<readonly string[]>): string {
  let text = line(head);
  for (const cells of rows) text += line(cells);
  return text;
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}
