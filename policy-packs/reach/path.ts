import { BITS } from "../../ipam/ip.ts";
import type { PrefixSet } from "../../ipam/prefix-set.ts";
import { internetWidth } from "../address-space.ts";
import type { FilterRule, Part } from "./model.ts";
import { printServices, type Services } from "./traffic.ts";
import type { Way } from "./way.ts";

/** What is passed, and the rules or resources that let it pass. */
export interface PathHop {
  readonly at: string;
  /** Identifiers are URNs, with more behind where a resource holds several rules. */
  readonly by: readonly { readonly id: string; readonly name: string }[];
}

/** A way as data: everything in words that a report can print. */
export interface Path {
  readonly services: readonly string[];
  /** Who may come along it. */
  readonly sources: string;
  readonly hops: readonly PathHop[];
}

/** @param asked only these services are told; absent: all */
export function pathOf(way: Way, asked?: readonly Services[]): Path {
  const steps = way.traffic.steps.filter(
    (step) => !asked || asked.some(({ from, to }) => step.from <= to && from <= step.to),
  );
  return {
    services: steps.map((step) => printServices(step)),
    sources: widest(way.traffic.sources),
    hops: way.hops().map(({ at, through }) => ({
      at,
      by: [...new Map(through.map(({ id, name }) => [id, { id, name }])).values()],
    })),
  };
}

/** The widest prefixes of a set, few enough to read. */
function widest(sources: PrefixSet): string {
  const everybody = (["ipv4", "ipv6"] as const).filter(
    (family) => (internetWidth(sources, family) ?? BITS[family]) === 0,
  );
  if (everybody.length > 0)
    return everybody.map((family) => (family === "ipv4" ? "0.0.0.0/0" : "::/0")).join(" and ");
  const sorted = sources.prefixes().toSorted((a, b) => a.length - b.length);
  const shown = sorted.slice(0, 2).join(" and ");
  return sorted.length > 2 ? `${shown} and ${sorted.length - 2} more` : shown;
}

/** Why nobody can tell whether the ways are open. */
export function doubtsOf(ways: readonly Way[]): string {
  const hops = ways.flatMap((way) => way.hops());
  const unsure = hops
    .flatMap((hop) => hop.through)
    .flatMap((part: Part & Partial<Pick<FilterRule, "unsure" | "doubt">>) => part.unsure ?? part.doubt ?? []);
  const reasons = [...unsure, ...hops.flatMap(({ doubts = [] }) => doubts)];
  return reasons[0] ?? "part of the way is in another stack or known only after deployment";
}
