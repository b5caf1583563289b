import type { Address, Family } from "./ip.ts";
import type { Prefix } from "./prefix.ts";
import { PrefixIndex } from "./prefix-index.ts";

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
  readonly #indexes = new Map<Family, PrefixIndex<TableEntry<T>>>();

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

  #index(family: Family): PrefixIndex<TableEntry<T>> {
    let index = this.#indexes.get(family);
    if (index === undefined) {
      index = new PrefixIndex([...this.#entries[family].values()]);
      this.#indexes.set(family, index);
    }
    return index;
  }
}
