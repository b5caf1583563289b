import { BadInput, type Diagnostic } from "./diagnostic.ts";
import { LOCK_VERSION, type Lock, type LockEntry } from "./lock.ts";
import { cutLine, printLine, readEntry } from "./lock-line.ts";
import { inKeyOrder } from "./lock-order.ts";
import { shorten } from "./source.ts";

const HEADER = [
  "# Addresses handed out by `atrium plan allocate`. Commit this file; do not edit it.",
  "# An entry never moves. To give back the space of a key that has left the plan: atrium plan release <key>",
];

/** The last line: a lock cut off between two lines would free what the lines behind held. */
const END = "end: true";

/**
 * The lock as text: YAML, one entry a line in code-unit order, so that branches merge line by line.
 * Each line ends in a check sum of its own; a merged file still adds up, an edited line does not.
 */
export function printLock(lock: Lock): string {
  const lines: string[] = [];
  for (const [key, entry] of inKeyOrder(lock.entries)) lines.push(printLine(key, entry));
  const entries = lines.length === 0 ? ["entries: {}"] : ["entries:", ...lines];
  const head = [
    `version: ${LOCK_VERSION}`,
    `generation: ${lock.generation}`,
    ...(lock.keaIds === undefined ? [] : [`keaIds: ${lock.keaIds}`]),
    ...(lock.services === undefined ? [] : [`services: ${lock.services}`]),
  ];
  return `${[...HEADER, ...head, ...entries, END].join("\n")}\n`;
}

/** A lock of 128,000 networks has 16 MB. */
const MAX_LOCK_LENGTH = 64 * 1024 * 1024;

/**
 * Reads a lock. It is written by this program alone, so anything that it would not have written is refused
 * with its line: a guess here would renumber a network.
 * @throws BadInput
 */
export function parseLock(content: string | Uint8Array, file: string): Lock {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  const reader = new LockReader(text, file);
  return reader.read();
}

