import { quoted } from "./csv.ts";

/** RFC 4180 with the heading first; a cell that a spreadsheet would run as a formula is made text. */
export function csvText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}
