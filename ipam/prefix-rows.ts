import { hostMask } from "./host-bits.ts";
import type { Prefix } from "./prefix.ts";
import type { Width } from "./ranges.ts";
import { orderRows } from "./row-order.ts";

/**
 * Prefixes of one family as rows of numbers: the words of the network, then the length. What goes over all of a
 * list reads a few flat arrays instead of following two references for each prefix.
 */
export class PrefixRows {
  readonly width: Width;
  readonly count: number;
  readonly #words: Uint32Array;

  constructor(width: Width, words: Uint32Array) {
    this.width = width;
    this.count = words.length / (width + 1);
    this.#words = words;
  }

  static of(prefixes: readonly Prefix[]): PrefixRows {
    const width = prefixes[0]?.family === "ipv6" ? 4 : 1;
    const words = new Uint32Array(prefixes.length * (width + 1));
    let at = 0;
    for (const { network, length } of prefixes) {
      words[at++] = network.w0;
      if (width === 4) {
        words[at++] = network.w1;
        words[at++] = network.w2;
        words[at++] = network.w3;
      }
      words[at++] = length;
    }
    return new PrefixRows(width, words);
  }

  /** Positions by network address, then the wider first, then as given. */
  order(): Uint32Array {
    return orderRows(this.#words, this.width + 1, this.width + 1);
  }

  /** The same rows in another order. */
  arranged(order: Uint32Array): PrefixRows {
    const stride = this.width + 1;
    const words = new Uint32Array(this.#words.length);
    for (let row = 0; row < order.length; row++) {
      const from = (order[row] as number) * stride;
      for (let i = 0; i < stride; i++) words[row * stride + i] = this.#words[from + i] as number;
    }
    return new PrefixRows(this.width, words);
  }

  /** A word of the network of a row. */
  word(row: number, word: number): number {
    return this.#words[row * (this.width + 1) + word] as number;
  }

  length(row: number): number {
    return this.#words[row * (this.width + 1) + this.width] as number;
  }

  /** Whether the network of the one row holds that of the other, which does not come before it in order. */
  holds(outer: number, inner: number): boolean {
    const length = this.length(outer);
    for (let word = 0; word < this.width && word * 32 < length; word++) {
      const different = this.word(outer, word) ^ this.word(inner, word);
      if ((different & ~hostMask(length - 32 * word)) !== 0) return false;
    }
    return true;
  }
}
