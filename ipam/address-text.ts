import type { Address } from "./ip.ts";

/** Room for the longest text: eight groups of four digits, seven colons and "/128"; one is written at a time. */
const TEXT = Buffer.alloc(43);
const DOT = 46;
const SLASH = 47;
const ZERO = 48;
const COLON = 58;
const DIGITS = Buffer.from("0123456789abcdef");

/** Dotted quad, or RFC 5952: lower case, longest run of zero groups cut, the first one of equals. */
export function addressText(address: Address): string {
  return TEXT.toString("latin1", 0, writeAddress(address));
}

/**
 * Written digit by digit into one place: a text put together from pieces is a tree of them in memory, and
 * a million of those keep the garbage collector busy for longer than the printing takes.
 */
export function prefixText(network: Address, length: number): string {
  return prefixEnd(writeAddress(network), length);
}

/** The same for an IPv4 network that is only a number. */
export function ipv4PrefixText(network: number, length: number): string {
  return prefixEnd(writeIpv4(network), length);
}

/** The same for an IPv6 network that is only its words. */
export function ipv6PrefixText(w0: number, w1: number, w2: number, w3: number, length: number): string {
  return prefixEnd(writeIpv6(w0, w1, w2, w3), length);
}

function prefixEnd(at: number, length: number): string {
  TEXT[at] = SLASH;
  return TEXT.toString("latin1", 0, writeDecimal(length, at + 1));
}

function writeAddress({ family, w0, w1, w2, w3 }: Address): number {
  return family === "ipv4" ? writeIpv4(w0) : writeIpv6(w0, w1, w2, w3);
}

function writeIpv4(value: number): number {
  let at = writeDecimal(value >>> 24, 0);
  TEXT[at] = DOT;
  at = writeDecimal((value >>> 16) & 255, at + 1);
  TEXT[at] = DOT;
  at = writeDecimal((value >>> 8) & 255, at + 1);
  TEXT[at] = DOT;
  return writeDecimal(value & 255, at + 1);
}

/** A number of up to three digits; gives the place behind it. */
function writeDecimal(value: number, start: number): number {
  let at = start;
  if (value >= 100) TEXT[at++] = ZERO + Math.trunc(value / 100);
  if (value >= 10) TEXT[at++] = ZERO + (Math.trunc(value / 10) % 10);
  TEXT[at++] = ZERO + (value % 10);
  return at;
}

const GROUPS = new Uint16Array(8);

function writeIpv6(w0: number, w1: number, w2: number, w3: number): number {
  GROUPS[0] = w0 >>> 16;
  GROUPS[1] = w0;
  GROUPS[2] = w1 >>> 16;
  GROUPS[3] = w1;
  GROUPS[4] = w2 >>> 16;
  GROUPS[5] = w2;
  GROUPS[6] = w3 >>> 16;
  GROUPS[7] = w3;
  // A single zero group is written out.
  let gap = 8;
  let length = 1;
  for (let i = 0, run = 0; i < 8; i++) {
    run = GROUPS[i] === 0 ? run + 1 : 0;
    if (run > length) {
      length = run;
      gap = i - run + 1;
    }
  }
  let at = 0;
  for (let i = 0; i < 8; i++) {
    if (i === gap) {
      if (i === 0) TEXT[at++] = COLON;
      TEXT[at++] = COLON;
      i += length - 1;
    } else {
      at = writeHex(GROUPS[i] as number, at);
      if (i < 7) TEXT[at++] = COLON;
    }
  }
  return at;
}

function writeHex(group: number, start: number): number {
  let at = start;
  if (group >= 0x1000) TEXT[at++] = DIGITS[group >>> 12] as number;
  if (group >= 0x100) TEXT[at++] = DIGITS[(group >>> 8) & 15] as number;
  if (group >= 0x10) TEXT[at++] = DIGITS[(group >>> 4) & 15] as number;
  TEXT[at++] = DIGITS[group & 15] as number;
  return at;
}
