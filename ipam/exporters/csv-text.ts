/** RFC 4180 with the heading first; a cell that a spreadsheet would run as a formula is made text. */
export function csvText(head: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [line(head)];
  for (const cells of rows) lines.push(line(cells));
  lines.push("");
  return lines.join("\r\n");
}

/** Joined, not added up: a text of many parts is a tree of them in memory until somebody reads it. */
function line(cells: readonly string[]): string {
  return (cells.some((cell) => UNFIT.test(cell)) ? cells.map(quoted) : cells).join(",");
}

/** Nearly every cell is fit as it is. */
const UNFIT = /[",\r\n]|^[=+\-@\t]/;

/** A number below zero begins like a formula and is none. */
const NEGATIVE = /^-\d+(?:\.\d+)?$/;

/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. */
export function quoted(cell: string): string {
  if (!UNFIT.test(cell) || NEGATIVE.test(cell)) return cell;
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