class LockReader {
  readonly #text: string;
  readonly #file: string;
  readonly #faults: Diagnostic[] = [];
  readonly #entries = new Map<string, LockEntry>();
  readonly #keaOwners = new Map<number, string>();
  #line = 0;
  #version: number | undefined;
  #generation: number | undefined;
  #keaIds: number | undefined;
  #services: string | undefined;
  #listed = false;
  #ended = false;
  #previous = "";

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  read(): Lock {
    const tooLarge = this.#text.length > MAX_LOCK_LENGTH;
    if (tooLarge) this.#report("size", "", "the file is no lock: it is too large");
    else this.#readLines();
    if (this.#faults.length > 0) throw new BadInput(firstOfEach(this.#faults));
    let highest = this.#keaIds ?? 0;
    for (const id of this.#keaOwners.keys()) highest = Math.max(highest, id);
    return {
      file: this.#file,
      generation: this.#generation ?? 0,
      entries: this.#entries,
      ...(highest === 0 ? {} : { keaIds: highest }),
      ...(this.#services === undefined ? {} : { services: this.#services }),
    };
  }

  /** Line by line where they stand: a copy of each would take as long as reading it. */
  #readLines(): void {
    const text = this.#text;
    let lastWritten = 1;
    let start = 0;
    while (start < text.length) {
      const newline = text.indexOf("\n", start);
      const end = newline < 0 ? text.length : newline;
      const written = end > start && text.endsWith("\r", end) ? end - 1 : end;
      this.#line++;
      if (written > start) {
        lastWritten = this.#line;
        if (!this.#readEntryLine(start, written) && !this.#readOther(text.slice(start, written))) break;
      }
      start = end + 1;
    }
    const whole = this.#version !== undefined && this.#generation !== undefined && this.#listed;
    if (this.#faults.length > 0 || (whole && this.#ended)) return;
    this.#line = lastWritten;
    const hint = whole ? `${RESTORE}; if only its last line is lost, write "${END}"` : RESTORE;
    this.#report("truncated", "", "is not a whole lock: the file is empty or cut off", hint);
  }

  /** False if it is no line of an entry where one may stand. */
  #readEntryLine(start: number, end: number): boolean {
    if (!this.#listed || this.#ended) return false;
    const cut = cutLine(this.#text, start, end);
    if (cut === undefined) return false;
    const { key, body } = cut;
    if (cut.isEdited) this.#report("edited", body, "was edited by hand", EDITED, key);
    else if (key > this.#previous) this.#readEntry(key, body);
    else if (this.#entries.has(key)) this.#report("doubled", body, "the key occurs twice", MERGE, key);
    else this.#report("order", body, "is out of order", RESTORE, key);
    return true;
  }

  #readEntry(key: string, body: string): void {
    this.#previous = key;
    const entry = readEntry(body, this.#line);
    if (entry === undefined) {
      this.#report("entry", body, "is no entry of a lock", RESTORE, key);
      return;
    }
    const keaId = entry.kind === "network" ? entry.keaId : undefined;
    const holder = keaId === undefined ? undefined : this.#keaOwners.get(keaId);
    if (holder !== undefined) {
      this.#report("kea-id", body, `has the Kea id ${keaId} of ${holder}`, KEA_CLASH, key);
      return;
    }
    this.#entries.set(key, entry);
    if (keaId !== undefined) this.#keaOwners.set(keaId, key);
  }

  /** What stands around the entries; false if reading on would only mislead. */
  #readOther(written: string): boolean {
    if (written.startsWith("#")) return true;
    if (/^(<{7}|={7}|>{7}|\|{7})/.test(written)) {
      this.#report("conflict", written, "a merge left both sides here", MERGE);
      return false;
    }
    if (written.startsWith("version: ")) return this.#readVersion(written);
    if (written === END && this.#listed && !this.#ended) this.#ended = true;
    else if (this.#ended) this.#report("line", written, "stands behind the end of the lock", MERGE);
    else if (/^generation: (0|[1-9]\d{0,14})$/.test(written) && this.#generation === undefined) {
      this.#generation = Number(written.slice(12));
    } else if (/^keaIds: [1-9]\d{0,9}$/.test(written) && this.#keaIds === undefined && !this.#listed) {
      this.#keaIds = Number(written.slice(8));
    } else if (/^services: [0-9a-f]{8}$/.test(written) && this.#services === undefined && !this.#listed) {
      this.#services = written.slice(10);
    } else if (written === "entries:" || written === "entries: {}") this.#listed = true;
    else this.#report("line", written, "is no line of a lock");
    return true;
  }

  #readVersion(written: string): boolean {
    this.#version = Number(written.slice(9));
    if (this.#version === LOCK_VERSION) return true;
    if (this.#version > LOCK_VERSION) {
      const hint = "install the atrium that wrote it";
      this.#report("version", written, "was written by a later atrium", hint, "version");
    } else this.#report("version", written, "is no version of a lock", RESTORE, "version");
    return false;
  }

  #report(code: string, value: string, message: string, hint = RESTORE, path = ""): void {
    this.#faults.push({
      code: `lock.${code}`,
      severity: "error",
      file: this.#file,
      line: Math.max(1, this.#line),
      column: 1,
      path,
      value: shorten(value),
      message,
      hint,
    });
  }
}

/** What is wrong with every line (another file, a formatter's work) is told once. */
function firstOfEach(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...Map.groupBy(faults, ({ code }) => code).values()].flatMap((same) => {
    const [first, ...rest] = same;
    if (first === undefined || rest.length < FEW) return same;
    return [{ ...first, message: `${first.message} (and ${rest.length} more lines)` }];
  });
}

const FEW = 3;

const RESTORE = "restore the file from Git (git checkout -- <file>)";
const EDITED = "undo the edit; to choose an address, pin it in the plan with cidr";
const KEA_CLASH =
  "two branches gave out the same id: delete the line of the newer key, and run atrium plan allocate again";
const MERGE =
  "keep the entries of both sides once each and the higher generation, then run atrium plan allocate";
