import { sortRows } from "./row-order.ts";

/** Words of 32 bits in an address: 1 for IPv4, 4 for IPv6. */
export type Width = 1 | 4;

const MAX_WORD = 0xffffffff;

/**
 * Addresses of one family as sorted, disjoint, non-adjacent ranges. Immutable. One flat array holds the words of
 * first, last, first, last, …: a million ranges are two numbers each, not three objects.
 */
export class Ranges {
  readonly width: Width;
  readonly words: Uint32Array;

  private constructor(width: Width, words: Uint32Array) {
    this.width = width;
    this.words = words;
  }

  /** From ranges in any order, which may overlap, in the same flat form. O(n log n) at most. */
  static of(width: Width, words: Uint32Array): Ranges {
    return new Ranges(width, words.length > 2 * width ? merged(width, words) : words);
  }

  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  /** All addresses of all of them. */
  static union(width: Width, all: readonly Ranges[]): Ranges {
    const words = new Uint32Array(all.reduce((size, each) => size + each.words.length, 0));
    let size = 0;
    for (const each of all) {
      words.set(each.words, size);
      size += each.words.length;
    }
    return Ranges.of(width, words);
  }

  /** The addresses of these that are not among the others. O(n + m). */
  minus(other: Ranges): Ranges {
    const { width, words } = this;
    const row = 2 * width;
    const away = other.words;
    const left = new Uint32Array(words.length + away.length);
    const first = new Uint32Array(width);
    let size = 0;
    let skip = 0;
    for (let at = 0; at < words.length; at += row) {
      const last = at + width;
      copy(words, at, first, 0, width);
      let used = false;
      while (skip < away.length && compare(away, skip + width, first, 0, width) < 0) skip += row;
      for (let cut = skip; cut < away.length && compare(away, cut, words, last, width) <= 0; cut += row) {
        if (compare(first, 0, away, cut, width) < 0) {
          copy(first, 0, left, size, width);
          copy(away, cut, left, size + width, width);
          decrement(left, size + width, width);
          size += row;
        }
        if (compare(away, cut + width, words, last, width) >= 0) {
          used = true;
          break;
        }
        copy(away, cut + width, first, 0, width);
        increment(first, 0, width);
      }
      if (used) continue;
      copy(first, 0, left, size, width);
      copy(words, last, left, size + width, width);
      size += row;
    }
    return new Ranges(width, left.slice(0, size));
  }

  /** The addresses in both. O(n + m). */
  and(other: Ranges): Ranges {
    const { width } = this;
    const common = new Uint32Array(this.words.length + other.words.length);
    let size = 0;
    this.#meet(other, (first, firstAt, last, lastAt) => {
      copy(first, firstAt, common, size, width);
      copy(last, lastAt, common, size + width, width);
      size += 2 * width;
      return false;
    });
    return new Ranges(width, common.slice(0, size));
  }

  /** Whether one address is in both. */
  overlaps(other: Ranges): boolean {
    return this.#meet(other, () => true);
  }

  /** Visits what both have in common, in order; stops where the visitor says so, and tells whether it did. */
  #meet(
    { words: b }: Ranges,
    visit: (first: Uint32Array, firstAt: number, last: Uint32Array, lastAt: number) => boolean,
  ): boolean {
    const { width, words: a } = this;
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      const aBegins = compare(a, i, b, j, width) >= 0;
      const aEnds = compare(a, i + width, b, j + width, width) <= 0;
      const [first, firstAt] = aBegins ? [a, i] : [b, j];
      const [last, lastAt] = aEnds ? [a, i + width] : [b, j + width];
      if (compare(first, firstAt, last, lastAt, width) <= 0 && visit(first, firstAt, last, lastAt))
        return true;
      if (aEnds) i += 2 * width;
      else j += 2 * width;
    }
    return false;
  }
}

/** One sweep in order of the first addresses; a range that begins inside the one before or right behind it joins it. */
function merged(width: Width, words: Uint32Array): Uint32Array {
  const row = 2 * width;
  const sorted = sortRows(words, row, width);
  // The joined ranges take the places of those read before, the last of them at `open`.
  let open = 0;
  for (let at = row; at < sorted.length; at += row) {
    const end = open + width;
    if (isBeyond(sorted, at, end, width)) {
      open += row;
      copy(sorted, at, sorted, open, row);
    } else if (compare(sorted, at + width, sorted, end, width) > 0) {
      copy(sorted, at + width, sorted, end, width);
    }
  }
  return sorted.slice(0, open + row);
}

/** Whether the address at `at` leaves at least one free between itself and the one at `end`. */
function isBeyond(words: Uint32Array, at: number, end: number, width: Width): boolean {
  if (width === 1) return (words[at] as number) - (words[end] as number) > 1;
  if (compare(words, at, words, end, width) <= 0) return false;
  // Above: adjacent only if all below the last word that is not zero carried over.
  let word = width - 1;
  while (word > 0 && words[at + word] === 0 && words[end + word] === MAX_WORD) word--;
  if ((words[at + word] as number) - (words[end + word] as number) !== 1) return true;
  while (--word >= 0) if (words[at + word] !== words[end + word]) return true;
  return false;
}

/** Below zero if the address at `i` of `a` lies below the one at `j` of `b`. */
function compare(a: Uint32Array, i: number, b: Uint32Array, j: number, width: Width): number {
  for (let word = 0; word < width; word++) {
    const difference = (a[i + word] as number) - (b[j + word] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function copy(from: Uint32Array, at: number, to: Uint32Array, place: number, count: number): void {
  for (let word = 0; word < count; word++) to[place + word] = from[at + word] as number;
}

/** One address further; the caller knows that it is not the last of the family. */
function increment(words: Uint32Array, at: number, width: Width): void {
  for (let word = at + width - 1; word >= at; word--) {
    words[word] = (words[word] as number) + 1;
    if (words[word] !== 0) return;
  }
}

function decrement(words: Uint32Array, at: number, width: Width): void {
  for (let word = at + width - 1; word >= at; word--) {
    const borrows = words[word] === 0;
    words[word] = (words[word] as number) - 1;
    if (!borrows) return;
  }
}
