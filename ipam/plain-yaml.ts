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

/** Thrown where the text is more than plain. */
class NotPlain extends Error {}

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
  #at = 0;
  #level = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    try {
      if (this.#nextIndent() !== 0) return undefined;
      const value = this.#map(0);
      return this.#at < this.#text.length ? undefined : value;
    } catch (error) {
      if (error instanceof NotPlain) return undefined;
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
      const key = this.#match(KEY);
      if (Object.hasOwn(map, key)) throw new NotPlain();
      this.#at++;
      map[key] = this.#takes(REST_OF_LINE) ? this.#below(indent) : this.#line(TEXT);
    }
    if (next > indent) throw new NotPlain();
    return map;
  }

  /** What stands under a key; a list may stand as far left as its key. */
  #below(indent: number): unknown {
    const next = this.#nextIndent();
    if (next < indent || this.#level === MOST_LEVELS) throw new NotPlain();
    this.#level++;
    const isList = this.#text.startsWith("- ", this.#at + next);
    if (!isList && next === indent) throw new NotPlain();
    const value = isList ? this.#list(next) : this.#map(next);
    this.#level--;
    return value;
  }

  #list(indent: number): unknown {
    const items: unknown[] = [];
    let next = indent;
    for (; next === indent && this.#text.startsWith("- ", this.#at + indent); next = this.#nextIndent()) {
      this.#at += indent + 1;
      items.push(this.#line(TEXT));
    }
    if (next > indent) throw new NotPlain();
    return items;
  }

  /** A value behind a space, and then nothing but a comment. */
  #line(text: RegExp): unknown {
    if (this.#text.charCodeAt(this.#at) !== SPACE) throw new NotPlain();
    const value = this.#value(text);
    if (!this.#takes(REST_OF_LINE)) throw new NotPlain();
    return value;
  }

  #value(text: RegExp): unknown {
    this.#skipSpaces();
    const code = this.#text.charCodeAt(this.#at);
    if (code === OPEN_MAP) return this.#flowMap();
    if (code === OPEN_LIST) return this.#flowList();
    if (code !== QUOTE && code !== APOSTROPHE) return scalar(this.#match(text));
    const quoted = this.#match(QUOTED);
    return quoted.slice(1, -1);
  }

  #flowMap(): unknown {
    const map: Record<string, unknown> = {};
    this.#inBrackets(CLOSE_MAP, () => {
      const key = this.#match(KEY);
      this.#at++;
      if (Object.hasOwn(map, key) || this.#text.charCodeAt(this.#at) !== SPACE) throw new NotPlain();
      map[key] = this.#value(FLOW_TEXT);
    });
    return map;
  }

  #flowList(): unknown {
    const items: unknown[] = [];
    this.#inBrackets(CLOSE_LIST, () => items.push(this.#value(FLOW_TEXT)));
    return items;
  }

  #inBrackets(close: number, readOne: () => void): void {
    if (++this.#level > MOST_LEVELS) throw new NotPlain();
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
    if (this.#text.charCodeAt(this.#at) !== close) throw new NotPlain();
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
    if (!this.#takes(pattern)) throw new NotPlain();
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

function scalar(written: string): unknown {
  const text = written.endsWith(" ") ? written.replace(/ +$/, "") : written;
  if (PLAIN_NUMBER.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  if (OTHER_VALUE.test(text)) throw new NotPlain();
  return text;
}
