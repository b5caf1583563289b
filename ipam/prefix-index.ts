import { Address } from "./ip.ts";
import type { Prefix } from "./prefix.ts";
import { PrefixRows } from "./prefix-rows.ts";
import { Stretches } from "./stretches.ts";

/** Things of one family known by their prefix, in order of address: made once, asked often. */
export class PrefixIndex<T extends { readonly prefix: Prefix }> {
  readonly #entries: readonly T[];
  readonly #rows: PrefixRows;
  /** Position of the next wider entry around each; −1 if there is none. */
  readonly #around: Int32Array;
  readonly #stretches: Stretches;

  /** The entries' prefixes differ. O(n log n). */
  constructor(entries: readonly T[]) {
    const given = PrefixRows.of(entries.map(({ prefix }) => prefix));
    const order = given.order();
    this.#entries = Array.from(order, (position) => entries[position] as T);
    this.#rows = given.arranged(order);
    this.#around = surroundings(this.#rows);
    this.#stretches = new Stretches(this.#rows, this.#around);
  }

  /** The smallest entry that holds the address, or the whole of the prefix. */
  longestMatch(of: Address | Prefix): T | undefined {
    return this.#entries[this.#match(of)];
  }

  /** Every entry that holds it, the widest first. */
  matches(of: Address | Prefix): readonly T[] {
    const found: T[] = [];
    for (let at = this.#match(of); at >= 0; at = this.#around[at] as number) {
      found.push(this.#entries[at] as T);
    }
    return found.reverse();
  }

  /** Every entry inside the prefix, itself included, in order of address, the wider first. */
  subtree(prefix: Prefix): readonly T[] {
    let start = 0;
    for (let end = this.#entries.length; start < end; ) {
      const middle = (start + end) >>> 1;
      if ((this.#entries[middle] as T).prefix.compare(prefix) < 0) start = middle + 1;
      else end = middle;
    }
    let beyond = start;
    while (beyond < this.#entries.length && prefix.contains((this.#entries[beyond] as T).prefix)) beyond++;
    return this.#entries.slice(start, beyond);
  }

  /** Position of the smallest entry around an address or prefix; −1 if there is none. */
  #match(of: Address | Prefix): number {
    if (of instanceof Address) return this.#stretches.find(of);
    let at = this.#stretches.find(of.network);
    while (at >= 0 && this.#rows.length(at) > of.length) at = this.#around[at] as number;
    return at;
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
