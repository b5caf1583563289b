import { FreePositions } from "./free-positions.ts";
import { Address, BITS } from "./ip.ts";
import { Prefix } from "./prefix.ts";

/** Positions inside a tree are whole multiples of its smallest unit, exact in a number up to this many bits. */
const MAX_DEPTH = 52;

/**
 * Buddy blocks of one prefix. A free block is known by depth (bits below the root) and position, counted
 * in units of the smallest block. Every step costs O(depth), whatever the number of prefixes.
 */
export class BuddyTree {
  root: Prefix;
  /** Length of the smallest block. */
  readonly #unit: number;
  /** By length of block, from the root's length on; made when first needed. */
  #levels: (FreePositions | undefined)[] = [];

  constructor(root: Prefix) {
    this.root = root;
    // A site's prefix is cut into /64; only a prefix longer than that is cut into addresses.
    const finest = root.family === "ipv6" && root.length <= 64 ? 64 : BITS[root.family];
    this.#unit = Math.min(finest, root.length + MAX_DEPTH);
    this.#level(root.length).add(0);
  }

  /** Length of the free block from which one of `length` would be cut. */
  fit(length: number, strategy: "best-fit" | "sparse"): number | undefined {
    if (length < this.root.length || length > this.#unit) return undefined;
    if (strategy === "best-fit") {
      for (let at = length; at >= this.root.length; at--) if (this.#has(at)) return at;
    } else {
      for (let at = this.root.length; at <= length; at++) if (this.#has(at)) return at;
    }
    return undefined;
  }

  /** Cuts a block of `length` off the low end of the lowest free block of length `from`. */
  allocateFrom(from: number, length: number): Prefix | undefined {
    const position = this.#levels[from]?.removeLowest();
    if (position === undefined) return undefined;
    for (let at = from + 1; at <= length; at++) this.#level(at).add(position + this.#units(at));
    return this.#prefix(position, length);
  }

  take(prefix: Prefix): boolean {
    if (prefix.length > this.#unit) return false;
    const position = this.#position(prefix);
    const from = this.#freeAncestor(position, prefix.length);
    if (from === undefined) return false;
    this.#carve(position, prefix.length, from);
    return true;
  }

  isFree(prefix: Prefix): boolean {
    return (
      prefix.length <= this.#unit && this.#freeAncestor(this.#position(prefix), prefix.length) !== undefined
    );
  }

  block(prefix: Prefix): void {
    if (prefix.contains(this.root)) {
      this.#levels = [];
      return;
    }
    if (prefix.length > this.#unit) {
      this.take(prefix.supernet(this.#unit));
      return;
    }
    if (this.take(prefix)) return;
    const start = this.#position(prefix);
    const end = start + this.#units(prefix.length);
    for (let at = prefix.length + 1; at <= this.#unit; at++) {
      for (const position of this.#levels[at]?.all() ?? []) {
        if (position >= start && position < end) this.#levels[at]?.remove(position);
      }
    }
  }

  release(prefix: Prefix): void {
    let position = this.#position(prefix);
    let length = prefix.length;
    if (length > this.#unit || this.#freeAncestor(position, length) !== undefined) {
      throw new RangeError(`${prefix} was not taken`);
    }
    while (length > this.root.length) {
      const units = this.#units(length);
      const buddy = (position / units) % 2 === 0 ? position + units : position - units;
      if (!this.#levels[length]?.remove(buddy)) break;
      position = Math.min(position, buddy);
      length--;
    }
    this.#level(length).add(position);
  }

  /** Doubles the root over its buddy, whose space becomes free. */
  widen(): void {
    const old = this.root;
    const buddy = old.buddy;
    if (buddy === undefined || this.#unit - old.length >= MAX_DEPTH)
      throw new RangeError(`${old} cannot be widened`);
    this.root = old.supernet(old.length - 1);
    const half = this.#units(old.length);
    if (buddy.compare(old) < 0) {
      this.#levels = this.#levels.map((level) => level?.shifted(half));
      this.release(buddy);
    } else {
      this.release(buddy);
    }
  }

  free(): readonly Prefix[] {
    const found: Prefix[] = [];
    for (const [length, level] of this.#levels.entries()) {
      for (const position of level?.all() ?? []) found.push(this.#prefix(position, length));
    }
    return found.sort((a, b) => a.compare(b));
  }

  #has(length: number): boolean {
    return (this.#levels[length]?.size ?? 0) > 0;
  }

  #level(length: number): FreePositions {
    let level = this.#levels[length];
    if (level === undefined) {
      level = new FreePositions();
      this.#levels[length] = level;
    }
    return level;
  }

  #units(length: number): number {
    return 2 ** (this.#unit - length);
  }

  #position(prefix: Prefix): number {
    const { family, w0, w1 } = prefix.network;
    const base = this.root.network;
    if (family === "ipv4") return (w0 - base.w0) / 2 ** (32 - this.#unit);
    if (this.#unit === 64) return (w0 - base.w0) * 2 ** 32 + (w1 - base.w1);
    return Number((prefix.network.toBigInt() - base.toBigInt()) >> BigInt(128 - this.#unit));
  }

  #prefix(position: number, length: number): Prefix {
    const base = this.root.network;
    if (base.family === "ipv4")
      return Prefix.of(Address.ipv4(base.w0 + position * 2 ** (32 - this.#unit)), length);
    if (this.#unit === 64) {
      const low = base.w1 + (position % 2 ** 32);
      const w0 = base.w0 + Math.floor(position / 2 ** 32);
      return Prefix.of(new Address("ipv6", w0, low), length);
    }
    const address = base.toBigInt() + (BigInt(position) << BigInt(128 - this.#unit));
    return Prefix.of(Address.fromBigInt("ipv6", address), length);
  }

  #freeAncestor(position: number, length: number): number | undefined {
    for (let at = length; at >= this.root.length; at--) {
      const units = this.#units(at);
      if (this.#levels[at]?.has(position - (position % units))) return at;
    }
    return undefined;
  }

  #carve(position: number, length: number, from: number): void {
    const units = this.#units(from);
    let start = position - (position % units);
    this.#levels[from]?.remove(start);
    for (let at = from + 1; at <= length; at++) {
      const half = this.#units(at);
      if (position >= start + half) {
        this.#level(at).add(start);
        start += half;
      } else {
        this.#level(at).add(start + half);
      }
    }
  }
}
