import { PrefixSet, parsePrefix } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import type { PortRange, TierRole } from "../network/contract.ts";
import type { SystemArgs, SystemSite } from "./contract.ts";
import type { PartKind } from "./part.ts";
import type { LaidOut } from "./requirements.ts";
import { tierOf } from "./tiers.ts";

/** A permission of the system's own group: its hosts may reach this prefix on this port. */
export interface HostRule {
  readonly key: string;
  readonly port: number;
  readonly cidr: string;
  readonly reason: string;
}

type Placed = LaidOut & Pick<PartKind<unknown, unknown>, "role">;

/** Tier that a system's own hosts stand in. */
const HOSTS: TierRole = "app";

/**
 * What the system's hosts reach: the ports of its data parts, in the tier of each and nowhere else. @clause 8.3.2-b
 */
export function hostRules({ site, system }: SystemArgs, parts: readonly Placed[]): readonly HostRule[] {
  const used = parts.filter(({ role }) => role !== "web");
  const rules = used.flatMap(({ role, facts, key: part }) => {
    const tier = tierOf(site, role);
    return Object.entries(site.tiers[tier ?? ""]?.prefixes ?? {}).flatMap(([zone, cidr]) =>
      facts.ports.map((port) => ({
        key: `to-${tier}-${port}-${zone}`,
        port,
        cidr,
        reason: `${system.name} to ${part}`,
      })),
    );
  });
  // Two databases on one port share a rule.
  return [...new Map(rules.map((rule) => [rule.key, rule])).values()];
}

/** The network lets the system's own traffic through, or the fault says which flow it lacks. @clause 8.3.2-b */
export function checkFlows(faults: Faults, args: SystemArgs, parts: readonly Placed[]): void {
  for (const { kind, key, noun, role, facts } of parts) {
    const at = `${kind}.${key}`;
    const from = role === "web" ? undefined : HOSTS;
    if (facts.visitors !== undefined) {
      checkVisitors(faults, args, { at, noun, visitors: facts.visitors, ports: facts.ports });
    }
    for (const port of facts.visitors === undefined ? facts.ports : [])
      needFlow(faults, args, { at, noun, from, to: role, port });
    for (const port of facts.behind?.ports ?? []) {
      needFlow(faults, args, { at, noun, from: role, to: facts.behind?.role ?? HOSTS, port });
    }
  }
}

interface Need {
  readonly at: string;
  readonly noun: string;
  /** Undefined: anybody. */
  readonly from: TierRole | undefined;
  readonly to: TierRole;
  readonly port: number;
}

function needFlow(faults: Faults, { site }: SystemArgs, need: Need): void {
  const { at, noun, from, to, port } = need;
  // Hosts of one tier reach each other by the system's own group, whatever the network says of other systems.
  if (from === to) return;
  const ends = from === undefined ? ["internet"] : tiersOf(site, from);
  const open = Object.values(site.flows).some(
    (flow) =>
      ends.includes(flow.from) &&
      tiersOf(site, to).includes(flow.to) &&
      flow.protocol === "tcp" &&
      flow.ports.some((each) => covers(each, port)),
  );
  if (open) return;
  const start = ends[0] ?? from;
  const target = tierOf(site, to) ?? to;
  faults.add(
    "system.flow",
    at,
    port,
    `the network ${site.network} lets nobody from ${start} reach the ${noun} in tier ${target} on port ${port}`,
    `add a flow: { from: ${start}, to: ${target}, ports: [${port}], reason: …, owner: … } [§8.3.2-b]`,
  );
}

/** Everybody who enters comes from addresses that the network lets in. */
function checkVisitors(faults: Faults, { site }: SystemArgs, { at, noun, visitors, ports }: Visit): void {
  const web = tiersOf(site, "web");
  for (const port of ports) {
    const open = Object.values(site.flows).filter(
      ({ from, to, protocol, ports: through }) =>
        from in site.peers &&
        web.includes(to) &&
        protocol === "tcp" &&
        through.some((each) => covers(each, port)),
    );
    const allowed = PrefixSet.of(open.flatMap(({ from }) => (site.peers[from] ?? []).map(parsePrefix)));
    for (const [name, prefixes] of Object.entries(visitors)) {
      if (prefixes.every((prefix) => allowed.contains(PrefixSet.of([parsePrefix(prefix)])))) continue;
      faults.add(
        "system.flow",
        at,
        name,
        `the network ${site.network} does not let all of ${name} reach the ${noun} on port ${port}`,
        `add a flow: { from: ${name}, to: ${web[0] ?? "web"}, ports: [${port}], reason: …, owner: … } [§8.3.2-b]`,
      );
    }
  }
}

interface Visit {
  readonly at: string;
  readonly noun: string;
  readonly visitors: Readonly<Record<string, readonly string[]>>;
  readonly ports: readonly number[];
}

function tiersOf({ tiers }: SystemSite, role: TierRole): readonly string[] {
  return Object.keys(tiers).filter((tier) => tiers[tier]?.role === role);
}

function covers(range: number | PortRange, port: number): boolean {
  return typeof range === "number" ? range === port : range.from <= port && port <= range.to;
}
