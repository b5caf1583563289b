import { hasHostBits } from "./host-bits.ts";
import type { Family } from "./ip.ts";

/**
 * What the last scan read: the words of the address as signed numbers of 32 bits, most significant first (IPv4 has
 * `w0` alone), and the prefix length. One place for all: a million texts are read without an object of each.
 */
export const SCANNED = { w0: 0, w1: 0, w2: 0, w3: 0, length: 0 };

const DOT = 46;
const SLASH = 47;
const ZERO = 48;
const COLON = 58;

/** Reads a text that is one address and nothing else; undefined if it is none. */
export function scanAddress(text: string): Family | undefined {
  if (scanIpv4(text) === text.length) return "ipv4";
  return scanIpv6(text) === text.length ? "ipv6" : undefined;
}

/** Reads a text that is a network address, a slash and a plain decimal length; undefined for anything else. */
export function scanPrefix(text: string): Family | undefined {
  let family: Family = "ipv4";
  let slash = scanIpv4(text);
  if (slash < 0) {
    family = "ipv6";
    slash = scanIpv6(text);
  }
  if (slash < 0 || !scanLength(text, slash + 1, family === "ipv4" ? 32 : 128)) return undefined;
  const { w0, w1, w2, w3, length } = SCANNED;
  return hasHostBits(family, w0, w1, w2, w3, length) ? undefined : family;
}

/** Four plain decimal numbers up to the first slash or the end, whose position it gives; −1 for anything else. */
function scanIpv4(text: string): number {
  const end = text.length;
  // Most IPv6 addresses give themselves away by their fifth character.
  if (end < 7 || text.charCodeAt(4) === COLON) return -1;
  let value = 0;
  let dots = 0;
  // −1 until a digit has come, so that neither "1..2" nor "01" passes.
  let octet = -1;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return -1;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return -1;
    } else if (octet < 0) {
      return -1;
    } else if (code === DOT && dots < 3) {
      value = (value << 8) | octet;
      octet = -1;
      dots++;
    } else {
      if (code !== SLASH || dots < 3) return -1;
      SCANNED.w0 = (value << 8) | octet;
      return i;
    }
  }
  if (octet < 0 || dots < 3) return -1;
  SCANNED.w0 = (value << 8) | octet;
  return end;
}

/** Groups of the address being read. */
const GROUPS = new Uint16Array(8);

/** Value of a hexadecimal digit by its character code; −1 for any other of the first 128. */
const HEX_DIGITS = Int8Array.from({ length: 128 }, (_, code) =>
  "0123456789abcdef".indexOf(String.fromCharCode(code).toLowerCase()),
);

/** Groups of hexadecimal digits, at most one "::", up to the first slash or the end; as {@link scanIpv4}. */
function scanIpv6(text: string): number {
  let count = 0;
  let gap = -1;
  let at = 0;
  if (codeAt(text, 0) === COLON) {
    if (codeAt(text, 1) !== COLON) return -1;
    gap = 0;
    at = 2;
  }
  for (;;) {
    let code = codeAt(text, at);
    let digit = hexDigit(code);
    // Without a group only "::" may have come before the end.
    if (digit < 0) return code === SLASH && gap === count && joinGroups(count, gap) ? at : -1;
    if (count === 8) return -1;
    let group = digit;
    code = codeAt(text, ++at);
    digit = hexDigit(code);
    for (let more = 3; digit >= 0 && more > 0; more--) {
      group = (group << 4) | digit;
      code = codeAt(text, ++at);
      digit = hexDigit(code);
    }
    GROUPS[count++] = group;
    if (code !== COLON) return code === SLASH && joinGroups(count, gap) ? at : -1;
    if (codeAt(text, ++at) === COLON) {
      if (gap >= 0) return -1;
      gap = count;
      at++;
    }
  }
}

/** The character's code; behind the end stands a slash, which ends an address as well. */
function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : SLASH;
}

function hexDigit(code: number): number {
  return code < 128 ? (HEX_DIGITS[code] as number) : -1;
}

/** Moves the groups behind the gap to the end, and all to their words; false if they are too many or too few. */
function joinGroups(count: number, gap: number): boolean {
  if (gap < 0 ? count !== 8 : count === 8) return false;
  if (gap >= 0) {
    let to = 7;
    for (let from = count - 1; from >= gap; from--) GROUPS[to--] = GROUPS[from] as number;
    while (to >= gap) GROUPS[to--] = 0;
  }
  SCANNED.w0 = word(0);
  SCANNED.w1 = word(2);
  SCANNED.w2 = word(4);
  SCANNED.w3 = word(6);
  return true;
}

function word(at: number): number {
  return ((GROUPS[at] as number) << 16) | (GROUPS[at + 1] as number);
}

/** Whether a plain decimal number up to `bits` ends the text from `start` on. */
function scanLength(text: string, start: number, bits: number): boolean {
  const digits = text.length - start;
  if (digits < 1 || digits > 3) return false;
  let length = 0;
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9 || (digit === 0 && length === 0 && digits > 1)) return false;
    length = length * 10 + digit;
  }
  SCANNED.length = length;
  return length <= bits;
}
