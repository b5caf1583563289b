import type { AllocatedPrefix } from "./allocation.ts";
import { BlockPool, type Strategy } from "./block-pool.ts";
import { Prefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

/** What is free in a block, as the fewest prefixes: everything that no row inside it holds. */
export function freeIn(block: Prefix, vrf: string, rows: readonly AllocatedPrefix[]): readonly Prefix[] {
  return PrefixSet.of([block])
    .exclude(PrefixSet.of(insideOf(block, vrf, rows)))
    .prefixes();
}

/** The prefix that would be handed out next in a block; undefined if none of that length is free. */
export function nextFree(
  block: Prefix,
  length: number,
  vrf: string,
  rows: readonly AllocatedPrefix[],
  strategy: Strategy = "best-fit",
): Prefix | undefined {
  const pool = new BlockPool(block.family, [block]);
  for (const taken of insideOf(block, vrf, rows)) pool.block(taken);
  return pool.allocate(length, { strategy });
}

/** Prefixes that hold something in the block. A container around the block, or equal to it, does not. */
function insideOf(block: Prefix, vrf: string, rows: readonly AllocatedPrefix[]): readonly Prefix[] {
  return rows
    .filter((row) => row.vrf === vrf && row.prefix.overlaps(block))
    .filter((row) => row.status !== "container" || (block.contains(row.prefix) && !row.prefix.equals(block)))
    .map(({ prefix }) => (prefix.contains(block) ? block : prefix));
}

/** Rows that hold an address or prefix, the widest first; then those inside it. */
export function rowsAt(prefix: Prefix, rows: readonly AllocatedPrefix[]): readonly AllocatedPrefix[] {
  return rows.filter((row) => row.prefix.overlaps(prefix)).sort((a, b) => a.prefix.length - b.prefix.length);
}

/** The prefix of a single address. */
export function hostPrefix(address: Prefix["network"]): Prefix {
  return Prefix.of(address, address.family === "ipv4" ? 32 : 128);
}
