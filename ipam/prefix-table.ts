import { SCANNED, scanAddress } from "./address-scan.ts";
import { type Address, type Family, parseAddress } from "./ip.ts";
import type { Prefix } from "./prefix.ts";
import { PrefixIndex, type TableEntry } from "./prefix-index.ts";

export type { TableEntry } from "./prefix-index.ts";

/**
 * Values by prefix, asked by address: the longest prefix around it answers, as in a routing table. Entries come in
 * bulk, questions too: the first question after a change arranges all entries of its family in O(n log n), every
 * further one costs O(log n) at most and a few steps as a rule.
 */
export class PrefixTable<T> {
  readonly #ipv4 = new FamilyTable<T>();
  readonly #ipv6 = new FamilyTable<T>();

  constructor(entries: Iterable<readonly [Prefix, T]> = []) {
    for (const [prefix, value] of entries) this.set(prefix, value);
  }

  get size(): number {
    return this.#ipv4.entries.size + this.#ipv6.entries.size;
  }

  /** Enters a value under a prefix, in place of the one that was there. */
  set(prefix: Prefix, value: T): void {
    this.#of(prefix.family).set(prefix, value);
  }

  /** The value of exactly this prefix. */
  get(prefix: Prefix): T | undefined {
    return this.#of(prefix.family).entries.get(String(prefix))?.value;
  }

  /** The smallest entry that holds the address, or the whole of the prefix. */
  longestMatch(of: Address | Prefix): TableEntry<T> | undefined {
    return this.#of(of.family).index.longestMatch(of);
  }

  /**
   * The value of the smallest entry that holds the address, which may be a text: no object is made of it.
   * @throws MalformedAddress
   */
  valueAt(address: Address | string): T | undefined {
    if (typeof address !== "string") {
      const { family, w0, w1, w2, w3 } = address;
      return this.#of(family).index.valueAt(w0, w1, w2, w3);
    }
    const family = scanAddress(address);
    if (family === undefined) return this.valueAt(parseAddress(address));
    const { w0, w1, w2, w3 } = SCANNED;
    return this.#of(family).index.valueAt(w0 >>> 0, w1 >>> 0, w2 >>> 0, w3 >>> 0);
  }

  /** Every entry that holds it, the widest first. */
  matches(of: Address | Prefix): readonly TableEntry<T>[] {
    return this.#of(of.family).index.matches(of);
  }

  /** Every entry inside the prefix, itself included, in order of address, the wider first. */
  subtree(prefix: Prefix): readonly TableEntry<T>[] {
    return this.#of(prefix.family).index.subtree(prefix);
  }

  #of(family: Family): FamilyTable<T> {
    return family === "ipv4" ? this.#ipv4 : this.#ipv6;
  }
}

class FamilyTable<T> {
  readonly entries = new Map<string, TableEntry<T>>();
  #index: PrefixIndex<T> | undefined;

  set(prefix: Prefix, value: T): void {
    this.entries.set(String(prefix), { prefix, value });
    this.#index = undefined;
  }

  get index(): PrefixIndex<T> {
    this.#index ??= new PrefixIndex([...this.entries.values()]);
    return this.#index;
  }
}
