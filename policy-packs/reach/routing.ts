import { PrefixSet } from "../../ipam/prefix-set.ts";
import type { Reading } from "./filters.ts";
import type { Link, LinkEnd, RouteTable } from "./model.ts";

/** Addresses that a table sends to a target: the longest prefix around each of them decides. */
export function sentTo(
  table: RouteTable | undefined,
  local: PrefixSet,
  target: string,
  { assume, without }: Reading,
): PrefixSet {
  // A table that this stack does not hold may send anything anywhere.
  if (table === undefined || table.unsure !== undefined) return assume === "most" ? ALL : PrefixSet.empty;
  // The way within a network cannot be routed away.
  let decided = local;
  let found = PrefixSet.empty;
  const routes = table.routes.toSorted((a, b) => b.destination.length - a.destination.length);
  for (const route of routes) {
    if (without.has(route.id)) continue;
    const destination = PrefixSet.of([route.destination]);
    const mine = destination.exclude(decided);
    if (route.unsure !== undefined) {
      if (assume === "most" && route.target === target) found = found.merge(mine);
      continue;
    }
    if (route.target === target) found = found.merge(mine);
    decided = decided.merge(destination);
  }
  return found;
}

/** Addresses for which a link hands packets from one of its ends on to another. */
export function handedOn(
  link: Link,
  from: LinkEnd,
  to: LinkEnd,
  held: PrefixSet,
  reading: Reading,
): PrefixSet {
  if (from === to || reading.without.has(from.id) || reading.without.has(to.id)) return PrefixSet.empty;
  const unsure = [link, from, to].some((part) => part.unsure !== undefined);
  if (unsure && reading.assume === "least") return PrefixSet.empty;
  if (from.routes === undefined) return held;
  const table: RouteTable = {
    id: link.id,
    name: link.name,
    routes: from.routes.map((route) => ({ ...route, target: route.to })),
  };
  return sentTo(table, PrefixSet.empty, to.id, reading);
}

const ALL = PrefixSet.of(["0.0.0.0/0", "::/0"]);
