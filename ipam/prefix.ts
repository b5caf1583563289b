import { SCANNED, scanPrefix } from "./address-scan.ts";
import { ipv4PrefixText, ipv6PrefixText } from "./address-text.ts";
import { hasHostBits, hostMask } from "./host-bits.ts";
import { Address, BITS, type Family, parseAddress, readAddress } from "./ip.ts";
import { lenientReadings } from "./lenient.ts";
import { addressFault, MalformedAddress } from "./malformed-address.ts";

/** A network: an address whose host bits are zero, and a length. Immutable; equal when printed equal. */
export class Prefix {
  readonly family: Family;
  readonly length: number;
  // The words of the network address, as in Address: one object for each prefix of a large plan, not two.
  readonly #w0: number;
  readonly #w1: number;
  readonly #w2: number;
  readonly #w3: number;

  private constructor(family: Family, w0: number, w1: number, w2: number, w3: number, length: number) {
    this.family = family;
    this.length = length;
    this.#w0 = w0 | 0;
    this.#w1 = w1 | 0;
    this.#w2 = w2 | 0;
    this.#w3 = w3 | 0;
  }

  /** The prefix of that length which holds the address. */
  static of({ family, w0, w1, w2, w3 }: Address, length: number): Prefix {
    return new Prefix(
      family,
      w0 & ~hostMask(length),
      w1 & ~hostMask(length - 32),
      w2 & ~hostMask(length - 64),
      w3 & ~hostMask(length - 96),
      length,
    );
  }

  /** The prefix with that very network address; undefined if it has host bits. */
  static at({ family, w0, w1, w2, w3 }: Address, length: number): Prefix | undefined {
    return hasHostBits(family, w0, w1, w2, w3, length)
      ? undefined
      : new Prefix(family, w0, w1, w2, w3, length);
  }

  /** What was scanned last. */
  static scanned(family: Family): Prefix {
    const { w0, w1, w2, w3, length } = SCANNED;
    return family === "ipv4"
      ? new Prefix(family, w0, 0, 0, 0, length)
      : new Prefix(family, w0, w1, w2, w3, length);
  }

