/**
 * RFC 4180 with the heading first; a cell that a spreadsheet would run as a formula is made text.
 * @param figures columns that hold numbers alone: one below zero begins like a formula and is none
 */
export function csvText(
  head: readonly string[],
  rows: Iterable<readonly string[]>,
  figures: ReadonlySet<number> = NO_FIGURES,
): string {
  const lines = [line(head)];
  for (const cells of rows) lines.push(figures.size === 0 ? line(cells) : lineWithFigures(cells, figures));
  lines.push("");
  return lines.join("\r\n");
}

const NO_FIGURES: ReadonlySet<number> = new Set();

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

function lineWithFigures(cells: readonly string[], figures: ReadonlySet<number>): string {
  return cells
    .map((cell, index) => (figures.has(index) && NUMBER.test(cell) ? cell.replace("+", "") : quoted(cell)))
    .join(",");
}

/** Joined, not added up: a text of many parts is a tree of them in memory until somebody reads it. */
function line(cells: readonly string[]): string {
  return (cells.some((cell) => UNFIT.test(cell)) ? cells.map(quoted) : cells).join(",");
}

/** Nearly every cell is fit as it is. */
const UNFIT = /[",\r\n]|^[=+\-@\t\uff1d\uff0b\uff0d\uff20]/;

/** What formulas begin with, in full-width letters too: some spreadsheets take those for the others. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. */
export function quoted(cell: string): string {
  if (!UNFIT.test(cell)) return cell;
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
