import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from "yaml";
import { BadInput, type Diagnostic } from "./diagnostic.ts";
import { plainValue } from "./plain-value.ts";
import { placeInPlainYaml, plainYaml } from "./plain-yaml.ts";

export type Path = readonly (string | number)[];

/** A plan of 4,000 sites is a tenth of this; anything longer was not written by a person. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** What a fault is about: the value at the path, or the key itself. */
export interface FaultAt {
  readonly path: Path;
  readonly on?: "value" | "key";
}

export interface FaultText {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly severity?: Diagnostic["severity"];
}

/** A YAML file read strictly: its plain value, and where in the text each part of it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Faults that leave the rest of the file readable (a doubled key, an octal-looking number). */
  readonly diagnostics: readonly Diagnostic[];
  /** A diagnostic at a key path, with the line, the column and the text that stands there. */
  fault(at: FaultAt, text: FaultText): Diagnostic;
}

/**
 * Reads YAML with the doubtful parts of YAML refused: one document, UTF-8, at most 1 MiB, no tabs as
 * indentation, no doubled keys, no tags, no merge keys, no numbers that other readers take for octal.
 * @throws BadInput if the text as a whole cannot be read
 */
export function readSource(text: string | Uint8Array, file: string): Source {
  const content = typeof text === "string" ? checkedText(text, file) : checkedBytes(text, file);
  const plain = plainYaml(content);
  if (plain === undefined) return readWhole(content, file);
  // Where the parts stand is asked only when there is something to say of them; if it is much, of the whole tree.
  let asked = 0;
  let whole: Source | undefined;
  const fault = (at: FaultAt, said: FaultText) => {
    const location = asked++ < FEW ? plainLocation(content, at) : undefined;
    if (location !== undefined) return diagnosticAt(location, at, said, file);
    whole ??= readWhole(content, file);
    return whole.fault(at, said);
  };
  return { file, value: plain, diagnostics: [], fault };
}

/** Faults that are sooner found one by one than by reading the whole tree. */
const FEW = 16;

function plainLocation(text: string, { path, on = "value" }: FaultAt): Location | undefined {
  const place = placeInPlainYaml(text, path);
  if (place === undefined) return undefined;
  const { key, from, to, kind, depth } = place;
  const isComplete = depth === path.length;
  if (isComplete && on === "key") {
    return key === undefined ? undefined : { ...positionOf(text, key), value: String(path.at(-1)) };
  }
  if (kind === "list") return undefined;
  // A map inside a map begins at its first key; people look for it at its own.
  const start = kind === "words" ? from : (key ?? from);
  const isShown = isComplete && kind !== "map";
  return { ...positionOf(text, start), ...(isShown ? { value: shown(text, from, to) } : {}) };
}

function positionOf(text: string, offset: number): Pick<Location, "line" | "column"> {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function shown(text: string, from: number, to: number): string {
  return text.slice(from, Math.min(to, from + 200));
}

function diagnosticAt(
  { line, column, value }: Location,
  { path }: FaultAt,
  { code, message, hint, severity = "error" }: FaultText,
  file: string,
): Diagnostic {
  const words = value === undefined ? {} : { value: shorten(value) };
  return { code, severity, file, line, column, path: printPath(path), ...words, message, hint };
}

function readWhole(content: string, file: string): Source {
  const lines = new LineCounter();
  const document = parsed(content, lines, file);
  const root = document.contents as ParsedNode | null;
  if (root === null || (isScalar(root) && root.value === null)) {
    throw wholeFile(file, "source.empty", "the file is empty", "write its first key, or name the file meant");
  }
  const locate = locator(root, content, lines);
  const found: Diagnostic[] = [];
  const fault = (at: FaultAt, said: FaultText) => diagnosticAt(locate(at), at, said, file);
  const value = plainValue(root, document, (path, on, text) => found.push(fault({ path, on }, text)));
  // What is left of a bomb is not what its author wrote: its other faults would mislead.
  const bomb = found.find(({ code }) => code === "source.alias-bomb");
  if (bomb) throw new BadInput([bomb]);
  return { file, value, diagnostics: found, fault };
}

/** `sites.sh-001.zones[2]`; a key with other characters is quoted. */
export function printPath(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const name = /^[\p{L}\p{N}_/@-]+$/u.test(part) ? part : JSON.stringify(part);
      return index === 0 ? name : `.${name}`;
    })
    .join("");
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function wholeFile(file: string, code: string, message: string, hint: string, line = 1): BadInput {
  return new BadInput([{ code, severity: "error", file, line, column: 1, path: "", message, hint }]);
}

