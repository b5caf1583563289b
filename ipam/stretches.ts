import { hostMask } from "./host-bits.ts";
import type { Address } from "./ip.ts";
import type { PrefixRows } from "./prefix-rows.ts";

/** About so many stretches share a bucket: few steps to find one, and few buckets to keep in the cache. */
const PER_BUCKET = 2;

/**
 * The space of a family, cut wherever the smallest prefix around an address changes: one search answers, however
 * deep prefixes lie in one another. n prefixes make 2n stretches at most.
 */
export class Stretches {
  /** The words of the first address of each stretch, then the row of the smallest prefix around it, or −1. */
  readonly #words: Uint32Array;
  readonly #width: number;
  readonly #count: number;
  /** The word that tells stretches apart: the first in which the lowest and the highest differ. */
  readonly #word: number;
  readonly #lowest: number;
  /** Stretches are counted by equal steps of that word: the n-th step begins with stretch `#buckets[n]`. */
  readonly #shift: number;
  readonly #buckets: Uint32Array;

  /** Of rows in order, each with that of the next wider prefix around it. O(n). */
  constructor(rows: PrefixRows, around: Int32Array) {
    this.#width = rows.width;
    this.#words = cut(rows, around);
    this.#count = this.#words.length / (this.#width + 1);
    let word = 0;
    while (word < this.#width - 1 && this.#start(0, word) === this.#start(this.#count - 1, word)) word++;
    this.#word = word;
    this.#lowest = this.#start(0, word);
    const span = this.#start(this.#count - 1, word) - this.#lowest;
    const steps = (span + 1) / (this.#count / PER_BUCKET);
    this.#shift = Math.min(31, Math.max(0, Math.ceil(Math.log2(steps))));
    this.#buckets = new Uint32Array((span >>> this.#shift) + 2);
    for (let stretch = 0; stretch < this.#count; stretch++) {
      const next = ((this.#start(stretch, word) - this.#lowest) >>> this.#shift) + 1;
      this.#buckets[next] = stretch + 1;
    }
    for (let i = 1; i < this.#buckets.length; i++) {
      this.#buckets[i] ||= this.#buckets[i - 1] as number;
    }
  }

  /** The row of the smallest prefix around an address; −1 if there is none. */
  find(address: Address): number {
    for (let word = 0; word < this.#word; word++) {
      const difference = wordOf(address, word) - this.#start(0, word);
      if (difference !== 0) return difference < 0 ? -1 : this.#row(this.#count - 1);
    }
    const offset = wordOf(address, this.#word) - this.#lowest;
    if (!(offset >= 0)) return -1;
    const bucket = Math.min(offset >>> this.#shift, this.#buckets.length - 2);
    let low = this.#buckets[bucket] as number;
    let high = this.#buckets[bucket + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBelow(address, middle)) high = middle;
      else low = middle + 1;
    }
    return low === 0 ? -1 : this.#row(low - 1);
  }

  #isBelow(address: Address, stretch: number): boolean {
    for (let word = this.#word; word < this.#width; word++) {
      const difference = wordOf(address, word) - this.#start(stretch, word);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  #start(stretch: number, word: number): number {
    return this.#words[stretch * (this.#width + 1) + word] as number;
  }

  #row(stretch: number): number {
    return (this.#words[stretch * (this.#width + 1) + this.#width] as number) | 0;
  }
}

function wordOf(address: Address, word: number): number {
  if (word < 2) return word === 0 ? address.w0 : address.w1;
  return word === 2 ? address.w2 : address.w3;
}

/** Sweeps over the prefixes: each begins a stretch, and behind its end the one around it goes on. */
function cut(rows: PrefixRows, around: Int32Array): Uint32Array {
  const { width, count } = rows;
  const stride = width + 1;
  const words = new Uint32Array(2 * count * stride);
  const start = new Uint32Array(width);
  let size = 0;
  const begin = (row: number) => {
    // Where one ends and the next begins only the latter counts.
    if (size > 0 && start.every((word, i) => word === words[size - stride + i])) size -= stride;
    words.set(start, size);
    words[size + width] = row;
    size += stride;
  };
  const closeUpTo = (outer: number, from: number) => {
    for (let row = from; row !== outer; row = around[row] as number) {
      if (moveBehind(rows, row, start)) begin(around[row] as number);
    }
  };
  for (let row = 0; row < count; row++) {
    closeUpTo(around[row] as number, row - 1);
    for (let word = 0; word < width; word++) start[word] = rows.word(row, word);
    begin(row);
  }
  closeUpTo(-1, count - 1);
  return words.slice(0, size);
}

/** Puts the address behind a prefix into `start`; false if its last address is the last of the family. */
function moveBehind(rows: PrefixRows, row: number, start: Uint32Array): boolean {
  let carry = 1;
  for (let word = rows.width - 1; word >= 0; word--) {
    const last = (rows.word(row, word) | hostMask(rows.length(row) - 32 * word)) >>> 0;
    start[word] = last + carry;
    if (start[word] !== 0) carry = 0;
  }
  return carry === 0;
}
