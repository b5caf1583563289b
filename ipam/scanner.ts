/** Steps through a text without cutting it up: a lock has a hundred thousand lines. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Steps over these words; false if others stand here. */
  skip(words: string): boolean {
    if (!this.text.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }

  /** Steps over the text before the next mark and gives it back; the rest of the text where there is none. */
  before(mark: string): string {
    const found = this.text.indexOf(mark, this.at);
    const end = found < 0 ? this.text.length : found;
    const passed = this.text.slice(this.at, end);
    this.at = end;
    return passed;
  }

  /** Steps over a plain decimal number of up to fifteen digits; NaN if none stands here. */
  number(): number {
    const start = this.at;
    let value = 0;
    for (let digit = this.#digit(); digit >= 0 && digit <= 9; digit = this.#digit()) {
      if (this.at > start && value === 0) return Number.NaN;
      value = value * 10 + digit;
      this.at++;
    }
    const digits = this.at - start;
    return digits > 0 && digits <= MOST_DIGITS ? value : Number.NaN;
  }

  #digit(): number {
    return this.text.charCodeAt(this.at) - ZERO;
  }
}

const ZERO = 48;
/** All numbers of fifteen digits are exact. */
const MOST_DIGITS = 15;