function checkedBytes(bytes: Uint8Array, file: string): string {
  if (bytes.length > MAX_SOURCE_BYTES) throw tooLarge(bytes.length, file);
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked) throw wholeFile(file, "source.encoding", "the file is UTF-16", "save it as UTF-8");
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw binary(file, newlines(bytes.subarray(0, nul)) + 1);
  try {
    return checkedText(new TextDecoder("utf-8", { fatal: true }).decode(bytes), file);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const hint = "save it as UTF-8 (not GBK or UTF-16)";
    throw wholeFile(file, "source.encoding", "the file is not UTF-8", hint, firstBadLine(bytes));
  }
}

/** The first line that is not UTF-8 by itself: no character of UTF-8 holds the byte of a line's end. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return 1;
    start = end + 1;
  }
}

function newlines(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
}

function checkedText(text: string, file: string): string {
  if (text.length > MAX_SOURCE_BYTES) throw tooLarge(text.length, file);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.exec(text);
  if (control) throw binary(file, text.slice(0, control.index).split("\n").length);
  if (text.includes("\r") && !text.includes("\n")) {
    const message = "the lines end in carriage returns alone";
    throw wholeFile(file, "source.lines", message, "save it with Unix (LF) or Windows (CRLF) line ends");
  }
  return text;
}

function binary(file: string, line: number): BadInput {
  return wholeFile(
    file,
    "source.binary",
    "the file holds control characters",
    "give a text file in YAML",
    line,
  );
}

function tooLarge(size: number, file: string): BadInput {
  const mib = (size / MAX_SOURCE_BYTES).toFixed(1);
  return wholeFile(
    file,
    "source.size",
    `the file has ${mib} MiB, the limit is 1 MiB`,
    "give the file meant for it",
  );
}

export const YAML_OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: false,
  // Reported by plainValue, at the second key and together with the other faults.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

function parsed(text: string, lineCounter: LineCounter, file: string): Document.Parsed {
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter, ...YAML_OPTIONS });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep(file);
  }
  // One mistake makes the parser complain many times; the first complaint is the mistake.
  const first = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (first?.message.includes("call stack")) throw tooDeep(file);
  const unreadable = first ?? document.warnings[0];
  if (unreadable) throw syntaxFault(unreadable, text, lineCounter, file);
  const directive = /^%[A-Z]+.*$/m.exec(text);
  if (directive && document.directives?.docStart) {
    const line = lineCounter.linePos(directive.index).line;
    throw wholeFile(
      file,
      "source.directive",
      `${directive[0]} changes what the file means`,
      "delete it",
      line,
    );
  }
  return document;
}

function tooDeep(file: string): BadInput {
  return wholeFile(file, "source.depth", "the file is nested too deeply to be read", "unfold its brackets");
}

function syntaxFault(error: YAMLError, text: string, lines: LineCounter, file: string): BadInput {
  const { line, col } = lines.linePos(error.pos[0]);
  const value = shorten(text.split(/\r?\n/)[line - 1] ?? "");
  const { message, hint } = SYNTAX[error.code] ?? {
    message: `this is no valid YAML: ${error.message.replace(/\s+/g, " ")}`,
    hint: "mend the indentation, the quotes or the brackets of this line",
  };
  const shown = value === "" ? {} : { value };
  return new BadInput([
    { code: "source.syntax", severity: "error", file, line, column: col, path: "", ...shown, message, hint },
  ]);
}

const SYNTAX: Readonly<Partial<Record<YAMLError["code"], Pick<FaultText, "message" | "hint">>>> = {
  TAB_AS_INDENT: { message: "a tab is used as indentation", hint: "indent with spaces" },
  MULTIPLE_DOCS: {
    message: "the file holds more than one document",
    hint: "keep one; delete from this line on",
  },
  TAG_RESOLVE_FAILED: { message: "a tag (!…) is not understood", hint: "write the value without it" },
  BAD_ALIAS: { message: "an alias names no anchor before it", hint: "write the value out" },
};

interface Location {
  readonly line: number;
  readonly column: number;
  readonly value?: string;
}

/** Finds the text of a key path; a path that leads past what is written ends at the last part there is. */
function locator(root: ParsedNode, text: string, lines: LineCounter): (at: FaultAt) => Location {
  const anchors = new Map<string, ParsedNode>();
  collectAnchors(root, anchors);
  return ({ path, on = "value" }) => {
    let node: ParsedNode | null = root;
    let start = 0;
    let complete = true;
    for (const [depth, part] of path.entries()) {
      while (node !== null && isAlias(node)) node = anchors.get(node.source) ?? null;
      const step: Step | undefined = node === null ? undefined : child(node, part);
      if (step === undefined) {
        complete = false;
        break;
      }
      const isLast = depth === path.length - 1;
      start = (isLast && on === "key" ? step.key : (step.value ?? step.key))?.range?.[0] ?? start;
      if (isLast && on === "key") {
        const { line, col } = lines.linePos(start);
        return { line, column: col, value: String(part) };
      }
      // A map inside a map begins at its first key; people look for it at its own.
      if (step.value !== null && (isMap(step.value) || isSeq(step.value)) && step.key?.range) {
        start = step.key.range[0];
      }
      node = step.value;
    }
    const { line, col } = lines.linePos(start);
    const raw = complete && node !== null && path.length > 0 ? rawText(node, text) : undefined;
    return {
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      ...(raw === undefined ? {} : { value: raw }),
    };
  };
}

