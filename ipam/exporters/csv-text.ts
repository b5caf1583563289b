import { quoted } from "./csv.ts";

/** RFC 4180 with the heading first; a cell that a spreadsheet would run as a formula is made text. */
export function csvText(head: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [line(head)];
  for (const cells of rows) lines.push(line(cells));
  lines.push("");
  return lines.join("\r\n");
}

function line(cells: readonly string[]): string {
  let text = "";
  for (let i = 0; i < cells.length; i++)
    text += i === 0 ? quoted(cells[0] ?? "") : `,${quoted(cells[i] ?? "")}`;
  return text;
}
