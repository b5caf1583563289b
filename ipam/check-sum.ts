/** FNV-1a, 32 bits: tells a slip of the hand, not an attacker. */
export class CheckSum {
  #hash = 0x811c9dc5;

  /** Takes in the text, or the part of it from `start` to `end`. */
  add(text: string, start = 0, end = text.length): this {
    let hash = this.#hash;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    this.#hash = hash;
    return this;
  }

  /** Whether it stands in the text at this place. */
  standsIn(text: string, at: number): boolean {
    for (let i = 0; i < DIGITS; i++) {
      const digit = (this.#hash >>> (4 * (DIGITS - 1 - i))) & 15;
      if (text.charCodeAt(at + i) !== (digit < 10 ? ZERO + digit : A - 10 + digit)) return false;
    }
    return true;
  }

  /** Eight hexadecimal digits. */
  toString(): string {
    return (this.#hash >>> 0).toString(16).padStart(DIGITS, "0");
  }
}

const DIGITS = 8;
const ZERO = "0".charCodeAt(0);
const A = "a".charCodeAt(0);