  get network(): Address {
    return new Address(this.family, this.#w0, this.#w1, this.#w2, this.#w3);
  }

  get first(): Address {
    return this.network;
  }

  get last(): Address {
    const { length } = this;
    if (this.family === "ipv4") return Address.ipv4(this.#w0 | hostMask(length));
    return new Address(
      "ipv6",
      this.#w0 | hostMask(length),
      this.#w1 | hostMask(length - 32),
      this.#w2 | hostMask(length - 64),
      this.#w3 | hostMask(length - 96),
    );
  }

  /** Number of addresses; exact up to 2^53, a power of two beyond. */
  get size(): number {
    return 2 ** (BITS[this.family] - this.length);
  }

  contains(other: Prefix | Address): boolean {
    if (other.family !== this.family) return false;
    if (other instanceof Address) return this.#begins(other.w0, other.w1, other.w2, other.w3);
    return other.length >= this.length && this.#begins(other.#w0, other.#w1, other.#w2, other.#w3);
  }

  /** Whether an address of the same family begins with the bits of this network. */
  #begins(w0: number, w1: number, w2: number, w3: number): boolean {
    const { length } = this;
    if (((w0 ^ this.#w0) & ~hostMask(length)) !== 0) return false;
    return (
      length <= 32 ||
      (((w1 ^ this.#w1) & ~hostMask(length - 32)) === 0 &&
        ((w2 ^ this.#w2) & ~hostMask(length - 64)) === 0 &&
        ((w3 ^ this.#w3) & ~hostMask(length - 96)) === 0)
    );
  }

  overlaps(other: Prefix): boolean {
    return this.length <= other.length ? this.contains(other) : other.contains(this);
  }

  equals(other: Prefix): boolean {
    return (
      this.length === other.length &&
      this.family === other.family &&
      this.#w0 === other.#w0 &&
      this.#w1 === other.#w1 &&
      this.#w2 === other.#w2 &&
      this.#w3 === other.#w3
    );
  }

  /** By address, then the wider first: a parent comes before its children. Every IPv4 one before every IPv6 one. */
  compare(other: Prefix): number {
    if (this.family !== other.family) return this.family === "ipv4" ? -1 : 1;
    return (
      (this.#w0 >>> 0) - (other.#w0 >>> 0) ||
      (this.#w1 >>> 0) - (other.#w1 >>> 0) ||
      (this.#w2 >>> 0) - (other.#w2 >>> 0) ||
      (this.#w3 >>> 0) - (other.#w3 >>> 0) ||
      this.length - other.length
    );
  }

  /** The prefix of that length which holds this one; this one itself if it is as wide. */
  supernet(length: number): Prefix {
    if (length > this.length) throw new RangeError(`/${length} is no supernet of ${this}`);
    return Prefix.of(this.network, length);
  }

  /** The other half of the next wider prefix; undefined for the whole family. */
  get buddy(): Prefix | undefined {
    if (this.length === 0) return undefined;
    const index = (this.length - 1) >>> 5;
    const bit = 1 << (31 - ((this.length - 1) & 31));
    const flip = (word: number, at: number) => (at === index ? word ^ bit : word);
    return new Prefix(
      this.family,
      flip(this.#w0, 0),
      flip(this.#w1, 1),
      flip(this.#w2, 2),
      flip(this.#w3, 3),
      this.length,
    );
  }

  /** The n-th subnet of that length, counted from 0. */
  subnet(length: number, index: number): Prefix {
    const count = 2 ** (length - this.length);
    if (length < this.length || length > BITS[this.family] || !(index >= 0 && index < count)) {
      throw new RangeError(`${this} has no subnet ${index} of /${length}`);
    }
    if (this.family === "ipv4") {
      return new Prefix("ipv4", (this.#w0 >>> 0) + index * 2 ** (32 - length), 0, 0, 0, length);
    }
    const offset = BigInt(index) << BigInt(128 - length);
    return Prefix.of(Address.fromBigInt("ipv6", this.network.toBigInt() + offset), length);
  }

  toString(): string {
    return this.family === "ipv4"
      ? ipv4PrefixText(this.#w0, this.length)
      : ipv6PrefixText(this.#w0, this.#w1, this.#w2, this.#w3, this.length);
  }

  /** In JSON a prefix is its text. */
  toJSON(): string {
    return this.toString();
  }
}

/** The addresses from first to last, both included, of one family. */
export class AddressRange {
  readonly first: Address;
  readonly last: Address;

  constructor(first: Address, last: Address) {
    if (first.family !== last.family) {
      throw new MalformedAddress("a range has two families", "give both ends in IPv4 or both in IPv6");
    }
    if (first.compare(last) > 0) {
      throw new MalformedAddress("the range is reversed", `write ${last}-${first}`);
    }
    this.first = first;
    this.last = last;
  }

  get family(): Family {
    return this.first.family;
  }

  contains(address: Address): boolean {
    return (
      address.family === this.family && this.first.compare(address) <= 0 && address.compare(this.last) <= 0
    );
  }

  toString(): string {
    return `${this.first}-${this.last}`;
  }
}

/**
 * Reads one prefix in its canonical sense: strict address, plain decimal length, no host bits.
 * @throws MalformedAddress
 */
export function parsePrefix(text: string): Prefix {
  const family = scanPrefix(text);
  return family === undefined ? refusePrefix(text) : Prefix.scanned(family);
}

/** Says what is wrong with a text that is no prefix, and what other tools would have made of it. */
export function refusePrefix(text: string): never {
  const fault = prefixFault(text);
  const readings = lenientReadings(text).filter((reading) => !fault.hint.includes(reading));
  if (readings.length === 0) throw fault;
  throw new MalformedAddress(
    fault.message,
    `${fault.hint} (other tools read it as ${readings.join(" or as ")})`,
  );
}

function prefixFault(text: string): MalformedAddress {
  const slash = text.indexOf("/");
  const head = slash < 0 ? text : text.slice(0, slash);
  const address = readAddress(head);
  if (address === undefined) return addressFault(head);
  if (slash < 0) {
    const length = address.family === "ipv6" ? 64 : 24;
    return new MalformedAddress(
      "the prefix length is missing",
      `write it behind a slash, such as ${text}/${length}`,
    );
  }
  const rest = text.slice(slash + 1);
  const bits = BITS[address.family];
  if (!/^(0|[1-9][0-9]*)$/.test(rest) || Number(rest) > bits) {
    return new MalformedAddress(
      `${JSON.stringify(rest)} is no prefix length`,
      `write a plain number from 0 to ${bits} behind the slash`,
    );
  }
  return new MalformedAddress("host bits are set", `did you mean ${Prefix.of(address, Number(rest))}?`);
}

/** Reads `10.0.0.10-10.0.0.20`. @throws MalformedAddress */
export function parseRange(text: string): AddressRange {
  const [first, last, ...more] = text.split("-");
  if (first === undefined || last === undefined || more.length > 0) {
    throw new MalformedAddress(
      "a range is two addresses",
      "write them as 10.0.0.10-10.0.0.20, without spaces",
    );
  }
  return new AddressRange(parseAddress(first), parseAddress(last));
}
