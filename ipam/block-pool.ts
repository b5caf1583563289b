import { BuddyTree } from "./buddy-tree.ts";
import { BITS, type Family } from "./ip.ts";
import { Prefix } from "./prefix.ts";

/**
 * Where a new block goes: `best-fit` fills the smallest free block that suffices (lowest address first),
 * `sparse` starts in the middle of the largest one (RFC 3531), so that neighbours can double in place.
 */
export type Strategy = "best-fit" | "sparse";

/** Free and taken space of a few disjoint prefixes of one family, kept as buddy blocks. */
export class BlockPool {
  readonly family: Family;
  readonly #trees: BuddyTree[] = [];

  constructor(family: Family, blocks: Iterable<Prefix> = []) {
    this.family = family;
    for (const block of blocks) this.add(block);
  }

  /** The blocks the pool was given, in address order. */
  get blocks(): readonly Prefix[] {
    return this.#trees.map((tree) => tree.root);
  }

  add(block: Prefix): void {
    if (block.family !== this.family || this.#trees.some((tree) => tree.root.overlaps(block))) {
      throw new RangeError(`${block} cannot join the pool of ${this.blocks.join(", ")}`);
    }
    this.#trees.push(new BuddyTree(block));
    this.#trees.sort((a, b) => a.root.compare(b.root));
  }

  /** Doubles one of the pool's blocks over its buddy, which the caller has made sure is free. */
  widen(block: Prefix): Prefix {
    const tree = this.#trees.find(({ root }) => root.equals(block));
    if (tree === undefined) throw new RangeError(`${block} is no block of the pool`);
    tree.widen();
    this.#trees.sort((a, b) => a.root.compare(b.root));
    return tree.root;
  }

  /** Takes a free block of that length; `growth` bits of room are kept behind it. Undefined if none is left. */
  allocate(length: number, { strategy = "best-fit" as Strategy, growth = 0 } = {}): Prefix | undefined {
    const block = Math.max(0, length - growth);
    let best: BuddyTree | undefined;
    let bestLength = -1;
    for (const tree of this.#trees) {
      const free = tree.fit(block, strategy);
      if (free === undefined) continue;
      if (best === undefined || (strategy === "sparse" ? free < bestLength : free > bestLength)) {
        best = tree;
        bestLength = free;
      }
    }
    const taken = best?.allocateFrom(bestLength, block);
    return taken && Prefix.of(taken.network, length);
  }

  /** Takes exactly this prefix; false if any of it is taken already or outside the pool. */
  take(prefix: Prefix): boolean {
    return this.#treeOf(prefix)?.take(prefix) ?? false;
  }

  isFree(prefix: Prefix): boolean {
    return this.#treeOf(prefix)?.isFree(prefix) ?? false;
  }

  /** Takes whatever of the prefix is still free, as for space that is never handed out. */
  block(prefix: Prefix): void {
    for (const tree of this.#trees) if (tree.root.overlaps(prefix)) tree.block(prefix);
  }

  /** Gives a prefix back; it must have been taken as a whole. */
  release(prefix: Prefix): void {
    const tree = this.#treeOf(prefix);
    if (tree === undefined) throw new RangeError(`${prefix} is not of the pool of ${this.blocks.join(", ")}`);
    tree.release(prefix);
  }

  /** What is free, as the fewest prefixes, in address order. */
  free(): readonly Prefix[] {
    return this.#trees.flatMap((tree) => tree.free());
  }

  /** Length of the largest free block; undefined if the pool is full. */
  largestFree(): number | undefined {
    const lengths = this.#trees.map((tree) => tree.fit(BITS[this.family], "sparse"));
    return lengths.reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.min(a, b)), undefined);
  }

  #treeOf(prefix: Prefix): BuddyTree | undefined {
    return this.#trees.find((tree) => tree.root.contains(prefix));
  }
}
