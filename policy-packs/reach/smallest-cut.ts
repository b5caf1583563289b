import type { Reach } from "./engine.ts";
import type { Part } from "./model.ts";
import type { Way } from "./way.ts";

/** More than this many changes at once are no remedy but a rebuild. */
const MOST_CHANGES = 4;
/** Questions that one answer is worth; a tangle that needs more is named without one. */
const MOST_QUESTIONS = 600;

/**
 * The fewest parts whose removal leaves no way open, by asking the network without them. Whatever closes a way takes
 * one of its parts, so only those are tried; deeper and deeper, so that the first answer is a smallest one.
 */
export function smallestCut(
  reach: Reach,
  openWays: (reach: Reach) => readonly Way[],
): readonly Part[] | undefined {
  let questions = 0;
  const asked = (without: Reach) => (questions++ < MOST_QUESTIONS ? openWays(without) : undefined);
  for (let most = 0; most <= MOST_CHANGES; most++) {
    const found = search(reach, asked, most, []);
    if (found) return found;
  }
  return undefined;
}

function search(
  reach: Reach,
  openWays: (reach: Reach) => readonly Way[] | undefined,
  left: number,
  taken: readonly Part[],
): readonly Part[] | undefined {
  const ways = openWays(reach);
  if (!ways) return undefined;
  const [way] = ways;
  if (!way) return taken;
  if (left === 0) return undefined;
  // What lies nearest to the target serves nobody else as a rule: it is tried first.
  const parts = way.hops().flatMap((hop) => hop.through);
  for (const part of [...new Map(parts.map((it) => [it.id, it])).values()].reverse()) {
    const found = search(reach.without([part.id]), openWays, left - 1, [...taken, part]);
    if (found) return found;
  }
  return undefined;
}
