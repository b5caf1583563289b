/** At most `count` messages in any `ms`. */
export interface Limit {
  readonly count: number;
  readonly ms: number;
}

/** Remembers when one robot was spoken to, and until when it wants to hear nothing. */
export class Pace {
  readonly #limits: readonly Limit[];
  #sent: readonly number[] = [];
  #silentUntil = 0;

  /** @param share part of the robot's allowance that is this worker's */
  constructor(limits: readonly Limit[], share: number) {
    this.#limits = limits.map(({ count, ms }) => ({ count: Math.max(1, Math.floor(count * share)), ms }));
  }

  /** The earliest moment for the next message. */
  next(now: number): number {
    const free = this.#limits.map(({ count, ms }) => {
      const nth = this.#sent.at(-count);
      return nth === undefined ? now : nth + ms;
    });
    return Math.max(now, this.#silentUntil, ...free);
  }

  sent(now: number): void {
    const longest = Math.max(0, ...this.#limits.map(({ ms }) => ms));
    this.#sent = [...this.#sent.filter((time) => time > now - longest), now];
  }

  silence(until: number): void {
    this.#silentUntil = Math.max(this.#silentUntil, until);
  }
}
