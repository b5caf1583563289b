import { BITS } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { internetWidth } from "../address-space.ts";
import type { Judgement } from "../control.ts";
import { type Exposure, letsInInternet } from "../exposure.ts";
import type { Reachable } from "../facts/reachability.ts";
import { fail, pass, undecided } from "../judgement.ts";
import type { Reach } from "./engine.ts";
import type { Origin } from "./model.ts";
import { smallestCut } from "./smallest-cut.ts";
import { printServices, type Services, type Traffic } from "./traffic.ts";
import type { Way } from "./way.ts";

/** Somebody who must not reach an endpoint. */
export interface Stranger {
  readonly name: string;
  readonly origin: Origin;
}

export const INTERNET: Stranger = { name: "the internet", origin: { kind: "internet" } };

export interface ReachQuestion {
  readonly strangers: readonly Stranger[];
  /** Only these services are asked for; absent: all. */
  readonly services?: readonly Services[];
  readonly limits: Exposure;
  readonly clause: string;
}

/** Who of the strangers reaches the endpoint, by which path, and what closes it. */
export function judgeReach(fact: Reachable, question: ReachQuestion): Judgement {
  const open = (stranger: Stranger) => (reach: Reach) => openWays(reach, fact, stranger, question);
  for (const stranger of question.strangers) {
    const ways = open(stranger)(fact.certain);
    if (ways.length === 0) continue;
    const cut = smallestCut(fact.certain, open(stranger));
    const names = cut && [...new Set(cut.map(({ name }) => name))];
    return fail(
      `${describe(ways, stranger, question)} (${question.clause})`,
      names
        ? `the smallest change that closes it: take away ${names.join(" and ")}`
        : "take it out of this network",
    );
  }
  for (const stranger of question.strangers) {
    const ways = open(stranger)(fact.possible);
    if (ways.length > 0) return undecided(`may be reached from ${stranger.name}: ${unsureOf(ways)}`);
  }
  return pass;
}

function openWays(
  reach: Reach,
  { endpoint }: Reachable,
  stranger: Stranger,
  question: ReachQuestion,
): readonly Way[] {
  const ways = reach
    .waysTo(endpoint.id, stranger.origin)
    .filter(({ traffic }) => !asked(traffic, question).isEmpty);
  if (stranger.origin.kind !== "internet") return ways;
  // Partners on the internet may be named; halves of the internet in two rules are still the internet.
  const sources = PrefixSet.empty.merge(...ways.map(({ traffic }) => asked(traffic, question)));
  return letsInInternet(sources, question.limits) ? ways : [];
}

function asked(traffic: Traffic, { services }: ReachQuestion): PrefixSet {
  if (!services) return traffic.sources;
  return PrefixSet.empty.merge(...services.map((range) => traffic.sourcesWithin(range)));
}

function describe(ways: readonly Way[], stranger: Stranger, question: ReachQuestion): string {
  const [way] = ways;
  if (!way) return "";
  const steps = way.traffic.steps.filter(
    (step) =>
      !question.services || question.services.some(({ from, to }) => step.from <= to && from <= step.to),
  );
  const ports = steps.slice(0, 3).map((step) => printServices(step));
  const path = way
    .hops()
    .map(({ at, through }) => {
      const rules = [...new Set(through.map(({ name }) => name))]
        .filter((name) => !at.includes(name))
        .slice(0, 3);
      return rules.length > 0 ? `${at} (by ${rules.join(", ")})` : at;
    })
    .join(" → ");
  const from = stranger.origin.kind === "endpoint" ? "" : ` for ${widest(way.traffic.sources)}`;
  const more = ways.length > 1 ? `; ${ways.length - 1} more ways` : "";
  return `reached from ${stranger.name} on ${ports.join(", ")}${from}: ${path}${more}`;
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

function unsureOf(ways: readonly Way[]): string {
  const hops = ways.flatMap((way) => way.hops());
  const unsure = hops
    .flatMap((hop) => hop.through)
    .flatMap((part) => ("unsure" in part && typeof part.unsure === "string" ? [part.unsure] : []));
  const reasons = [...unsure, ...hops.flatMap(({ doubts = [] }) => doubts)];
  return reasons[0] ?? "part of the way is in another stack or known only after deployment";
}
