import { orderPrefixes } from "./address-order.ts";
import { Address, type Family } from "./ip.ts";
import type { Prefix } from "./prefix.ts";

export interface TableEntry<T> {
  readonly prefix: Prefix;
  readonly value: T;
}

/** Values by prefix, asked by address: the longest prefix around it answers, as in a routing table. */
export class PrefixTable<T> {
  readonly #entries: Readonly<Record<Family, Map<string, TableEntry<T>>>> = {
    ipv4: new Map(),
    ipv6: new Map(),
  };
  /** Made when first asked after a change: entries come in bulk, questions too. */
  readonly #indexes = new Map<Family, Index<T>>();

  constructor(entries: Iterable<readonly [Prefix, T]> = []) {
    for (const [prefix, value] of entries) this.set(prefix, value);
  }

  get size(): number {
    return this.#entries.ipv4.size + this.#entries.ipv6.size;
  }

  /** Enters a value under a prefix, in place of the one that was there. */
  set(prefix: Prefix, value: T): void {
    this.#entries[prefix.family].set(String(prefix), { prefix, value });
    this.#indexes.delete(prefix.family);
  }

  /** The value of exactly this prefix. */
  get(prefix: Prefix): T | undefined {
    return this.#entries[prefix.family].get(String(prefix))?.value;
  }

  /** The smallest entry that holds the address, or the whole of the prefix. */
  longestMatch(of: Address | Prefix): TableEntry<T> | undefined {
    return this.#index(of.family).longestMatch(of);
  }

  /** Every entry that holds it, the widest first. */
  matches(of: Address | Prefix): readonly TableEntry<T>[] {
    return this.#index(of.family).matches(of);
  }

  /** Every entry inside the prefix, itself included, in order of address, the wider first. */
  subtree(prefix: Prefix): readonly TableEntry<T>[] {
    return this.#index(prefix.family).subtree(prefix);
  }

  #index(family: Family): Index<T> {
    let index = this.#indexes.get(family);
    if (index === undefined) {
      index = new Index([...this.#entries[family].values()]);
      this.#indexes.set(family, index);
    }
    return index;
  }
}

/** Entries of one family in order of address, each with the position of the next wider one around it. */
class Index<T> {
  readonly #entries: readonly TableEntry<T>[];
  readonly #around: Int32Array;
  /** First words of the network addresses, close together in memory: where a search begins. */
  readonly #words: Uint32Array;

  constructor(entries: readonly TableEntry<T>[]) {
    const prefixes = entries.map(({ prefix }) => prefix);
    this.#entries = Array.from(orderPrefixes(prefixes), (position) => entries[position] as TableEntry<T>);
    this.#words = Uint32Array.from(this.#entries, ({ prefix }) => prefix.network.w0);
    this.#around = new Int32Array(entries.length);
    let outer = -1;
    for (const [position, { prefix }] of this.#entries.entries()) {
      while (outer >= 0 && !this.#prefix(outer).contains(prefix)) outer = this.#around[outer] as number;
      this.#around[position] = outer;
      outer = position;
    }
  }

  longestMatch(of: Address | Prefix): TableEntry<T> | undefined {
    return this.#entries[this.#match(of)];
  }

  matches(of: Address | Prefix): readonly TableEntry<T>[] {
    const found: TableEntry<T>[] = [];
    for (let at = this.#match(of); at >= 0; at = this.#around[at] as number) {
      found.unshift(this.#entries[at] as TableEntry<T>);
    }
    return found;
  }

  subtree(prefix: Prefix): readonly TableEntry<T>[] {
    let start = 0;
    let end = this.#entries.length;
    while (start < end) {
      const middle = (start + end) >>> 1;
      if (this.#prefix(middle).compare(prefix) < 0) start = middle + 1;
      else end = middle;
    }
    let beyond = start;
    while (beyond < this.#entries.length && prefix.contains(this.#prefix(beyond))) beyond++;
    return this.#entries.slice(start, beyond);
  }

  /** Position of the smallest entry around an address or prefix; −1 if there is none. */
  #match(of: Address | Prefix): number {
    let at = this.#lastUpTo(of instanceof Address ? of : of.network);
    while (at >= 0 && !this.#prefix(at).contains(of)) at = this.#around[at] as number;
    return at;
  }

  /** Position of the last entry whose network address is not above the one given; −1 if all are. */
  #lastUpTo(address: Address): number {
    let start = 0;
    let end = this.#words.length;
    while (start < end) {
      const middle = (start + end) >>> 1;
      const word = this.#words[middle] as number;
      if (word < address.w0 || (word === address.w0 && !this.#isAbove(middle, address))) start = middle + 1;
      else end = middle;
    }
    return start - 1;
  }

  #isAbove(position: number, address: Address): boolean {
    return address.family === "ipv6" && this.#prefix(position).network.compare(address) > 0;
  }

  #prefix(position: number): Prefix {
    return (this.#entries[position] as TableEntry<T>).prefix;
  }
}
