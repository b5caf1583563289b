/**
 * The value of a YAML text that uses nothing but the plain part of YAML: maps and lists by indentation, maps and
 * lists in brackets on one line, texts with and without quotes, plain numbers, comments. Undefined for any other,
 * which the whole parser then reads: what is read here is what that parser would have read. A plan of thousands
 * of sites is read ten times as fast, and no tree of its nodes is kept.
 */
export function plainYaml(text: string): unknown {
  if (/[\t\r\u0085\u2028\u2029\ufeff]/.test(text)) return undefined;
  return new PlainReader(text).read();
}

/** Where a part of the text stands: offsets of its key and of its value. */
export interface PlainPlace {
  readonly key: number | undefined;
  readonly from: number;
  readonly to: number;
  /** A map by indentation has no words of its own. */
  readonly kind: "words" | "brackets" | "map" | "list";
  /** How much of the path is written. */
  readonly depth: number;
}

/** The deepest part of a path that a plain text has; undefined for a text that is not plain, and for none of it. */
export function placeInPlainYaml(text: string, path: readonly (string | number)[]): PlainPlace | undefined {
  const watch = new Watch(path);
  return new PlainReader(text, watch).read() === undefined && !watch.isComplete ? undefined : watch.found;
}

/** Thrown where the text is more than plain, and where nothing more is to be read. */
class Stop extends Error {}

/** Follows a path while the text is read. */
class Watch {
  readonly #path: readonly string[];
  /** Keys of the entries of the path that are open, outermost first. */
  readonly #open: (number | undefined)[] = [];
  #depth = 0;
  found: PlainPlace | undefined;

  constructor(path: readonly (string | number)[]) {
    this.#path = path.map(String);
  }

  get isComplete(): boolean {
    return this.found?.depth === this.#path.length;
  }

