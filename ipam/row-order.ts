/** Bits sorted by in one pass: three passes a word, and counters that stay in the processor's cache. */
const DIGIT = 11;
const BUCKETS = 2 ** DIGIT;
/** Up to so many rows, moving each to its place is quicker than counting. */
const FEW = 48;

/**
 * Positions of rows of `stride` words in the order of their first `keys` words, the most significant first;
 * equal ones stay as given. Sorted by the first word, then runs that share it by the next: O(rows × keys) at
 * most, and for addresses, whose first words tell most of them apart, little more than O(rows). Rows that are
 * in order already are only looked at.
 */
export function orderRows(words: Uint32Array, stride: number, keys: number): Uint32Array {
  return new RowOrder(words, stride, keys).order;
}

class RowOrder {
  readonly order: Uint32Array;
  readonly #words: Uint32Array;
  readonly #stride: number;
  readonly #keys: number;
  /** Room to sort in: the word sorted by, beside each position, and both once more to move them to. */
  readonly #key: Uint32Array;
  readonly #movedOrder: Uint32Array;
  readonly #movedKey: Uint32Array;

  constructor(words: Uint32Array, stride: number, keys: number) {
    this.#words = words;
    this.#stride = stride;
    this.#keys = keys;
    const count = words.length / stride;
    this.order = new Uint32Array(count);
    for (let i = 0; i < count; i++) this.order[i] = i;
    const room = this.#isSorted() ? 0 : count;
    this.#key = new Uint32Array(room);
    this.#movedOrder = new Uint32Array(room);
    this.#movedKey = new Uint32Array(room);
    if (room > 0) this.#sort(0, count, 0);
  }

  #isSorted(): boolean {
    for (let i = 1; i < this.order.length; i++) if (this.#compare(i - 1, i, 0) > 0) return false;
    return true;
  }

  /** Below zero if row `a` comes before row `b`, judged from the word `key` on. */
  #compare(a: number, b: number, key: number): number {
    for (let word = key; word < this.#keys; word++) {
      const left = this.#words[a * this.#stride + word] as number;
      const difference = left - (this.#words[b * this.#stride + word] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Sorts places from `start` up to `end`, which agree in all words before `key`. */
  #sort(start: number, end: number, key: number): void {
    if (end - start <= FEW) {
      this.#insert(start, end, key);
      return;
    }
    this.#sortByWord(start, end, key);
    if (key + 1 === this.#keys) return;
    for (let from = start; from < end; ) {
      let to = from + 1;
      while (to < end && this.#key[to] === this.#key[from]) to++;
      if (to - from > 1) this.#sort(from, to, key + 1);
      from = to;
    }
  }

  #insert(start: number, end: number, key: number): void {
    for (let i = start + 1; i < end; i++) {
      const row = this.order[i] as number;
      let at = i;
      while (at > start && this.#compare(this.order[at - 1] as number, row, key) > 0) {
        this.order[at] = this.order[at - 1] as number;
        at--;
      }
      this.order[at] = row;
    }
  }

  /** Radix sort: a few steps a row instead of n log n calls of a comparator. Leaves the sorted words in `#key`. */
  #sortByWord(start: number, end: number, key: number): void {
    let order = this.order.subarray(start, end);
    let words = this.#key.subarray(start, end);
    let toOrder = this.#movedOrder.subarray(start, end);
    let toWords = this.#movedKey.subarray(start, end);
    for (let i = 0; i < order.length; i++) {
      words[i] = this.#words[(order[i] as number) * this.#stride + key] as number;
    }
    for (let shift = 0; shift < 32; shift += DIGIT) {
      const places = bucketPlaces(words, shift);
      if (places === undefined) continue;
      for (let i = 0; i < words.length; i++) {
        const word = words[i] as number;
        const bucket = (word >>> shift) & (BUCKETS - 1);
        const place = places[bucket] as number;
        places[bucket] = place + 1;
        toWords[place] = word;
        toOrder[place] = order[i] as number;
      }
      [order, toOrder, words, toWords] = [toOrder, order, toWords, words];
    }
    if (order.buffer !== this.order.buffer) {
      toOrder.set(order);
      toWords.set(words);
    }
  }
}

/** Where the rows of each bucket begin; undefined if all are in one, as in the upper bits of a plan's addresses. */
function bucketPlaces(words: Uint32Array, shift: number): Uint32Array | undefined {
  const places = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < words.length; i++) {
    const next = (((words[i] as number) >>> shift) & (BUCKETS - 1)) + 1;
    places[next] = (places[next] as number) + 1;
  }
  if (places.includes(words.length)) return undefined;
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    places[bucket] = (places[bucket] as number) + (places[bucket - 1] as number);
  }
  return places;
}
