import type { Prefix } from "./prefix.ts";
import { PrefixRows } from "./prefix-rows.ts";

/**
 * All pairs of prefixes that share addresses: the outer one first, equal ones in the order given. Of two
 * prefixes that overlap one holds the other, so one sweep finds all pairs in O(n log n + pairs).
 */
export function overlappingPairs(prefixes: readonly Prefix[]): readonly (readonly [Prefix, Prefix])[] {
  return overlappingPositions(prefixes).map(
    ([outer, inner]) => [prefixes[outer] as Prefix, prefixes[inner] as Prefix] as const,
  );
}

/** As {@link overlappingPairs}, by positions in the list: for lists whose prefixes belong to something. */
export function overlappingPositions(prefixes: readonly Prefix[]): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const found = (outer: number, inner: number) => {
    pairs.push([outer, inner]);
  };
  if (prefixes.every(({ family }) => family === prefixes[0]?.family)) {
    sweep(PrefixRows.of(prefixes), found);
    return pairs;
  }
  for (const family of ["ipv4", "ipv6"] as const) {
    const positions = prefixes.flatMap((prefix, at) => (prefix.family === family ? [at] : []));
    const own = positions.map((at) => prefixes[at] as Prefix);
    sweep(PrefixRows.of(own), (outer, inner) =>
      found(positions[outer] as number, positions[inner] as number),
    );
  }
  return pairs;
}

/** In order of address, with those around the present one on a stack, the outermost at the bottom. */
function sweep(rows: PrefixRows, found: (outer: number, inner: number) => void): void {
  const order = rows.order();
  const around = new Uint32Array(rows.count);
  let depth = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    while (depth > 0 && !rows.holds(around[depth - 1] as number, row)) depth--;
    for (let outer = 0; outer < depth; outer++) found(around[outer] as number, row);
    around[depth++] = row;
  }
}
