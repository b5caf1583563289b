import { SCANNED, scanPrefix } from "./address-scan.ts";
import { prefixText } from "./address-text.ts";
import { hasHostBits, hostMask } from "./host-bits.ts";
import { Address, BITS, type Family, parseAddress, readAddress, scannedAddress } from "./ip.ts";
import { lenientReadings } from "./lenient.ts";
import { addressFault, MalformedAddress } from "./malformed-address.ts";

/** A network: an address whose host bits are zero, and a length. Immutable; equal when printed equal. */
export class Prefix {
  readonly network: Address;
  readonly length: number;

  private constructor(network: Address, length: number) {
    this.network = network;
    this.length = length;
  }

  /** The prefix of that length which holds the address. */
  static of(address: Address, length: number): Prefix {
    return new Prefix(masked(address, length), length);
  }

  /** The prefix with that very network address; undefined if it has host bits. */
  static at(network: Address, length: number): Prefix | undefined {
    const { family, w0, w1, w2, w3 } = network;
    return hasHostBits(family, w0, w1, w2, w3, length) ? undefined : new Prefix(network, length);
  }

  get family(): Family {
    return this.network.family;
  }

  get first(): Address {
    return this.network;
  }

  get last(): Address {
    const { family, w0, w1, w2, w3 } = this.network;
    const fill = (word: number, index: number) => (word | hostMask(this.length - index * 32)) >>> 0;
    return family === "ipv4"
      ? Address.ipv4(fill(w0, 0))
      : new Address("ipv6", fill(w0, 0), fill(w1, 1), fill(w2, 2), fill(w3, 3));
  }

  /** Number of addresses; exact up to 2^53, a power of two beyond. */
  get size(): number {
    return 2 ** (BITS[this.family] - this.length);
  }

  contains(other: Prefix | Address): boolean {
    const address = other instanceof Prefix ? other.network : other;
    if (address.family !== this.family) return false;
    if (other instanceof Prefix && other.length < this.length) return false;
    return sameNetwork(address, this.network, this.length);
  }

  overlaps(other: Prefix): boolean {
    return this.length <= other.length ? this.contains(other) : other.contains(this);
  }

  equals(other: Prefix): boolean {
    return this.length === other.length && this.network.equals(other.network);
  }

  /** By address, then the wider first: a parent comes before its children. */
  compare(other: Prefix): number {
    return this.network.compare(other.network) || this.length - other.length;
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
    const bit = (1 << (31 - ((this.length - 1) & 31))) >>> 0;
    const { family, w0, w1, w2, w3 } = this.network;
    const flip = (word: number, at: number) => (at === index ? (word ^ bit) >>> 0 : word);
    return new Prefix(new Address(family, flip(w0, 0), flip(w1, 1), flip(w2, 2), flip(w3, 3)), this.length);
  }

  /** The n-th subnet of that length, counted from 0. */
  subnet(length: number, index: number): Prefix {
    const count = 2 ** (length - this.length);
    if (length < this.length || length > BITS[this.family] || !(index >= 0 && index < count)) {
      throw new RangeError(`${this} has no subnet ${index} of /${length}`);
    }
    if (this.family === "ipv4") {
      return new Prefix(Address.ipv4(this.network.w0 + index * 2 ** (32 - length)), length);
    }
    const offset = BigInt(index) << BigInt(128 - length);
    return new Prefix(Address.fromBigInt("ipv6", this.network.toBigInt() + offset), length);
  }

  toString(): string {
    return prefixText(this.network, this.length);
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
  return (family && Prefix.at(scannedAddress(family), SCANNED.length)) ?? refusePrefix(text);
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

function masked(address: Address, length: number): Address {
  const { family, w0, w1, w2, w3 } = address;
  const keep = (word: number, index: number) => (word & ~hostMask(length - index * 32)) >>> 0;
  return family === "ipv4"
    ? Address.ipv4(keep(w0, 0))
    : new Address("ipv6", keep(w0, 0), keep(w1, 1), keep(w2, 2), keep(w3, 3));
}

function sameNetwork(a: Address, b: Address, length: number): boolean {
  if (((a.w0 ^ b.w0) & ~hostMask(length)) !== 0) return false;
  return (
    length <= 32 ||
    (((a.w1 ^ b.w1) & ~hostMask(length - 32)) === 0 &&
      ((a.w2 ^ b.w2) & ~hostMask(length - 64)) === 0 &&
      ((a.w3 ^ b.w3) & ~hostMask(length - 96)) === 0)
  );
}