  enter(part: string, key: number | undefined): void {
    if (this.#open.length === this.#depth && this.#path[this.#depth] === part) this.#open.push(key);
    this.#depth++;
  }

  leave(from: number, to: number, kind: PlainPlace["kind"]): void {
    const depth = this.#depth--;
    if (this.#open.length < depth) return;
    const key = this.#open.pop();
    this.found ??= { key, from, to, kind, depth };
    if (this.isComplete) throw new Stop();
  }
}

/** A name, and no word that YAML reads as something else. */
const KEY = /(?!(?:null|Null|NULL|__proto__):)[A-Za-z0-9_][\w./@-]{0,200}(?=:)/y;
/** From a letter or digit on; a colon is part of it unless a space or the end follows. */
const TEXT = /[\p{L}\p{N}][^\n#:]*(?::+[^\s#:][^\n#:]*)*/uy;
/** In brackets, commas and brackets end it as well. */
const FLOW_TEXT = /[\p{L}\p{N}][^\n#:,[\]{}]*(?::+[^\s#:,[\]{}][^\n#:,[\]{}]*)*/uy;
const QUOTED = /"([^"\\\n]*)"|'([^'\n]*)'(?!')/y;
/** Nothing but a comment. */
const REST_OF_LINE = / *(?:(?<= )#[^\n]*)?(?:\n|$)/y;
const PLAIN_NUMBER = /^(?:0|[1-9][0-9]{0,14})$|^(?:0|[1-9][0-9]{0,8})\.[0-9]{1,6}$/;
/** What YAML 1.2 reads as a number or as nothing, in any notation. */
const OTHER_VALUE =
  /^(?:[0-9]+\.?[0-9]*(?:[eE][-+]?[0-9]+)?|0[ox][0-9a-fA-F]+|null|Null|NULL|True|TRUE|False|FALSE)$/;
/** Deeper than any plan. */
const MOST_LEVELS = 32;

class PlainReader {
  readonly #text: string;
  readonly #watch: Watch | undefined;
  #at = 0;
  #level = 0;
  /** Of the value that was read last. */
  #from = 0;
  #to = 0;
  #kind: PlainPlace["kind"] = "words";

  constructor(text: string, watch?: Watch) {
    this.#text = text;
    this.#watch = watch;
  }

  read(): unknown {
    try {
      if (this.#nextIndent() !== 0) return undefined;
      const value = this.#map(0);
      return this.#at < this.#text.length ? undefined : value;
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  /** Steps to the next line that says something; −1 at the end of the text. */
  #nextIndent(): number {
    while (this.#at < this.#text.length) {
      let at = this.#at;
      while (this.#text.charCodeAt(at) === SPACE) at++;
      const code = this.#text.charCodeAt(at);
      if (at < this.#text.length && code !== NEWLINE && code !== HASH) return at - this.#at;
      const end = this.#text.indexOf("\n", at);
      this.#at = end < 0 ? this.#text.length : end + 1;
    }
    return -1;
  }

  #map(indent: number): unknown {
    const map: Record<string, unknown> = {};
    let next = indent;
    for (; next === indent; next = this.#nextIndent()) {
      this.#at += indent;
      const start = this.#at;
      const key = this.#match(KEY);
      if (Object.hasOwn(map, key)) throw new Stop();
      this.#watch?.enter(key, start);
      this.#at++;
      map[key] = this.#takes(REST_OF_LINE) ? this.#below(indent) : this.#line(TEXT);
      this.#watch?.leave(this.#from, this.#to, this.#kind);
    }
    if (next > indent) throw new Stop();
    return map;
  }

  /** What stands under a key; a list may stand as far left as its key. */
  #below(indent: number): unknown {
    const next = this.#nextIndent();
    if (next < indent || this.#level === MOST_LEVELS) throw new Stop();
    this.#level++;
    const isList = this.#text.startsWith("- ", this.#at + next);
    if (!isList && next === indent) throw new Stop();
    const value = isList ? this.#list(next) : this.#map(next);
    this.#level--;
    this.#kind = isList ? "list" : "map";
    return value;
  }

  #list(indent: number): unknown {
    const items: unknown[] = [];
    let next = indent;
    for (; next === indent && this.#text.startsWith("- ", this.#at + indent); next = this.#nextIndent()) {
      this.#at += indent + 1;
      this.#watch?.enter(String(items.length), undefined);
      items.push(this.#line(TEXT));
      this.#watch?.leave(this.#from, this.#to, this.#kind);
    }
    if (next > indent) throw new Stop();
    return items;
  }

  /** A value behind a space, and then nothing but a comment. */
  #line(text: RegExp): unknown {
    if (this.#text.charCodeAt(this.#at) !== SPACE) throw new Stop();
    const value = this.#value(text);
    if (!this.#takes(REST_OF_LINE)) throw new Stop();
    return value;
  }

  #value(text: RegExp): unknown {
    this.#skipSpaces();
    const from = this.#at;
    const code = this.#text.charCodeAt(from);
    if (code === OPEN_MAP || code === OPEN_LIST) {
      const value = code === OPEN_MAP ? this.#flowMap() : this.#flowList();
      return this.#passed(from, this.#at, "brackets", value);
    }
    const isQuoted = code === QUOTE || code === APOSTROPHE;
    const written = this.#match(isQuoted ? QUOTED : text);
    if (isQuoted) return this.#passed(from, this.#at, "words", written.slice(1, -1));
    const words = written.endsWith(" ") ? written.replace(/ +$/, "") : written;
    return this.#passed(from, from + words.length, "words", scalar(words));
  }

  #passed(from: number, to: number, kind: PlainPlace["kind"], value: unknown): unknown {
    this.#from = from;
    this.#to = to;
    this.#kind = kind;
    return value;
  }

  #flowMap(): unknown {
    const map: Record<string, unknown> = {};
    this.#inBrackets(CLOSE_MAP, () => {
      const start = this.#at;
      const key = this.#match(KEY);
      this.#at++;
      if (Object.hasOwn(map, key) || this.#text.charCodeAt(this.#at) !== SPACE) throw new Stop();
      this.#watch?.enter(key, start);
      map[key] = this.#value(FLOW_TEXT);
      this.#watch?.leave(this.#from, this.#to, this.#kind);
    });
    return map;
  }

  #flowList(): unknown {
    const items: unknown[] = [];
    this.#inBrackets(CLOSE_LIST, () => {
      this.#watch?.enter(String(items.length), undefined);
      items.push(this.#value(FLOW_TEXT));
      this.#watch?.leave(this.#from, this.#to, this.#kind);
    });
    return items;
  }

  #inBrackets(close: number, readOne: () => void): void {
    if (++this.#level > MOST_LEVELS) throw new Stop();
    this.#at++;
    this.#skipSpaces();
    if (this.#text.charCodeAt(this.#at) !== close) {
      readOne();
      this.#skipSpaces();
      while (this.#text.charCodeAt(this.#at) === COMMA) {
        this.#at++;
        this.#skipSpaces();
        readOne();
        this.#skipSpaces();
      }
    }
    if (this.#text.charCodeAt(this.#at) !== close) throw new Stop();
    this.#at++;
    this.#level--;
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at++;
  }

  #takes(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.test(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #match(pattern: RegExp): string {
    const start = this.#at;
    if (!this.#takes(pattern)) throw new Stop();
    return this.#text.slice(start, this.#at);
  }
}

const SPACE = 32;
const NEWLINE = 10;
const HASH = 35;
const QUOTE = 34;
const APOSTROPHE = 39;
const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;

function scalar(text: string): unknown {
  if (PLAIN_NUMBER.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  if (OTHER_VALUE.test(text)) throw new Stop();
  return text;
}
