import { SCANNED, scanAddress } from "./address-scan.ts";
import { addressText } from "./address-text.ts";
import { addressFault } from "./malformed-address.ts";

export { MalformedAddress } from "./malformed-address.ts";

/** The two address families, in the words of the plan file. */
export type Family = "ipv4" | "ipv6";

/** Width of an address in bits. */
export const BITS = { ipv4: 32, ipv6: 128 } as const satisfies Record<Family, number>;

/**
 * An IPv4 or IPv6 address as unsigned 32-bit words, most significant first.
 * IPv4 uses `w0` alone. Plain numbers: BigInt is some ten times slower on a plan of 100,000 prefixes.
 */
export class Address {
  readonly family: Family;
  // Kept as signed numbers: those of 32 bits lie in the object itself, larger ones each in a box of their own.
  readonly #w0: number;
  readonly #w1: number;
  readonly #w2: number;
  readonly #w3: number;

  constructor(family: Family, w0: number, w1 = 0, w2 = 0, w3 = 0) {
    this.family = family;
    this.#w0 = w0 | 0;
    this.#w1 = w1 | 0;
    this.#w2 = w2 | 0;
    this.#w3 = w3 | 0;
  }

  get w0(): number {
    return this.#w0 >>> 0;
  }

  get w1(): number {
    return this.#w1 >>> 0;
  }

  get w2(): number {
    return this.#w2 >>> 0;
  }

  get w3(): number {
    return this.#w3 >>> 0;
  }

  static ipv4(value: number): Address {
    return new Address("ipv4", value);
  }

  /** Order of the numbers; every IPv4 address comes before every IPv6 one. */
  compare(other: Address): number {
    if (this.family !== other.family) return this.family === "ipv4" ? -1 : 1;
    return this.w0 - other.w0 || this.w1 - other.w1 || this.w2 - other.w2 || this.w3 - other.w3;
  }

  equals(other: Address): boolean {
    return this.compare(other) === 0;
  }

  /** The address `count` further on (back, if negative), or undefined past either end of the family. */
  plus(count: number): Address | undefined {
    if (this.family === "ipv4") {
      const value = this.w0 + count;
      return value < 0 || value > MAX_WORD ? undefined : Address.ipv4(value);
    }
    if (count === 1) return this.#above();
    if (count === -1) return this.#below();
    const value = this.toBigInt() + BigInt(count);
    return value < 0n || value >> 128n !== 0n ? undefined : Address.fromBigInt("ipv6", value);
  }

  #above(): Address | undefined {
    const { w0, w1, w2, w3 } = this;
    if (w3 < MAX_WORD) return new Address("ipv6", w0, w1, w2, w3 + 1);
    if (w2 < MAX_WORD) return new Address("ipv6", w0, w1, w2 + 1, 0);
    if (w1 < MAX_WORD) return new Address("ipv6", w0, w1 + 1, 0, 0);
    return w0 < MAX_WORD ? new Address("ipv6", w0 + 1, 0, 0, 0) : undefined;
  }

  #below(): Address | undefined {
    const { w0, w1, w2, w3 } = this;
    if (w3 > 0) return new Address("ipv6", w0, w1, w2, w3 - 1);
    if (w2 > 0) return new Address("ipv6", w0, w1, w2 - 1, MAX_WORD);
    if (w1 > 0) return new Address("ipv6", w0, w1 - 1, MAX_WORD, MAX_WORD);
    return w0 > 0 ? new Address("ipv6", w0 - 1, MAX_WORD, MAX_WORD, MAX_WORD) : undefined;
  }

  /** BigInt is for the edges: reverse zones, counts, other people's libraries. */
  toBigInt(): bigint {
    if (this.family === "ipv4") return BigInt(this.w0);
    return (BigInt(this.w0) << 96n) | (BigInt(this.w1) << 64n) | (BigInt(this.w2) << 32n) | BigInt(this.w3);
  }

  static fromBigInt(family: Family, value: bigint): Address {
    if (family === "ipv4") return Address.ipv4(Number(value));
    const word = (shift: bigint) => Number((value >> shift) & 0xffffffffn);
    return new Address("ipv6", word(96n), word(64n), word(32n), word(0n));
  }

  /** Dotted quad, or RFC 5952: lower case, longest run of zero groups cut, the first one of equals. */
  toString(): string {
    return addressText(this);
  }

  /** In JSON an address is its text. */
  toJSON(): string {
    return this.toString();
  }
}

const MAX_WORD = 0xffffffff;

/**
 * Reads one address, and nothing but an address: no octal, no short forms, no spaces, no zone index.
 * @throws MalformedAddress
 */
export function parseAddress(text: string): Address {
  return readAddress(text) ?? refuse(text);
}

function refuse(text: string): never {
  throw addressFault(text);
}

/** The address that the text is; undefined if it is none. */
export function readAddress(text: string): Address | undefined {
  const family = scanAddress(text);
  if (family === undefined) return undefined;
  const { w0, w1, w2, w3 } = SCANNED;
  return family === "ipv4" ? Address.ipv4(w0) : new Address("ipv6", w0, w1, w2, w3);
}
