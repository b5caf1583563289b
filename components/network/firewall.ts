import { createHash } from "node:crypto";
import type { NetworkArgs, PortRange } from "./contract.ts";
import { REFUSED_REPLY_PORT } from "./limits.ts";
import {
  type Block,
  clientPorts,
  ENDPOINT_GROUP,
  type End,
  type Flow,
  flows,
  internetBlocks,
  type NamedBlock,
  type Protocol,
  tierBlocks,
} from "./matrix.ts";
import { type Family, leaves, natTier, roleOf } from "./routing.ts";

export type Direction = "ingress" | "egress";

export type GroupPeer =
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "block"; readonly family: Family; readonly cidr: string }
  | { readonly kind: "service"; readonly endpoint: string; readonly cidr: string };

/** A rule of a tier's group: stateful, so one direction a side is enough. */
export interface GroupRule {
  readonly key: string;
  readonly group: string;
  readonly direction: Direction;
  readonly peer: GroupPeer;
  readonly protocol: Protocol;
  readonly ports: PortRange;
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly owner: string;
  readonly exception?: string;
}

/** An entry of a tier's ACL: stateless, so requests and replies each need one, in both directions. */
export interface AclEntry {
  readonly key: string;
  readonly tier: string;
  readonly direction: Direction;
  readonly block: Block;
  readonly protocol: Protocol | "icmp" | "icmpv6";
  readonly ports: PortRange;
  readonly action: "allow" | "deny";
  /** Where the entry stands: refusals first. Among those that allow, the order decides nothing. */
  readonly number: number;
  readonly description: string;
}

export interface Firewall {
  /** Tiers, and `endpoints` where there are interface endpoints. */
  readonly groups: readonly string[];
  readonly rules: readonly GroupRule[];
  readonly entries: readonly AclEntry[];
}

/** The allow matrix as groups and ACLs; everything else stays refused on both. */
export function firewall(args: NetworkArgs): Firewall {
  const permitted = flows(args);
  const endpoints = Object.keys(args.endpoints?.interface ?? {}).length > 0;
  return {
    groups: [...Object.keys(args.tiers), ...(endpoints ? [ENDPOINT_GROUP] : [])],
    rules: permitted.flatMap((flow) => groupRules(flow)),
    entries: numbered(withRefusals(unique(permitted.flatMap((flow) => aclEntries(args, flow))))),
  };
}

function groupRules(flow: Flow): readonly GroupRule[] {
  return flow.ports.flatMap((ports) => {
    const common = {
      protocol: flow.protocol,
      ports,
      flow: flow.key,
      from: endName(flow.from),
      to: endName(flow.to),
      reason: flow.reason,
      owner: flow.owner,
      ...(flow.exception !== undefined && { exception: flow.exception }),
    };
    const sideOf = (own: End, other: End, direction: Direction): readonly GroupRule[] =>
      own.kind === "tier"
        ? groupPeers(other).map(({ suffix, peer }) => ({
            ...common,
            key: [
              flow.key,
              flow.protocol,
              span(ports),
              direction === "ingress" ? "in" : "out",
              ...suffix,
            ].join("-"),
            group: own.group,
            direction,
            peer,
          }))
        : [];
    return [...sideOf(flow.from, flow.to, "egress"), ...sideOf(flow.to, flow.from, "ingress")];
  });
}

interface NamedPeer {
  readonly suffix: readonly string[];
  readonly peer: GroupPeer;
}

function groupPeers(end: End): readonly NamedPeer[] {
  if (end.kind === "tier") return [{ suffix: [], peer: { kind: "group", group: end.group } }];
  return end.blocks.flatMap((block): readonly NamedPeer[] => {
    if (block.kind !== "cidr") return [];
    const { name, family, cidr } = block;
    return end.kind === "service"
      ? [{ suffix: [], peer: { kind: "service", endpoint: end.endpoint, cidr } }]
      : [{ suffix: [name], peer: { kind: "block", family, cidr } }];
  });
}

function aclEntries(args: NetworkArgs, flow: Flow): readonly Unnumbered[] {
  const request = flow.ports;
  const reply = [clientPorts(args, flow.from)];
  const client = endName(flow.from);
  const server = endName(flow.to);
  const { from, to, protocol } = flow;
  return [
    ...side(args, from, to, "egress", protocol, request, `requests to ${server}`),
    ...side(args, from, to, "ingress", protocol, reply, `replies of ${server}`),
    ...side(args, to, from, "ingress", protocol, request, `requests of ${client}`),
    ...side(args, to, from, "egress", protocol, reply, `replies to ${client}`),
    ...throughNat(args, flow),
    ...pathMtu(args, flow),
  ].filter(({ block }) => flow.families.includes(block.family));
}

type Unnumbered = Omit<AclEntry, "number">;

/** Entries of the ACL at `own` for traffic with `other`. */
function side(
  args: NetworkArgs,
  own: End,
  other: End,
  direction: Direction,
  protocol: AclEntry["protocol"],
  ranges: readonly PortRange[],
  description: string,
): readonly Unnumbered[] {
  if (own.kind !== "tier") return [];
  return blocksOf(args, other)
    .filter(({ family }) => protocol !== "icmp" || family === "ipv4")
    .filter(({ family }) => protocol !== "icmpv6" || family === "ipv6")
    .flatMap(({ name, ...block }) =>
      ranges.map((ports) => ({
        key: [
          own.tier,
          direction === "ingress" ? "in" : "out",
          name,
          block.family,
          protocol,
          span(ports),
        ].join("-"),
        tier: own.tier,
        direction,
        block,
        protocol,
        ports,
        action: "allow",
        description,
      })),
    );
}

