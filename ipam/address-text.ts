import type { Address } from "./ip.ts";

/** Longest text: eight groups of four digits, seven colons and "/128". */
const LONGEST = 43;
const TEXT = Buffer.alloc(LONGEST);
const DOT = 46;
const SLASH = 47;
const ZERO = 48;
const COLON = 58;
const DIGITS = Buffer.from("0123456789abcdef");

/** Dotted quad, or RFC 5952: lower case, longest run of zero groups cut, the first one of equals. */
export function addressText(address: Address): string {
  return TEXT.toString("latin1", 0, writeAddress(TEXT, 0, address));
}

/**
 * Written digit by digit into one place: a text put together from pieces is a tree of them in memory, and
 * a million of those keep the garbage collector busy for longer than the printing takes.
 */
export function prefixText(network: Address, length: number): string {
  return TEXT.toString("latin1", 0, writeLength(TEXT, writeAddress(TEXT, 0, network), length));
}

/** Many prefixes, of IPv4 and IPv6, as texts in the order they come. */
export class PrefixTexts {
  readonly #texts: string[] = [];
  /** Texts are made together and then cut apart, so that a million of them are not a million calls of the decoder. */
  readonly #written = Buffer.alloc(4096);
  readonly #ends: number[] = [];
  #at = 0;

  addIpv4(network: number, length: number): void {
    this.#end(writeLength(this.#written, writeIpv4(this.#written, this.#at, network), length));
  }

  addIpv6(w0: number, w1: number, w2: number, w3: number, length: number): void {
    this.#end(writeLength(this.#written, writeIpv6(this.#written, this.#at, w0, w1, w2, w3), length));
  }

  /** All of them; no more can be added. */
  finish(): readonly string[] {
    this.#cut();
    return this.#texts;
  }

  #end(at: number): void {
    this.#ends.push(at);
    this.#at = at;
    if (at + LONGEST > this.#written.length) this.#cut();
  }

  #cut(): void {
    const all = this.#written.toString("latin1", 0, this.#at);
    let start = 0;
    for (const end of this.#ends) {
      this.#texts.push(all.slice(start, end));
      start = end;
    }
    this.#ends.length = 0;
    this.#at = 0;
  }
}

function writeLength(text: Buffer, at: number, length: number): number {
  text[at] = SLASH;
  return writeDecimal(text, at + 1, length);
}

function writeAddress(text: Buffer, at: number, { family, w0, w1, w2, w3 }: Address): number {
  return family === "ipv4" ? writeIpv4(text, at, w0) : writeIpv6(text, at, w0, w1, w2, w3);
}

/** As all that write: gives the place behind what it wrote. */
function writeIpv4(text: Buffer, start: number, value: number): number {
  let at = writeDecimal(text, start, value >>> 24);
  text[at] = DOT;
  at = writeDecimal(text, at + 1, (value >>> 16) & 255);
  text[at] = DOT;
  at = writeDecimal(text, at + 1, (value >>> 8) & 255);
  text[at] = DOT;
  return writeDecimal(text, at + 1, value & 255);
}

/** A number of up to three digits, 255 at most. */
function writeDecimal(text: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value;
  if (rest >= 100) {
    const hundreds = rest >= 200 ? 2 : 1;
    text[at++] = ZERO + hundreds;
    rest -= 100 * hundreds;
    if (rest < 10) text[at++] = ZERO;
  }
  if (rest >= 10) {
    // Exact for numbers below 100, and cheaper than a division.
    const tens = (rest * 103) >> 10;
    text[at++] = ZERO + tens;
    rest -= 10 * tens;
  }
  text[at++] = ZERO + rest;
  return at;
}

const GROUPS = new Uint16Array(8);

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** What is cut out, by which of the eight groups are zero: one bit each, the first group the highest. */
const GAPS: readonly Gap[] = Array.from({ length: 256 }, (_, zeros) => longestRun(zeros));

/** The first of the longest runs of bits; a single zero group is written out. */
function longestRun(zeros: number): Gap {
  const bits = zeros.toString(2).padStart(8, "0");
  const longest = (bits.match(/1+/g) ?? []).reduce((a, b) => (b.length > a.length ? b : a), "");
  const start = longest.length < 2 ? -1 : bits.indexOf(longest);
  return { start, end: start + longest.length };
}

function writeIpv6(text: Buffer, start: number, w0: number, w1: number, w2: number, w3: number): number {
  GROUPS[0] = w0 >>> 16;
  GROUPS[1] = w0;
  GROUPS[2] = w1 >>> 16;
  GROUPS[3] = w1;
  GROUPS[4] = w2 >>> 16;
  GROUPS[5] = w2;
  GROUPS[6] = w3 >>> 16;
  GROUPS[7] = w3;
  let zeros = 0;
  for (let i = 0; i < 8; i++) zeros = (zeros << 1) | (GROUPS[i] === 0 ? 1 : 0);
  const gap = GAPS[zeros] as Gap;
  let at = start;
  for (let i = 0; i < 8; ) {
    if (i === gap.start) {
      // The first colon stands already, but at the very start.
      if (i === 0) text[at++] = COLON;
      text[at++] = COLON;
      i = gap.end;
    } else {
      at = writeHex(text, at, GROUPS[i] as number);
      if (++i < 8) text[at++] = COLON;
    }
  }
  return at;
}

function writeHex(text: Buffer, start: number, group: number): number {
  let at = start;
  if (group >= 0x1000) text[at++] = DIGITS[group >>> 12] as number;
  if (group >= 0x100) text[at++] = DIGITS[(group >>> 8) & 15] as number;
  if (group >= 0x10) text[at++] = DIGITS[(group >>> 4) & 15] as number;
  text[at++] = DIGITS[group & 15] as number;
  return at;
}
