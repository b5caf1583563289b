import { BlockPool, type Strategy } from "./block-pool.ts";
import type { Family } from "./ip.ts";
import type { Prefix } from "./prefix.ts";

/** Blocks of one owner (a VRF, region, site or cloud network) in one family, and what is free in them. */
export class Space {
  readonly key: string;
  readonly family: Family;
  readonly parent: Space | undefined;
  /** Its blocks are what the plan or a cloud fixed; it takes no further ones. */
  readonly fixed: boolean;
  /** Bits by which a block is widened: 4 where prefixes are cut at hexadecimal digits. */
  readonly step: number;
  readonly pool: BlockPool;
  #blocks: readonly Prefix[] = [];
  /** Prefixes taken here, to name the holder when one is asked for twice. */
  readonly #holders: { readonly key: string; readonly prefix: Prefix }[] = [];

  constructor(key: string, family: Family, parent: Space | undefined, { fixed = false, step = 1 } = {}) {
    this.key = key;
    this.family = family;
    this.parent = parent;
    this.fixed = fixed;
    this.step = step;
    this.pool = new BlockPool(family);
  }

  /** In the order they were given: the first is the one its routes are summarised by. */
  get blocks(): readonly Prefix[] {
    return this.#blocks;
  }

  addBlock(block: Prefix): void {
    this.pool.add(block);
    this.#blocks = [...this.#blocks, block];
  }

  /** Takes exactly this prefix for the key; false if it is not free here. */
  take(key: string, prefix: Prefix): boolean {
    if (!this.pool.take(prefix)) return false;
    this.#holders.push({ key, prefix });
    return true;
  }

  /** As {@link take}, but asks the parent for the prefix where it lies outside the present blocks. */
  adopt(key: string, prefix: Prefix): boolean {
    if (this.take(key, prefix)) return true;
    if (this.fixed || this.parent === undefined || this.#blocks.some((block) => block.overlaps(prefix)))
      return false;
    if (!this.parent.adopt(this.key, prefix)) return false;
    this.addBlock(prefix);
    return this.take(key, prefix);
  }

  /** Who holds an address of the prefix, here or further up. */
  holder(prefix: Prefix): { readonly key: string; readonly prefix: Prefix } | undefined {
    const own = this.#holders.find((each) => each.prefix.overlaps(prefix));
    return own && own.key !== this.key ? own : (this.parent?.holder(prefix) ?? own);
  }

  /** A free block of that length, after widening or adding blocks if need be; undefined if there is no room. */
  request(
    key: string,
    length: number,
    options: { readonly strategy?: Strategy; readonly growth?: number } = {},
  ): Prefix | undefined {
    const found = this.pool.allocate(length, options) ?? this.#afterExtending(length, options);
    if (found)
      this.#holders.push({ key, prefix: found.supernet(Math.max(0, length - (options.growth ?? 0))) });
    return found;
  }

  #afterExtending(length: number, options: { readonly strategy?: Strategy; readonly growth?: number }) {
    const wanted = Math.max(0, length - (options.growth ?? 0));
    if (this.fixed || this.parent === undefined) return undefined;
    if (!this.#widen(wanted, this.parent) && !this.#addOne(wanted, this.parent)) return undefined;
    return this.pool.allocate(length, options);
  }

  /** Doubles a block over its free buddies until a block of the wanted length is free in it. */
  #widen(wanted: number, parent: Space): boolean {
    for (const [index, block] of this.#blocks.entries()) {
      const buddies: Prefix[] = [];
      let wide = block;
      let found = false;
      while (!found || (block.length - wide.length) % this.step !== 0) {
        const buddy = wide.buddy;
        if (buddy === undefined || !parent.pool.isFree(buddy)) break;
        buddies.push(buddy);
        found ||= buddy.length <= wanted;
        wide = wide.supernet(wide.length - 1);
      }
      if (!found || (block.length - wide.length) % this.step !== 0) continue;
      for (const buddy of buddies) {
        parent.take(this.key, buddy);
        this.pool.widen(buddy.buddy as Prefix);
      }
      this.#blocks = this.#blocks.with(index, wide);
      return true;
    }
    return false;
  }

  /** A second block, as large as the first if there is room, else just large enough. */
  #addOne(wanted: number, parent: Space): boolean {
    const first = this.#blocks[0];
    const lengths = first && first.length < wanted ? [first.length, wanted] : [wanted];
    for (const length of lengths) {
      const block = parent.request(this.key, length - (this.step > 1 ? length % this.step : 0));
      if (block === undefined) continue;
      this.addBlock(block);
      return true;
    }
    return false;
  }
}
