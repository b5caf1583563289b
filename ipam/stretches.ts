import { hostMask } from "./host-bits.ts";
import type { PrefixRows } from "./prefix-rows.ts";

/** About so many stretches share a bucket: few steps to find one, and few buckets to keep in the cache. */
const PER_BUCKET = 2;

/**
 * The space of a family, cut wherever the smallest prefix around an address changes: one search answers, however
 * deep prefixes lie in one another. n prefixes make 2n stretches at most.
 */
export class Stretches {
  /** For each stretch the row of the smallest prefix around it; −1 where there is none. */
  readonly rows: Int32Array;
  /** First address of each stretch, an array for each word. */
  readonly #starts: readonly Uint32Array[];
  /** The word that tells stretches apart: the first in which the lowest and the highest differ. */
  readonly #word: number;
  readonly #told: Uint32Array;
  /** Stretches are counted by equal steps of that word: the n-th step begins with stretch `#buckets[n]`. */
  readonly #lowest: number;
  readonly #shift: number;
  readonly #buckets: Uint32Array;

  /** Of prefixes in order, each with the row of the next wider one around it. O(n). */
  constructor(prefixes: PrefixRows, around: Int32Array) {
    const { starts, rows } = cut(prefixes, around);
    this.rows = rows;
    this.#starts = starts;
    const last = Math.max(0, rows.length - 1);
    this.#word = Math.max(
      0,
      starts.findIndex((words) => words[0] !== words[last]),
    );
    this.#told = starts[this.#word] as Uint32Array;
    this.#lowest = this.#told[0] ?? 0;
    const span = (this.#told[last] ?? 0) - this.#lowest;
    const steps = (span + 1) / ((last + 1) / PER_BUCKET);
    this.#shift = Math.min(31, Math.max(0, Math.ceil(Math.log2(steps))));
    this.#buckets = new Uint32Array((span >>> this.#shift) + 2);
    for (let stretch = 0; stretch < rows.length; stretch++) {
      const next = (((this.#told[stretch] as number) - this.#lowest) >>> this.#shift) + 1;
      this.#buckets[next] = stretch + 1;
    }
    for (let i = 1; i < this.#buckets.length; i++) this.#buckets[i] ||= this.#buckets[i - 1] as number;
  }

  /** The stretch that an address, given in words, lies in; −1 if it lies below all of them. */
  find(w0: number, w1: number, w2: number, w3: number): number {
    let told = w0;
    if (this.#word > 0) {
      const outside = this.#compareBefore(w0, w1, w2);
      if (outside !== 0) return outside < 0 ? -1 : this.rows.length - 1;
      told = this.#word === 1 ? w1 : this.#word === 2 ? w2 : w3;
    }
    const offset = told - this.#lowest;
    if (offset < 0) return -1;
    const bucket = Math.min(offset >>> this.#shift, this.#buckets.length - 2);
    let low = this.#buckets[bucket] as number;
    let high = this.#buckets[bucket + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const difference = told - (this.#told[middle] as number);
      if (difference < 0 || (difference === 0 && this.#compareAfter(middle, w1, w2, w3) < 0)) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  /** Compares with the words that all stretches share. */
  #compareBefore(w0: number, w1: number, w2: number): number {
    for (let word = 0; word < this.#word; word++) {
      const own = word === 0 ? w0 : word === 1 ? w1 : w2;
      const difference = own - (this.#starts[word]?.[0] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Compares with the start of a stretch by the words that follow. */
  #compareAfter(stretch: number, w1: number, w2: number, w3: number): number {
    for (let word = this.#word + 1; word < this.#starts.length; word++) {
      const own = word === 1 ? w1 : word === 2 ? w2 : w3;
      const difference = own - (this.#starts[word]?.[stretch] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** Sweeps over the prefixes: each begins a stretch, and behind its end the one around it goes on. */
function cut(prefixes: PrefixRows, around: Int32Array) {
  const { width, count } = prefixes;
  const starts = Array.from({ length: width }, () => new Uint32Array(2 * count));
  const rows = new Int32Array(2 * count);
  const start = new Uint32Array(width);
  let size = 0;
  const begin = (row: number) => {
    // Where one ends and the next begins only the latter counts.
    if (size > 0 && starts.every((words, i) => words[size - 1] === start[i])) size--;
    for (let word = 0; word < width; word++) (starts[word] as Uint32Array)[size] = start[word] as number;
    rows[size++] = row;
  };
  const closeUpTo = (outer: number, from: number) => {
    for (let row = from; row !== outer; row = around[row] as number) {
      if (moveBehind(prefixes, row, start)) begin(around[row] as number);
    }
  };
  for (let row = 0; row < count; row++) {
    closeUpTo(around[row] as number, row - 1);
    for (let word = 0; word < width; word++) start[word] = prefixes.word(row, word);
    begin(row);
  }
  closeUpTo(-1, count - 1);
  return { starts: starts.map((words) => words.slice(0, size)), rows: rows.slice(0, size) };
}

/** Puts the address behind a prefix into `start`; false if its last address is the last of the family. */
function moveBehind(prefixes: PrefixRows, row: number, start: Uint32Array): boolean {
  let carry = 1;
  for (let word = prefixes.width - 1; word >= 0; word--) {
    const last = (prefixes.word(row, word) | hostMask(prefixes.length(row) - 32 * word)) >>> 0;
    start[word] = last + carry;
    if (start[word] !== 0) carry = 0;
  }
  return carry === 0;
}
