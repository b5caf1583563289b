import { MinHeap } from "./min-heap.ts";

/** Up to so many, one sorted list beats a set and a heap, and thousands of small sites cost little memory. */
const FEW = 16;

/**
 * Positions of the free blocks of one length: which there are, and which is the lowest.
 * A few are one list; many are a set to ask and a heap for the lowest, which forgets lazily.
 */
export class FreePositions {
  /** Descending, so that the lowest is the last. */
  #few: number[] | undefined = [];
  #members: Set<number> | undefined;
  #heap: MinHeap | undefined;

  get size(): number {
    return this.#few?.length ?? this.#members?.size ?? 0;
  }

  has(position: number): boolean {
    return this.#few?.includes(position) ?? this.#members?.has(position) ?? false;
  }

  /** The position is not among them yet. */
  add(position: number): void {
    if (this.#few !== undefined) {
      if (this.#few.length < FEW) {
        let at = this.#few.length;
        while (at > 0 && (this.#few[at - 1] as number) < position) at--;
        this.#few.splice(at, 0, position);
        return;
      }
      this.#spread(this.#few);
    }
    this.#members?.add(position);
    this.#heap?.push(position);
  }

  /** False if it was not among them. */
  remove(position: number): boolean {
    if (this.#few === undefined) return this.#members?.delete(position) ?? false;
    const at = this.#few.indexOf(position);
    if (at < 0) return false;
    this.#few.splice(at, 1);
    return true;
  }

  removeLowest(): number | undefined {
    if (this.#few !== undefined) return this.#few.pop();
    for (let lowest = this.#heap?.pop(); lowest !== undefined; lowest = this.#heap?.pop()) {
      if (this.#members?.delete(lowest)) return lowest;
    }
    return undefined;
  }

  all(): readonly number[] {
    return [...(this.#few ?? this.#members ?? [])];
  }

  shifted(by: number): FreePositions {
    const shifted = new FreePositions();
    for (const position of this.all()) shifted.add(position + by);
    return shifted;
  }

  #spread(few: readonly number[]): void {
    this.#few = undefined;
    this.#members = new Set(few);
    this.#heap = new MinHeap();
    for (const position of few) this.#heap.push(position);
  }
}
