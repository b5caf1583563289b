import { SCANNED, scanPrefix } from "./address-scan.ts";
import { PrefixTexts } from "./address-text.ts";
import { Address, BITS, type Family } from "./ip.ts";
import { AddressRange, Prefix, refusePrefix } from "./prefix.ts";
import { RangeBuilder } from "./range-builder.ts";
import { cutIpv4, cutIpv6 } from "./range-prefixes.ts";
import { Ranges, type Width } from "./ranges.ts";

/**
 * A set of addresses of both families: sorted, disjoint, non-adjacent ranges. Immutable.
 * Operations cost O(n log n) to build and O(n + m) to combine.
 */
export class PrefixSet {
  static readonly empty = PrefixSet.of([]);

  readonly #v4: Ranges;
  readonly #v6: Ranges;

  private constructor(v4: Ranges, v6: Ranges) {
    this.#v4 = v4;
    this.#v6 = v6;
  }

  /** From prefixes, ranges, addresses or texts of prefixes; overlapping and adjacent ones are merged. */
  static of(items: Iterable<Prefix | AddressRange | Address | string>): PrefixSet {
    const v4 = new RangeBuilder(1);
    const v6 = new RangeBuilder(4);
    for (const item of items) {
      if (typeof item === "string") {
        // Straight from the text to numbers, without an object of each.
        const family = scanPrefix(item);
        if (family === undefined) return refusePrefix(item);
        const { w0, w1, w2, w3, length } = SCANNED;
        (family === "ipv4" ? v4 : v6).addNetwork(length, w0, w1, w2, w3);
      } else if (item instanceof Prefix) {
        const { family, w0, w1, w2, w3 } = item.network;
        (family === "ipv4" ? v4 : v6).addNetwork(item.length, w0, w1, w2, w3);
      } else {
        const [first, last] = item instanceof Address ? [item, item] : [item.first, item.last];
        (first.family === "ipv4" ? v4 : v6).addRange(first, last);
      }
    }
    return new PrefixSet(v4.build(), v6.build());
  }

  /** All addresses of this set and of the others. */
  merge(...others: readonly PrefixSet[]): PrefixSet {
    const all = [this, ...others];
    return new PrefixSet(
      Ranges.union(
        1,
        all.map((set) => set.#v4),
      ),
      Ranges.union(
        4,
        all.map((set) => set.#v6),
      ),
    );
  }

  /** The addresses of this set that are not in the other. */
  exclude(other: PrefixSet): PrefixSet {
    return new PrefixSet(this.#v4.minus(other.#v4), this.#v6.minus(other.#v6));
  }

  intersect(other: PrefixSet): PrefixSet {
    return new PrefixSet(this.#v4.and(other.#v4), this.#v6.and(other.#v6));
  }

  /** Whether one address is in both; cheaper than {@link intersect}. */
  overlaps(other: PrefixSet | Prefix): boolean {
    const set = other instanceof Prefix ? PrefixSet.of([other]) : other;
    return this.#v4.overlaps(set.#v4) || this.#v6.overlaps(set.#v6);
  }

  /** Whether every address of the other is in this set; a prefix may lie over two adjacent halves. */
  contains(other: PrefixSet | Prefix | Address): boolean {
    const set = other instanceof PrefixSet ? other : PrefixSet.of([other]);
    return set.exclude(this).isEmpty;
  }

  get isEmpty(): boolean {
    return this.#v4.isEmpty && this.#v6.isEmpty;
  }

  equals(other: PrefixSet): boolean {
    return this.exclude(other).isEmpty && other.exclude(this).isEmpty;
  }

  /** Number of addresses of one family. */
  count(family: Family): bigint {
    let total = 0n;
    for (const range of this.ranges()) {
      if (range.family === family) total += range.last.toBigInt() - range.first.toBigInt() + 1n;
    }
    return total;
  }

  ranges(): readonly AddressRange[] {
    const found: AddressRange[] = [];
    for (const { width, words } of [this.#v4, this.#v6]) {
      for (let at = 0; at < words.length; at += 2 * width) {
        found.push(new AddressRange(addressAt(words, at, width), addressAt(words, at + width, width)));
      }
    }
    return found;
  }

  /** The fewest prefixes that cover exactly this set, in order. */
  prefixes(): readonly Prefix[] {
    const found: Prefix[] = [];
    cutIpv4(this.#v4, (network, length) => found.push(Prefix.of(Address.ipv4(network), length)));
    cutIpv6(this.#v6, (w0, w1, w2, w3, length) =>
      found.push(Prefix.of(new Address("ipv6", w0, w1, w2, w3), length)),
    );
    return found;
  }

  /** The same as texts; for a million of them in half the time and memory, as no objects are made. */
  cidrs(): readonly string[] {
    const texts = new PrefixTexts();
    cutIpv4(this.#v4, (network, length) => texts.addIpv4(network, length));
    cutIpv6(this.#v6, (w0, w1, w2, w3, length) => texts.addIpv6(w0, w1, w2, w3, length));
    return texts.finish();
  }

  /** The smallest single prefix around each family's part: what one summary route would announce. */
  supernets(): readonly Prefix[] {
    const found: Prefix[] = [];
    for (const family of ["ipv4", "ipv6"] as const) {
      const ranges = this.ranges().filter((range) => range.family === family);
      const first = ranges[0]?.first;
      const last = ranges.at(-1)?.last;
      if (!first || !last) continue;
      let length = BITS[family] as number;
      while (!Prefix.of(first, length).contains(last)) length--;
      found.push(Prefix.of(first, length));
    }
    return found;
  }

  toString(): string {
    return this.cidrs().join(", ");
  }
}

function addressAt(words: Uint32Array, at: number, width: Width): Address {
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = words.subarray(at, at + width);
  return width === 1 ? Address.ipv4(w0) : new Address("ipv6", w0, w1, w2, w3);
}
