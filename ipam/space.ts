import { BlockPool, type Strategy } from "./block-pool.ts";
import type { Family } from "./ip.ts";
import type { Prefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

/** Blocks of one owner (a VRF, region, site or cloud network) in one family, and what is free in them. */
export class Space {
  readonly key: string;
  readonly family: Family;
  readonly parent: Space | undefined;
  /** Its blocks are what the plan or a cloud fixed; it takes no further ones. */
  readonly fixed: boolean;
  /** Bits by which a block is widened: 4 where prefixes are cut at hexadecimal digits. */
  readonly step: number;
  #pool: BlockPool | undefined;
  #blocks: readonly Prefix[] = [];
  /** Prefixes taken here and their holders, side by side: a large plan has one of them for each network. */
  readonly #taken: Prefix[] = [];
  readonly #holders: string[] = [];
  /** Of a root: what is never handed out, here and below. */
  readonly #withheld: Prefix[] = [];

  constructor(key: string, family: Family, parent: Space | undefined, { fixed = false, step = 1 } = {}) {
    this.key = key;
    this.family = family;
    this.parent = parent;
    this.fixed = fixed;
    this.step = step;
  }

  /** What is free. Worked out when it is first asked for: a site in which nothing changes needs none of it. */
  get pool(): BlockPool {
    if (this.#pool === undefined) {
      this.#pool = new BlockPool(this.family, this.#blocks);
      for (const prefix of this.#taken) this.#pool.take(prefix);
      for (const prefix of this.root.#withheld) this.#pool.block(prefix);
    }
    return this.#pool;
  }

  /** All space of the VRF in this family. */
  get root(): Space {
    return this.parent?.root ?? this;
  }

  /** In the order they were given: the first is the one its routes are summarised by. */
  get blocks(): readonly Prefix[] {
    return this.#blocks;
  }

  addBlock(block: Prefix): void {
    this.#pool?.add(block);
    for (const prefix of this.root.#withheld) if (prefix.overlaps(block)) this.#pool?.block(prefix);
    this.#blocks = [...this.#blocks, block];
  }

  /** A block that is known to be free for it, before anything is asked of its pool. */
  restoreBlock(block: Prefix): void {
    this.#blocks = [...this.#blocks, block];
  }

  /** The same of a prefix that is held here. */
  restore(key: string, prefix: Prefix): void {
    this.#holders.push(key);
    this.#taken.push(prefix);
  }

  /** Takes what is still free of the prefix; said to a root, in every space of it whose pool is yet to be made. */
  withhold(prefix: Prefix): void {
    if (this.parent === undefined) this.#withheld.push(prefix);
    this.#pool?.block(prefix);
  }

  /** Takes exactly this prefix for the key; false if it is not free here. */
  take(key: string, prefix: Prefix): boolean {
    if (!this.pool.take(prefix)) return false;
    this.restore(key, prefix);
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

  /** As {@link adopt}, for a block that others are cut from: what is withheld inside it stays so. */
  adoptBlock(key: string, prefix: Prefix): boolean {
    if (this.take(key, prefix) || this.#takeAround(key, prefix)) return true;
    if (this.fixed || this.parent === undefined || this.#blocks.some((block) => block.overlaps(prefix)))
      return false;
    if (!this.parent.adoptBlock(this.key, prefix)) return false;
    this.addBlock(prefix);
    return this.take(key, prefix) || this.#takeAround(key, prefix);
  }

  /** Takes a prefix of which nothing is missing but what is withheld. */
  #takeAround(key: string, prefix: Prefix): boolean {
    const withheld = this.root.#withheld.filter((each) => each.overlaps(prefix));
    if (withheld.length === 0 || withheld.some((each) => each.contains(prefix))) return false;
    if (!this.#blocks.some((block) => block.contains(prefix))) return false;
    if (this.#taken.some((each) => each.overlaps(prefix))) return false;
    this.pool.block(prefix);
    this.restore(key, prefix);
    return true;
  }

  /** Who holds an address of the prefix, here or further up. */
  holder(prefix: Prefix): { readonly key: string; readonly prefix: Prefix } | undefined {
    const at = this.#taken.findIndex((each) => each.overlaps(prefix));
    const key = this.#holders[at];
    const taken = this.#taken[at];
    const own = key === undefined || taken === undefined ? undefined : { key, prefix: taken };
    return own && own.key !== this.key ? own : (this.parent?.holder(prefix) ?? own);
  }

  /**
   * A free block of that length, after widening or adding blocks if need be; undefined if there is no room.
   */
  request(key: string, length: number, strategy?: Strategy): Prefix | undefined {
    const found = this.pool.allocate(length, { strategy }) ?? this.#afterExtending(length, strategy);
    if (found) this.restore(key, found);
    return found;
  }

  #afterExtending(length: number, strategy: Strategy | undefined): Prefix | undefined {
    if (!this.makeRoom(length)) return undefined;
    return this.pool.allocate(length, { strategy });
  }

  /** Space for a free block of that length: beside the present blocks if it can be, else in one more. */
  makeRoom(length: number, strategy?: Strategy): boolean {
    if (this.fixed || this.parent === undefined) return false;
    return this.#widen(length, this.parent) || this.#addOne(length, this.parent, strategy);
  }

  /** Makes one block of all, if they lie in it and everything else of it is free. */
  joinInto(block: Prefix): boolean {
    const { parent } = this;
    if (this.fixed || parent === undefined || !this.#blocks.every((each) => block.contains(each)))
      return false;
    const missing = PrefixSet.of([block]).exclude(PrefixSet.of(this.#blocks)).prefixes();
    if (!missing.every((piece) => parent.#canAdopt(piece))) return false;
    for (const piece of missing) parent.adopt(this.key, piece);
    parent.#join();
    this.#blocks = [block];
    this.#pool = undefined;
    return true;
  }

  #canAdopt(prefix: Prefix): boolean {
    if (this.pool.isFree(prefix)) return true;
    if (this.fixed || this.parent === undefined || this.#blocks.some((block) => block.overlaps(prefix)))
      return false;
    return this.parent.#canAdopt(prefix);
  }

  /** Blocks that lie beside each other become one; the aggregates of a root stay as they are written. */
  #join(): void {
    if (this.parent === undefined) return;
    this.#blocks = PrefixSet.of(this.#blocks).prefixes();
    this.#pool = undefined;
    this.parent.#join();
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
  #addOne(wanted: number, parent: Space, strategy?: Strategy): boolean {
    const first = this.#blocks[0];
    const lengths = first && first.length < wanted ? [first.length, wanted] : [wanted];
    for (const length of lengths) {
      const cut = length - (this.step > 1 ? length % this.step : 0);
      const block = parent.request(this.key, cut, strategy);
      if (block === undefined) continue;
      this.addBlock(block);
      return true;
    }
    return false;
  }
}
