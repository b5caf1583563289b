import { BadInput, type Diagnostic } from "../diagnostic.ts";

/** One cell with the place where it begins in the file, both from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Rows that hold anything; blank lines are left out. */
export interface CsvTable {
  readonly file: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly delimiter: string;
  readonly encoding: string;
}

/** Half a million lines; a longer list was not meant for a plan. */
const MAX_BYTES = 64 * 1024 * 1024;
const DELIMITERS = [",", ";", "\t"] as const;

/**
 * RFC 4180 with what spreadsheets make of it: UTF-8, UTF-16 or GB18030; comma, semicolon or tab; CRLF or LF.
 * @throws BadInput where the file as a whole cannot be read, or a quote stays open
 */
export function readCsv(content: Uint8Array, file: string): CsvTable {
  if (content.length > MAX_BYTES) {
    throw whole(file, "csv.size", "the file has more than 64 MiB", "split it by region or by kind");
  }
  const { text, encoding } = decoded(content, file);
  const delimiter = delimiterOf(text);
  const rows = new CsvScanner(text, delimiter, file).rows();
  if (rows.length === 0) {
    throw whole(file, "csv.empty", "the file holds no row", "export it again, with its headings");
  }
  return { file, rows, delimiter, encoding };
}

function decoded(content: Uint8Array, file: string): { readonly text: string; readonly encoding: string } {
  const [first, second] = content;
  const marked =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  // GB18030 gives a meaning to nearly any bytes, so it comes last.
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
      if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) break;
      return { text, encoding };
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  const isWorkbook = first === 0x50 && second === 0x4b;
  const message = isWorkbook ? "this is a workbook, not text" : "this is no text in UTF-8, UTF-16 or GB18030";
  throw whole(file, "csv.encoding", message, 'save the sheet as "CSV UTF-8" and import that');
}

/** The one that cuts the first lines into most cells (titles have none); quotes are passed over. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((each) => [each, 0]));
  let quoted = false;
  let lines = 0;
  for (const character of text.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "\n" && ++lines === LINES_TO_JUDGE) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

const LINES_TO_JUDGE = 8;

class CsvScanner {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #file: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string, delimiter: string, file: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#file = file;
  }

  rows(): readonly (readonly Cell[])[] {
    const rows: Cell[][] = [];
    while (this.#at < this.#text.length) {
      const row = this.#row();
      if (row.some(({ text }) => text !== "")) rows.push(row);
    }
    return rows;
  }

  #row(): Cell[] {
    const cells = [this.#cell()];
    while (this.#text[this.#at] === this.#delimiter) {
      this.#at++;
      cells.push(this.#cell());
    }
    if (this.#text[this.#at] === "\r") this.#at++;
    if (this.#text[this.#at] === "\n") this.#at++;
    this.#newLine();
    return cells;
  }

  #newLine(): void {
    this.#line++;
    this.#lineStart = this.#at;
  }

  #cell(): Cell {
    const line = this.#line;
    const column = this.#at - this.#lineStart + 1;
    const raw = this.#text[this.#at] === '"' ? this.#quoted(line, column) : this.#plain();
    return { text: withoutGuard(raw.trim()), line, column };
  }

  #plain(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#isEnd(this.#text[this.#at])) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #isEnd(character: string | undefined): boolean {
    return character === this.#delimiter || character === "\n" || character === "\r";
  }

  #quoted(line: number, column: number): string {
    let text = "";
    this.#at++;
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw this.#unclosed(line, column);
      this.#at++;
      if (character !== '"') {
        text += character;
        if (character === "\n") this.#newLine();
      } else if (this.#text[this.#at] === '"') {
        text += '"';
        this.#at++;
      } else {
        // What follows a closing quote belongs to the cell in every common reader.
        return text + this.#plain();
      }
    }
  }

  #unclosed(line: number, column: number): BadInput {
    const message = "a quote is opened and never closed";
    const hint = 'close it, or write a quote inside a cell as ""';
    const at = { severity: "error", file: this.#file, line, column, path: "" } as const;
    return new BadInput([{ code: "csv.quote", ...at, message, hint }]);
  }
}

/** The apostrophe that exports put before a formula is theirs, not the author's. */
function withoutGuard(text: string): string {
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

function whole(file: string, code: string, message: string, hint: string): BadInput {
  const fault: Diagnostic = { code, severity: "error", file, path: "", message, hint };
  return new BadInput([fault]);
}