function rawText(node: ParsedNode, text: string): string | undefined {
  const [from, to] = node.range ?? [0, 0];
  if (isMap(node) && !node.flow) return undefined;
  // Of a list over several lines the first one tells enough.
  if (isSeq(node) && !node.flow) return text.slice(from, to).split(/\r?\n/)[0];
  return shown(text, from, to);
}

interface Step {
  readonly key: ParsedNode | null;
  readonly value: ParsedNode | null;
}

const indexes = new WeakMap<object, Map<string, Step>>();

/** Maps are indexed once: a file with a thousand faults is still answered at once. */
function child(node: ParsedNode, part: string | number): Step | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return item === undefined || isPair(item) ? undefined : { key: null, value: item as ParsedNode };
  }
  if (!isMap(node)) return undefined;
  let index = indexes.get(node);
  if (index === undefined) {
    index = new Map();
    for (const pair of node.items) {
      const key = pair.key as ParsedNode;
      const value = pair.value as ParsedNode | null;
      if (isScalar(key)) index.set(String(key.value), { key, value });
    }
    indexes.set(node, index);
  }
  return index.get(String(part));
}

function collectAnchors(node: ParsedNode | null, anchors: Map<string, ParsedNode>): void {
  if (node === null || isAlias(node)) return;
  if (node.anchor) anchors.set(node.anchor, node);
  if (isSeq(node)) for (const item of node.items) collectAnchors(item as ParsedNode, anchors);
  if (isMap(node)) for (const pair of node.items) collectAnchors(pair.value as ParsedNode | null, anchors);
}
