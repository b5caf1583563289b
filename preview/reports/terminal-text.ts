import { printable } from "./text.ts";

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const ESCAPE = "\u001b[";

export function painter(color: boolean): Paint {
  const with_ = (on: number, off: number) => (text: string) =>
    color ? `${ESCAPE}${on}m${text}${ESCAPE}${off}m` : text;
  return {
    bold: with_(1, 22),
    dim: with_(2, 22),
    red: with_(31, 39),
    green: with_(32, 39),
    yellow: with_(33, 39),
    cyan: with_(36, 39),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours take no room
const COLOURS = /\u001b\[\d+m/g;

/** Columns a text takes: colours take none, Chinese characters two. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text.replace(COLOURS, "")) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** Breaks at spaces; a word longer than the line stands alone, uncut: it may be a URN to copy. */
export function wrap(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plain(text).split(" ").filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && indent.length + columns(longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, indent + line];
}

/** Columns as wide as their widest cell; on a narrow terminal the last one goes below, indented. */
export function table(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, columns(plain(cell)));
  }
  const total = widths.reduce((sum, cell) => sum + cell + 2, 0);
  return rows.flatMap((row) => {
    const cells = row.map(plain);
    const last = cells.length - 1;
    const padded = cells.map((cell, index) =>
      index === last ? cell : cell + " ".repeat((widths[index] ?? 0) - columns(cell)),
    );
    if (total <= width || last < 1) return [`  ${padded.join("  ")}`.trimEnd()];
    return [`  ${padded.slice(0, last).join("  ")}`.trimEnd(), ...wrap(cells[last] ?? "", width, "      ")];
  });
}

/** Keeps our own colours and nothing else that a terminal obeys. */
function plain(text: string): string {
  const colours = text.match(COLOURS) ?? [];
  return text
    .split(COLOURS)
    .map((part, index) => printable(part) + (colours[index] ?? ""))
    .join("");
}
