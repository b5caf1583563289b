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
  const order = new Uint32Array(words.length / stride);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (!isSorted(words, stride, keys)) new RowOrder(words, stride, keys, order).sort(0, order.length, 0);
  return order;
}

/** The rows themselves in that order, in an array of their own. */
export function sortRows(words: Uint32Array, stride: number, keys: number): Uint32Array {
  // Two words are moved as easily as a position and the word it is sorted by.
  if (stride === 2 && keys === 1 && words.length > 2 * FEW) return sortPairs(words);
  const order = orderRows(words, stride, keys);
  const sorted = new Uint32Array(words.length);
  let to = 0;
  for (let i = 0; i < order.length; i++) {
    const from = (order[i] as number) * stride;
    for (let word = 0; word < stride; word++) sorted[to++] = words[from + word] as number;
  }
  return sorted;
}

function isSorted(words: Uint32Array, stride: number, keys: number): boolean {
  for (let row = stride; row < words.length; row += stride) {
    if (compare(words, row - stride, row, 0, keys) > 0) return false;
  }
  return true;
}

/** Below zero if the row at `a` comes before the row at `b`, judged from the word `key` on. */
function compare(words: Uint32Array, a: number, b: number, key: number, keys: number): number {
  for (let word = key; word < keys; word++) {
    const difference = (words[a + word] as number) - (words[b + word] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

class RowOrder {
  readonly #words: Uint32Array;
  readonly #stride: number;
  readonly #keys: number;
  readonly #order: Uint32Array;
  /** Room to sort in: the word sorted by, beside each position, and both once more to move them to. */
  readonly #key: Uint32Array;
  readonly #movedOrder: Uint32Array;
  readonly #movedKey: Uint32Array;

  constructor(words: Uint32Array, stride: number, keys: number, order: Uint32Array) {
    this.#words = words;
    this.#stride = stride;
    this.#keys = keys;
    this.#order = order;
    const room = order.length > FEW ? order.length : 0;
    this.#key = new Uint32Array(room);
    this.#movedOrder = new Uint32Array(room);
    this.#movedKey = new Uint32Array(room);
  }

  /** Sorts places from `start` up to `end`, which agree in all words before `key`. */
  sort(start: number, end: number, key: number): void {
    if (end - start <= FEW) {
      this.#insert(start, end, key);
      return;
    }
    this.#sortByWord(start, end, key);
    if (key + 1 === this.#keys) return;
    for (let from = start; from < end; ) {
      let to = from + 1;
      while (to < end && this.#key[to] === this.#key[from]) to++;
      if (to - from > 1) this.sort(from, to, key + 1);
      from = to;
    }
  }

  #insert(start: number, end: number, key: number): void {
    const order = this.#order;
    for (let i = start + 1; i < end; i++) {
      const row = order[i] as number;
      let at = i;
      while (at > start && this.#isBehind(order[at - 1] as number, row, key)) {
        order[at] = order[at - 1] as number;
        at--;
      }
      order[at] = row;
    }
  }

  #isBehind(a: number, b: number, key: number): boolean {
    return compare(this.#words, a * this.#stride, b * this.#stride, key, this.#keys) > 0;
  }

  /** Radix sort: a few steps a row instead of n log n calls of a comparator. Leaves the sorted words in `#key`. */
  #sortByWord(start: number, end: number, key: number): void {
    let order = this.#order.subarray(start, end);
    let words = this.#key.subarray(start, end);
    let toOrder = this.#movedOrder.subarray(start, end);
    let toWords = this.#movedKey.subarray(start, end);
    for (let i = 0; i < order.length; i++) {
      words[i] = this.#words[(order[i] as number) * this.#stride + key] as number;
    }
    for (let shift = 0; shift < 32; shift += DIGIT) {
      const places = bucketPlaces(words, 1, shift);
      if (places === undefined) continue;
      for (let i = 0; i < words.length; i++) {
        const word = words[i] as number;
        const place = takePlace(places, word, shift);
        toWords[place] = word;
        toOrder[place] = order[i] as number;
      }
      [order, toOrder, words, toWords] = [toOrder, order, toWords, words];
    }
    if (order.buffer !== this.#order.buffer) {
      toOrder.set(order);
      toWords.set(words);
    }
  }
}

/** Radix sort of pairs by their first word. */
function sortPairs(pairs: Uint32Array): Uint32Array {
  let from = pairs.slice();
  let to = new Uint32Array(pairs.length);
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const places = bucketPlaces(from, 2, shift);
    if (places === undefined) continue;
    for (let i = 0; i < from.length; i += 2) {
      const word = from[i] as number;
      const place = 2 * takePlace(places, word, shift);
      to[place] = word;
      to[place + 1] = from[i + 1] as number;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the rows of each bucket begin; undefined if all are in one, as in the upper bits of a plan's addresses. */
function bucketPlaces(words: Uint32Array, stride: number, shift: number): Uint32Array | undefined {
  const places = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < words.length; i += stride) {
    const next = (((words[i] as number) >>> shift) & (BUCKETS - 1)) + 1;
    places[next] = (places[next] as number) + 1;
  }
  if (places.includes(words.length / stride)) return undefined;
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    places[bucket] = (places[bucket] as number) + (places[bucket - 1] as number);
  }
  return places;
}

function takePlace(places: Uint32Array, word: number, shift: number): number {
  const bucket = (word >>> shift) & (BUCKETS - 1);
  const place = places[bucket] as number;
  places[bucket] = place + 1;
  return place;
}
