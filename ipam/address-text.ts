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
export function addressText({ family, w0, w1, w2, w3 }: Address): string {
  if (family === "ipv4") return ipv4Text(w0, ADDRESS);
  return TEXT.toString("latin1", 0, writeIpv6(TEXT, 0, w0, w1, w2, w3));
}

/**
 * Written digit by digit into one place: a text put together from pieces is a tree of them in memory, and
 * a million of those keep the garbage collector busy for longer than the printing takes.
 */
export function ipv4PrefixText(network: number, length: number): string {
  return ipv4Text(network, length);
}

/** Texts made lately. A router's filter names the same few prefixes of its site over and over. */
const LATE_BITS = 8;
const LATE = {
  networks: new Int32Array(1 << LATE_BITS),
  lengths: new Int8Array(1 << LATE_BITS).fill(-2),
  texts: Array.from({ length: 1 << LATE_BITS }, () => ""),
} as const;
/** In the place of a length. */
const ADDRESS = -1;

function ipv4Text(network: number, length: number): string {
  const value = network | 0;
  const slot = Math.imul(value ^ (length << 3), 0x9e3779b1) >>> (32 - LATE_BITS);
  if (LATE.networks[slot] === value && LATE.lengths[slot] === length) return LATE.texts[slot] as string;
  const end = writeIpv4(TEXT, 0, value);
  const text = TEXT.toString("latin1", 0, length === ADDRESS ? end : writeLength(TEXT, end, length));
  LATE.networks[slot] = value;
  LATE.lengths[slot] = length;
  LATE.texts[slot] = text;
  return text;
}

export function ipv6PrefixText(w0: number, w1: number, w2: number, w3: number, length: number): string {
  return TEXT.toString("latin1", 0, writeLength(TEXT, writeIpv6(TEXT, 0, w0, w1, w2, w3), length));
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
  const zeros = (zeroHalves(w0) << 6) | (zeroHalves(w1) << 4) | (zeroHalves(w2) << 2) | zeroHalves(w3);
  const gap = GAPS[zeros] as Gap;
  let at = start;
  for (let group = 0; group < 8; ) {
    if (group === gap.start) {
      // The first colon stands already, but at the very start.
      if (group === 0) text[at++] = COLON;
      text[at++] = COLON;
      group = gap.end;
    } else {
      const word = group < 4 ? (group < 2 ? w0 : w1) : group < 6 ? w2 : w3;
      at = writeHex(text, at, (group & 1) === 0 ? word >>> 16 : word & 0xffff);
      if (++group < 8) text[at++] = COLON;
    }
  }
  return at;
}

/** Which halves of a word are zero: 2 for the upper, 1 for the lower. */
function zeroHalves(word: number): number {
  return (word >>> 16 === 0 ? 2 : 0) | ((word & 0xffff) === 0 ? 1 : 0);
}

function writeHex(text: Buffer, start: number, group: number): number {
  let at = start;
  if (group >= 0x1000) text[at++] = DIGITS[group >>> 12] as number;
  if (group >= 0x100) text[at++] = DIGITS[(group >>> 8) & 15] as number;
  if (group >= 0x10) text[at++] = DIGITS[(group >>> 4) & 15] as number;
  text[at++] = DIGITS[group & 15] as number;
  return at;
}
