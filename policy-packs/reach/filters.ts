import { PrefixSet } from "../../ipam/prefix-set.ts";
import type { FilterRule } from "./model.ts";
import { ALL_SERVICES, answersTo, Traffic } from "./traffic.ts";

/** How what is unknown is read: as letting nothing through, or as letting everything through. */
export type Assume = "least" | "most";

/** The other end of a rule. */
export interface Peer {
  readonly addresses: PrefixSet;
  readonly groups: readonly string[];
}

/** Removed parts and the reading of unknowns: what differs between two questions of one model. */
export interface Reading {
  readonly assume: Assume;
  readonly without: ReadonlySet<string>;
}

/** What rules, asked in their order, let through of this peer. */
export function permitted(rules: readonly FilterRule[], peer: Peer, reading: Reading): Traffic {
  let allowed = Traffic.none;
  let refused = Traffic.none;
  for (const rule of inOrder(rules)) {
    const match = matched(rule, peer, reading);
    if (match.isEmpty) continue;
    if (rule.allow) allowed = allowed.merge(match.exclude(refused));
    // What was allowed before stays so: only what comes after is refused.
    else refused = refused.merge(match);
  }
  return allowed;
}

/** The rules that let any of this traffic through. */
export function lettingThrough(
  rules: readonly FilterRule[],
  peer: Peer,
  traffic: Traffic,
  reading: Reading,
): readonly FilterRule[] {
  const open = rules.filter((rule) => rule.allow);
  return open.filter((rule) => !matched(rule, peer, reading).intersect(traffic).isEmpty);
}

function matched(rule: FilterRule, peer: Peer, { assume, without }: Reading): Traffic {
  if (without.has(rule.id)) return Traffic.none;
  if (rule.doubt !== undefined && rule.allow === (assume === "least")) return Traffic.none;
  const everything = rule.unsure !== undefined && rule.allow === (assume === "most");
  if (rule.unsure !== undefined && !rule.allow && assume === "most") return Traffic.none;
  if (rule.unsure !== undefined && rule.allow && assume === "least" && rule.services === ALL_SERVICES)
    return Traffic.none;
  const named = rule.peerGroups.some((group) => peer.groups.includes(group));
  // Most rules are about somebody else: that is cheaper to see than to work out.
  if (!everything && !named && !rule.peers.overlaps(peer.addresses)) return Traffic.none;
  const sources = everything || named ? peer.addresses : rule.peers.intersect(peer.addresses);
  return Traffic.of(rule.services, sources);
}

function inOrder(rules: readonly FilterRule[]): readonly FilterRule[] {
  return rules.toSorted((a, b) => a.order - b.order || Number(a.allow) - Number(b.allow));
}

/** Questions whose answers these rules let back to at least one port that a client may have. */
export function answerable(answers: Traffic): Traffic {
  let found = Traffic.none;
  for (const { from, to, sources } of answers.steps) {
    const [first, last] = [protocolOf(from), protocolOf(to)];
    for (const protocol of new Set([first, last])) {
      const whole = { from: protocol * PORTS, to: protocol * PORTS + PORTS - 1 };
      const clients = answersTo(whole.from);
      if (from <= clients.to && clients.from <= to) found = found.merge(Traffic.of(whole, sources));
    }
    const between = { from: (first + 1) * PORTS, to: last * PORTS - 1 };
    found = found.merge(Traffic.of(between, sources));
  }
  return found;
}

const PORTS = 65_536;
const protocolOf = (service: number) => Math.floor(service / PORTS);

/** The same services for everybody, where anybody of the peer was let through: a set of services alone. */
export function servicesOf(traffic: Traffic): Traffic {
  return traffic.map((step) => ({ ...step, sources: EVERYBODY }));
}

export const EVERYBODY = PrefixSet.of(["0.0.0.0/0", "::/0"]);
