import type { AllocatedPrefix, Allocation } from "./allocation.ts";
import { BlockPool, type Strategy } from "./block-pool.ts";
import { Prefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

type Taken = Pick<Allocation, "prefixes" | "lock">;

/**
 * What is free in a block, as the fewest prefixes: everything that no row inside it holds, and that is not
 * kept for a network's growth.
 */
export function freeIn(block: Prefix, vrf: string, taken: Taken): readonly Prefix[] {
  return PrefixSet.of([block])
    .exclude(PrefixSet.of(insideOf(block, vrf, taken)))
    .prefixes();
}

/** The prefix that would be handed out next in the blocks; undefined if none of that length is free. */
export function nextFree(
  blocks: readonly Prefix[],
  length: number,
  vrf: string,
  taken: Taken,
  strategy: Strategy = "best-fit",
): Prefix | undefined {
  const [first] = blocks;
  if (first === undefined) return undefined;
  const pool = new BlockPool(first.family, blocks);
  for (const block of blocks) for (const each of insideOf(block, vrf, taken)) pool.block(each);
  return pool.allocate(length, { strategy });
}

/** Prefixes that hold something in the block. A container around the block, or equal to it, does not. */
function insideOf(block: Prefix, vrf: string, taken: Taken): readonly Prefix[] {
  return taken.prefixes
    .filter((row) => row.vrf === vrf)
    .map((row) => ({ row, held: heldBy(row, taken) }))
    .filter(({ held }) => held.overlaps(block))
    .filter(({ row, held }) => row.status !== "container" || (block.contains(held) && !held.equals(block)))
    .map(({ held }) => (held.contains(block) ? block : held));
}

/** A network's own prefix with the room kept for its growth. */
export function heldBy({ key, prefix }: AllocatedPrefix, { lock }: Pick<Allocation, "lock">): Prefix {
  const entry = lock.entries.get(key);
  return entry?.kind === "network" ? entry.block : prefix;
}

/** Rows that hold an address or prefix, the widest first; then those inside it. */
export function rowsAt(prefix: Prefix, rows: readonly AllocatedPrefix[]): readonly AllocatedPrefix[] {
  return rows.filter((row) => row.prefix.overlaps(prefix)).sort((a, b) => a.prefix.length - b.prefix.length);
}

/** The prefix of a single address. */
export function hostPrefix(address: Prefix["network"]): Prefix {
  return Prefix.of(address, address.family === "ipv4" ? 32 : 128);
}
