import type { Plan } from "./plan.ts";
import { DEFAULT_RESERVE } from "./zones/zone.ts";

interface BlockOptions {
  readonly bits: number;
  /** Doublings to keep room for. */
  readonly growth: number;
  readonly nibble: boolean;
}

/**
 * Lengths of a block for parts of the given lengths, best first: with a reserve for parts to come and the
 * growth asked for; then, where there is no room for that, just what the parts need. @clause 3.2.1-a
 */
export function blockLengths(
  parts: readonly number[],
  { bits, growth, nibble }: BlockOptions,
): readonly number[] {
  const widest = Math.min(...parts);
  // Counted in parts of the longest length, so that IPv6 stays in exact numbers.
  const finest = Math.max(...parts);
  const sum = parts.reduce((total, length) => total + 2 ** (finest - length), 0);
  const holding = (count: number) => Math.min(widest, finest - Math.ceil(Math.log2(count)));
  const exact = holding(sum);
  const roomy = Math.max(0, Math.min(exact, holding(sum / (1 - DEFAULT_RESERVE))) - growth);
  const cut = roomy - (roomy % 4);
  const lengths = nibble ? [cut, roomy, exact] : [roomy, exact];
  return [...new Set(lengths.filter((length) => length >= 0 && length <= bits))];
}

/** Whether blocks of these lengths can all be cut from free ones: the widest first, from the narrowest that holds it. */
export function fitTogether(free: readonly number[], wanted: readonly number[]): boolean {
  const left = new Map<number, number>();
  const add = (length: number, count: number) => left.set(length, (left.get(length) ?? 0) + count);
  for (const length of free) add(length, 1);
  for (const length of [...wanted].sort((a, b) => a - b)) {
    let from = length;
    while (from >= 0 && (left.get(from) ?? 0) === 0) from--;
    if (from < 0) return false;
    add(from, -1);
    // The other halves of every cut.
    for (let half = from + 1; half <= length; half++) add(half, 1);
  }
  return true;
}

/** A /48 for a site where there are many, a /56 where the whole group has a /48. @clause 3.2.3-a */
export function ipv6SiteLength(plan: Plan, vrf: string): number {
  if (plan.defaults.ipv6Site !== undefined) return plan.defaults.ipv6Site;
  const lengths = plan.aggregates
    .filter((aggregate) => aggregate.family === "ipv6" && aggregate.vrf === vrf)
    .map((aggregate) => aggregate.prefix?.length ?? 48);
  const widest = Math.min(MAX_SITE, ...lengths);
  if (widest <= 40) return 48;
  return widest < MAX_SITE ? 56 : 60;
}

const MAX_SITE = 56;