/**
 * AWS: a zonal NAT gateway stands in the web tier's subnets, so what other tiers send to the internet passes
 * that tier's ACL twice: into the gateway, and out of it. Alibaba Cloud filters hosts only, not gateways.
 */
function throughNat(args: NetworkArgs, flow: Flow): readonly Unnumbered[] {
  const { egress, addresses } = args;
  if (addresses.provider !== "aws" || egress.mode === "none" || egress.mode === "regional") return [];
  const holder = natTier(args);
  if (holder === undefined || flow.from.kind !== "tier" || flow.from.tier === holder) return [];
  if (!isInternet(flow.to) || !leaves(args, flow.from.tier) || roleOf(args, flow.from.tier) === "web")
    return [];
  const gateway: End = { kind: "tier", tier: holder, group: holder };
  const outside: End = { kind: "addresses", name: "internet", blocks: internetBlocks(false) };
  const inside: End = {
    kind: "addresses",
    name: flow.from.tier,
    blocks: tierBlocks(args, flow.from.tier).filter((block) => block.family === "ipv4"),
  };
  const reply = [clientPorts(args, flow.from)];
  const gatewayPorts = [clientPorts(args, outside)];
  const client = endName(flow.from);
  return [
    ...side(args, gateway, inside, "ingress", flow.protocol, flow.ports, `requests of ${client} to NAT`),
    ...side(args, gateway, outside, "egress", flow.protocol, flow.ports, "requests of NAT"),
    ...side(args, gateway, outside, "ingress", flow.protocol, gatewayPorts, "replies to NAT"),
    ...side(args, gateway, inside, "egress", flow.protocol, reply, `replies of NAT to ${client}`),
  ];
}

/**
 * AWS: without "fragmentation needed" (ICMP 3/4) and "packet too big" (ICMPv6 2/0) connections over smaller
 * links hang; the ACL sees them as packets of their own. Alibaba Cloud's ACL knows no ICMP types.
 */
function pathMtu(args: NetworkArgs, flow: Flow): readonly Unnumbered[] {
  if (args.addresses.provider !== "aws") return [];
  const inside = [flow.from, flow.to].find((end) => end.kind === "tier");
  const outside = [flow.from, flow.to].find((end) => isInternet(end));
  if (inside === undefined || outside === undefined) return [];
  const text = "path MTU discovery";
  return [
    ...side(args, inside, outside, "ingress", "icmp", [{ from: 3, to: 4 }], text),
    ...side(args, inside, outside, "ingress", "icmpv6", [{ from: 2, to: 0 }], text),
  ];
}

function isInternet(end: End): boolean {
  return end.kind === "addresses" && end.name === "internet";
}

function blocksOf(args: NetworkArgs, end: End): readonly NamedBlock[] {
  return end.kind === "tier" ? tierBlocks(args, end.tier) : end.blocks;
}

function endName(end: End): string {
  return end.kind === "tier" ? end.group : end.name;
}

function span({ from, to }: PortRange): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

/**
 * Two flows may need the same entry; one is enough. Entries of one key that differ all stay: the check of
 * keys then names them, instead of one flow silently losing its packets.
 */
function unique(entries: readonly Unnumbered[]): readonly Unnumbered[] {
  return [
    ...new Map(entries.map((entry) => [`${entry.key} ${JSON.stringify(entry.block)}`, entry])).values(),
  ];
}

/** A wide reply range from the internet lets {@link REFUSED_REPLY_PORT} in as well, unless it is refused first. */
function withRefusals(entries: readonly Unnumbered[]): readonly Unnumbered[] {
  const wide = entries.filter(
    ({ direction, protocol, ports, block }) =>
      direction === "ingress" &&
      protocol === "tcp" &&
      block.kind === "cidr" &&
      block.cidr.endsWith("/0") &&
      ports.from < REFUSED_REPLY_PORT.from &&
      ports.to > REFUSED_REPLY_PORT.to,
  );
  const refusals = wide.map((entry) => ({
    ...entry,
    key: `${entry.tier}-refuse-internet-${entry.block.family}-tcp-${span(REFUSED_REPLY_PORT)}`,
    ports: REFUSED_REPLY_PORT,
    action: "deny" as const,
    description: "remote desktop from the internet",
  }));
  return [...unique(refusals), ...entries];
}

/** Entries that refuse stand before this number, the others from here to the last that AWS takes. */
const FIRST_ALLOWING = 100;
const LAST_NUMBER = 32766;

/**
 * A number from the entry's own key, so that one more entry moves no other. Where two keys meet (about once
 * in 300 ACLs of 15 entries), the later key takes the next free number.
 */
function numbered(entries: readonly Unnumbered[]): readonly AclEntry[] {
  const taken = new Map<string, Set<number>>();
  return [...entries]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((entry) => {
      const acl = `${entry.tier} ${entry.direction}`;
      const used = taken.get(acl) ?? new Set();
      taken.set(acl, used);
      let number =
        entry.action === "deny" ? 1 : place(createHash("sha256").update(entry.key).digest().readUInt32BE(0));
      while (used.has(number))
        number = entry.action === "deny" ? number + 1 : place(number + 1 - FIRST_ALLOWING);
      used.add(number);
      return { ...entry, number };
    });
}

/** Any whole number → one of the places for entries that allow. */
function place(number: number): number {
  return FIRST_ALLOWING + (number % (LAST_NUMBER - FIRST_ALLOWING + 1));
}
