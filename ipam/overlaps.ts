import { orderPrefixes } from "./address-order.ts";
import type { Prefix } from "./prefix.ts";

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
  for (const family of ["ipv4", "ipv6"] as const) {
    const own = prefixes.flatMap((prefix, index) => (prefix.family === family ? [index] : []));
    const networks = own.map((index) => prefixes[index] as Prefix);
    /** The prefixes around the present one, the outermost first. */
    const around: number[] = [];
    for (const position of orderPrefixes(networks)) {
      const prefix = networks[position] as Prefix;
      while (around.length > 0 && !(networks[around.at(-1) as number] as Prefix).contains(prefix))
        around.pop();
      for (const outer of around) pairs.push([own[outer] as number, own[position] as number]);
      around.push(position);
    }
  }
  return pairs;
}
