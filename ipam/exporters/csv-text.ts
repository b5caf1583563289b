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

/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. */
export function quoted(cell: string): string {
  // Nearly every cell is fit as it is.
  if (!/[",\r\n]|^[=+\-@\t]/.test(cell)) return cell;
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
