import { Address } from "./ip.ts";
import type { Prefix } from "./prefix.ts";
import { PrefixRows } from "./prefix-rows.ts";
import { Stretches } from "./stretches.ts";

export interface TableEntry<T> {
  readonly prefix: Prefix;
  readonly value: T;
}

/** Entries of one family in order of address: arranged once, asked often. */
export class PrefixIndex<T> {
  readonly #entries: readonly TableEntry<T>[];
  readonly #rows: PrefixRows;
  /** Position of the next wider entry around each; −1 if there is none. */
  readonly #around: Int32Array;
  readonly #stretches: Stretches;
  /** The answer of each stretch beside it: an entry would have to be fetched from anywhere in memory. */
  readonly #values: readonly (T | undefined)[];

  /** The entries' prefixes differ. O(n log n). */
  constructor(entries: readonly TableEntry<T>[]) {
    const given = PrefixRows.of(entries.map(({ prefix }) => prefix));
    const order = given.order();
    this.#entries = Array.from(order, (position) => entries[position] as TableEntry<T>);
    this.#rows = given.arranged(order);
    this.#around = surroundings(this.#rows);
    this.#stretches = new Stretches(this.#rows, this.#around);
    this.#values = Array.from(this.#stretches.rows, (row) => this.#entries[row]?.value);
  }

  /** Of an address in words: the value of the smallest entry that holds it. */
  valueAt(w0: number, w1: number, w2: number, w3: number): T | undefined {
    const stretch = this.#stretches.find(w0, w1, w2, w3);
    return stretch < 0 ? undefined : this.#values[stretch];
  }

  /** The smallest entry that holds the address, or the whole of the prefix. */
  longestMatch(of: Address | Prefix): TableEntry<T> | undefined {
    const row = this.#match(of);
    return row < 0 ? undefined : this.#entries[row];
  }

  /** Every entry that holds it, the widest first. */
  matches(of: Address | Prefix): readonly TableEntry<T>[] {
    const found: TableEntry<T>[] = [];
    for (let at = this.#match(of); at >= 0; at = this.#around[at] as number) {
      found.push(this.#entries[at] as TableEntry<T>);
    }
    return found.reverse();
  }

  /** Every entry inside the prefix, itself included, in order of address, the wider first. */
  subtree(prefix: Prefix): readonly TableEntry<T>[] {
    let start = 0;
    for (let end = this.#entries.length; start < end; ) {
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
    const { w0, w1, w2, w3 } = of instanceof Address ? of : of.network;
    const stretch = this.#stretches.find(w0, w1, w2, w3);
    let row = stretch < 0 ? -1 : (this.#stretches.rows[stretch] as number);
    if (of instanceof Address) return row;
    while (row >= 0 && this.#rows.length(row) > of.length) row = this.#around[row] as number;
    return row;
  }

  #prefix(row: number): Prefix {
    return (this.#entries[row] as TableEntry<T>).prefix;
  }
}

function surroundings(rows: PrefixRows): Int32Array {
  const around = new Int32Array(rows.count);
  let outer = -1;
  for (let row = 0; row < rows.count; row++) {
    while (outer >= 0 && !rows.holds(outer, row)) outer = around[outer] as number;
    around[row] = outer;
    outer = row;
  }
  return around;
}
