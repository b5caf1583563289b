import { PrefixSet } from "../../ipam/prefix-set.ts";
import type { Judgement } from "../control.ts";
import { type Exposure, letsInInternet } from "../exposure.ts";
import type { Reachable } from "../facts/reachability.ts";
import { fail, pass, undecided } from "../judgement.ts";
import type { Reach } from "./engine.ts";
import type { Origin } from "./model.ts";
import { doubtsOf, pathOf } from "./path.ts";
import { smallestCut } from "./smallest-cut.ts";
import type { Services, Traffic } from "./traffic.ts";
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
    if (ways.length > 0) return undecided(`may be reached from ${stranger.name}: ${doubtsOf(ways)}`);
  }
  return pass;
}

function openWays(
  reach: Reach,
  { endpoint }: Reachable,
  stranger: Stranger,
  question: ReachQuestion,
): readonly Way[] {
  if (question.services && !reach.takes(endpoint.id, question.services)) return [];
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
  const { services, sources, hops } = pathOf(way, question.services);
  const path = hops.map(({ at, by }) => {
    const rules = [...new Set(by.map(({ name }) => name))].filter((name) => !at.includes(name)).slice(0, 3);
    return rules.length > 0 ? `${at} (by ${rules.join(", ")})` : at;
  });
  const from = stranger.origin.kind === "endpoint" ? "" : ` for ${sources}`;
  const more = ways.length > 1 ? `; ${ways.length - 1} more ${ways.length === 2 ? "way" : "ways"}` : "";
  const ports = services.slice(0, 3).join(", ");
  return `reached from ${stranger.name} on ${ports}${from}: ${path.join(" → ")}${more}`;
}
