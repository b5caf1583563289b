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
  readonly #first: Words;
  readonly #last: Words;
  /** The entries from `#buckets[n]` on begin at or above the n-th of as many equal steps of the first word. */
  readonly #buckets: Uint32Array;
  readonly #lowest: number;
  readonly #shift: number;

  constructor(entries: readonly TableEntry<T>[]) {
    const order = orderPrefixes(entries.map(({ prefix }) => prefix));
    this.#entries = Array.from(order, (position) => entries[position] as TableEntry<T>);
    const prefixes = this.#entries.map(({ prefix }) => prefix);
    this.#first = wordsOf(prefixes.map((prefix) => prefix.first));
    this.#last = wordsOf(prefixes.map((prefix) => prefix.last));
    this.#around = surroundings(prefixes);
    this.#lowest = this.#first.w0[0] ?? 0;
    const span = (this.#first.w0.at(-1) ?? 0) - this.#lowest;
    // About one entry in each bucket, where they lie evenly.
    this.#shift = Math.max(0, 32 - Math.clz32(span) - Math.ceil(Math.log2(entries.length + 1)) - 1);
    this.#buckets = bucketStarts(this.#first.w0, this.#lowest, this.#shift);
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
    let start = this.#lastUpTo(prefix.network) + 1;
    // Back over those at the same address that are no wider.
    while (start > 0 && prefix.contains(this.#prefix(start - 1))) start--;
    let beyond = start;
    while (beyond < this.#entries.length && prefix.contains(this.#prefix(beyond))) beyond++;
    return this.#entries.slice(start, beyond);
  }

  /** Position of the smallest entry around an address or prefix; −1 if there is none. */
  #match(of: Address | Prefix): number {
    const first = of instanceof Address ? of : of.first;
    const last = of instanceof Address ? of : of.last;
    let at = this.#lastUpTo(first);
    while (at >= 0 && compare(last, this.#last, at) > 0) at = this.#around[at] as number;
    return at;
  }

  /** Position of the last entry whose network address is not above the one given; −1 if all are. */
  #lastUpTo(address: Address): number {
    const offset = address.w0 - this.#lowest;
    if (offset < 0) return -1;
    const bucket = Math.min(offset >>> this.#shift, this.#buckets.length - 2);
    let start = this.#buckets[bucket] as number;
    let end = this.#buckets[bucket + 1] as number;
    while (start < end) {
      const middle = (start + end) >>> 1;
      if (compare(address, this.#first, middle) < 0) end = middle;
      else start = middle + 1;
    }
    return start - 1;
  }

  #prefix(position: number): Prefix {
    return (this.#entries[position] as TableEntry<T>).prefix;
  }
}

/** Addresses word by word, close together in memory: a search reads little else. Only IPv6 has the latter three. */
interface Words {
  readonly family: Family;
  readonly w0: Uint32Array;
  readonly w1: Uint32Array;
  readonly w2: Uint32Array;
  readonly w3: Uint32Array;
}

function wordsOf(addresses: readonly Address[]): Words {
  const family = addresses[0]?.family ?? "ipv4";
  const low = family === "ipv4" ? [] : addresses;
  return {
    family,
    w0: Uint32Array.from(addresses, (address) => address.w0),
    w1: Uint32Array.from(low, (address) => address.w1),
    w2: Uint32Array.from(low, (address) => address.w2),
    w3: Uint32Array.from(low, (address) => address.w3),
  };
}

/** Below zero if the address lies below the one in the table. */
function compare(address: Address, words: Words, at: number): number {
  const difference = address.w0 - (words.w0[at] as number);
  if (difference !== 0 || words.family === "ipv4") return difference;
  return (
    address.w1 - (words.w1[at] as number) ||
    address.w2 - (words.w2[at] as number) ||
    address.w3 - (words.w3[at] as number)
  );
}

/** For each prefix, in order, the position of the smallest one around it; −1 if there is none. */
function surroundings(prefixes: readonly Prefix[]): Int32Array {
  const around = new Int32Array(prefixes.length);
  let outer = -1;
  for (const [position, prefix] of prefixes.entries()) {
    while (outer >= 0 && !(prefixes[outer] as Prefix).contains(prefix)) outer = around[outer] as number;
    around[position] = outer;
    outer = position;
  }
  return around;
}

/** How many words lie in the buckets before each one; ends with their number. */
function bucketStarts(sorted: Uint32Array, lowest: number, shift: number): Uint32Array {
  const bucketOf = (word: number) => (word - lowest) >>> shift;
  const starts = new Uint32Array(bucketOf(sorted.at(-1) ?? lowest) + 2);
  for (const word of sorted) {
    const next = bucketOf(word) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  return starts;
}
