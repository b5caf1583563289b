import { hostMask } from "./host-bits.ts";
import type { Address } from "./ip.ts";
import { Ranges, type Width } from "./ranges.ts";

/** Collects ranges of one family in any order, as words in an array that doubles when it is full. */
export class RangeBuilder {
  readonly #width: Width;
  #words: Uint32Array;
  #size = 0;

  constructor(width: Width) {
    this.#width = width;
    this.#words = new Uint32Array(8 * width);
  }

  /** All addresses of a network, given in words; IPv4 has `w0` alone. */
  addNetwork(length: number, w0: number, w1: number, w2: number, w3: number): void {
    const words = this.#withRoom();
    const at = this.#size;
    words[at] = w0;
    if (this.#width === 1) {
      words[at + 1] = w0 | hostMask(length);
    } else {
      words[at + 1] = w1;
      words[at + 2] = w2;
      words[at + 3] = w3;
      words[at + 4] = w0 | hostMask(length);
      words[at + 5] = w1 | hostMask(length - 32);
      words[at + 6] = w2 | hostMask(length - 64);
      words[at + 7] = w3 | hostMask(length - 96);
    }
    this.#size += 2 * this.#width;
  }

  addRange(first: Address, last: Address): void {
    const ends = [first, last].flatMap(({ w0, w1, w2, w3 }) => [w0, w1, w2, w3].slice(0, this.#width));
    this.#withRoom().set(ends, this.#size);
    this.#size += ends.length;
  }

  build(): Ranges {
    return Ranges.of(this.#width, this.#words.subarray(0, this.#size));
  }

  #withRoom(): Uint32Array {
    if (this.#size === this.#words.length) {
      const wider = new Uint32Array(2 * this.#words.length);
      wider.set(this.#words);
      this.#words = wider;
    }
    return this.#words;
  }
}
