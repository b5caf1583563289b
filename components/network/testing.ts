import fc from "fast-check";
import { parseAddress } from "../../ipam/ip.ts";
import { parsePrefix } from "../../ipam/prefix.ts";
import type { Egress, FlowArgs, NetworkAddresses, NetworkArgs, TierArgs, TierRole } from "./contract.ts";
import type { AclEntry, GroupPeer } from "./firewall.ts";
import type { NetworkLayout } from "./layout.ts";
import type { Block } from "./matrix.ts";
import type { Family } from "./routing.ts";

export const TAGS = {
  department: "it",
  "business-line": "retail",
  project: "mall",
  environment: "production",
  owner: "ops",
  "data-class": "internal",
};

/** Stands for the /56 that a cloud would give. */
const OWN_IPV6 = parsePrefix("2001:db8:0:100::/56");

type Cloud = NetworkAddresses["provider"];

const REGION: Readonly<Record<Cloud, string>> = { aws: "ap-northeast-1", alicloud: "cn-shanghai" };

export interface Shape {
  readonly cloud: Cloud;
  readonly region?: string;
  readonly stack: "ipv4" | "dual";
  /** Zone slots in use, e.g. 0 and 2. */
  readonly zones: readonly number[];
  /** Tier → its slot, which decides its addresses for good. */
  readonly tiers: Readonly<Record<string, { readonly slot: number; readonly role: TierRole }>>;
  readonly egress?: Egress;
  readonly flows?: NetworkArgs["flows"];
  /** Leave out the blocks set aside for tiers, as an address plan without them does. */
  readonly withoutBlocks?: boolean;
}

export function zoneKey(slot: number): string {
  return `z${"abcdefgh".charAt(slot)}`;
}

/** A network by slots: tier slot and zone slot give every address, as the planner's lock does. */
export function networkArgs(shape: Shape): NetworkArgs {
  const region = shape.region ?? REGION[shape.cloud];
  return {
    account: shape.cloud === "aws" ? "111122223333" : "1234567890123456",
    addresses: {
      name: "net",
      provider: shape.cloud,
      region,
      ipv4: "10.64.0.0/16",
      stack: shape.stack,
      azs: Object.fromEntries(
        shape.zones.map((slot) => [
          zoneKey(slot),
          { id: shape.cloud === "aws" ? `apne1-az${slot + 1}` : `${region}-${"abcdefgh".charAt(slot)}` },
        ]),
      ),
      tiers: Object.fromEntries(
        Object.entries(shape.tiers).map(([tier, { slot }]) => [tier, tierAddresses(shape, tier, slot)]),
      ),
    },
    tags: TAGS,
    tiers: Object.fromEntries(
      Object.entries(shape.tiers).map(([tier, { role }]) => [tier, { role } satisfies TierArgs]),
    ),
    egress: shape.egress ?? { mode: "none" },
    peers: { office: { description: "head office", ipv4: ["10.200.0.0/16"], ipv6: ["2001:db8:f000::/48"] } },
    flows: shape.flows ?? {},
  };
}

function tierAddresses(shape: Shape, tier: string, slot: number) {
  return {
    ...(shape.withoutBlocks
      ? {}
      : { ipv4: `10.64.${slot * 16}.0/20`, ipv6: { subnetId: slot * 16, length: 60 } }),
    subnets: Object.fromEntries(
      shape.zones.map((zone) => [
        zoneKey(zone),
        {
          key: `net/${tier}/${zoneKey(zone)}`,
          ipv4: `10.64.${slot * 16 + zone * 2}.0/23`,
          ...(shape.stack === "dual" ? { ipv6SubnetId: slot * 16 + zone } : {}),
        },
      ]),
    ),
  };
}

export function flow(
  from: string,
  to: string,
  ports: FlowArgs["ports"],
  more: Partial<FlowArgs> = {},
): FlowArgs {
  return { from, to, protocol: "tcp", ports, reason: `${from} uses ${to}`, owner: "ops", ...more };
}

/** Any legal network: web, app and db always, management sometimes, up to two more app tiers. */
export function anyShape(): fc.Arbitrary<Shape> {
  return fc
    .record({
      cloud: fc.constantFrom<Cloud>("aws", "alicloud"),
      stack: fc.constantFrom<"ipv4" | "dual">("ipv4", "dual"),
      zones: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 4 }),
      management: fc.boolean(),
      further: fc.integer({ min: 0, max: 2 }),
      mode: fc.constantFrom<Egress["mode"]>("none", "shared", "per-az", "regional"),
      chosen: fc.uniqueArray(fc.integer({ min: 0, max: CANDIDATES.length - 1 }), { maxLength: 6 }),
    })
    .map(({ cloud, stack, zones, management, further, mode, chosen }) => {
      const tiers: Record<string, { slot: number; role: TierRole }> = {
        web: { slot: 0, role: "web" },
        app: { slot: 1, role: "app" },
        db: { slot: 2, role: "db" },
      };
      if (management) tiers.jump = { slot: 3, role: "management" };
      for (let index = 0; index < further; index += 1)
        tiers[`app${index}`] = { slot: 4 + index, role: "app" };
      const flows = chosen
        .map((index) => CANDIDATES[index] as FlowArgs)
        .filter(({ from, to }) =>
          [from, to].every((end) => end in tiers || end === "internet" || end === "office"),
        )
        .filter(({ to }) => to !== "internet" || mode !== "none");
      const tables = tableCount(cloud, mode, Object.values(tiers), zones.length);
      return {
        cloud,
        stack,
        zones,
        tiers,
        egress: egressOf(cloud, cloud === "alicloud" && tables > 9 ? "shared" : mode, zones),
        flows: Object.fromEntries(flows.map((each) => [`${each.from}-${each.to}`, each])),
      };
    });
}

const CANDIDATES: readonly FlowArgs[] = [
  flow("internet", "web", [443]),
  flow("web", "app", [8080, { from: 9000, to: 9010 }]),
  flow("app", "db", [5432]),
  flow("jump", "app", [22]),
  flow("jump", "db", [5432]),
  flow("office", "jump", [22]),
  flow("app", "internet", [443]),
  flow("app0", "db", [3306]),
  flow("app", "app0", [7000], { protocol: "udp" }),
  flow("db", "db", [5433]),
  flow("app1", "office", [389, 636]),
];

function tableCount(cloud: Cloud, mode: Egress["mode"], tiers: readonly { role: TierRole }[], zones: number) {
  if (cloud === "aws" || mode !== "per-az") return tiers.length;
  const leaving = tiers.filter(({ role }) => role === "app" || role === "management").length;
  return leaving * zones + (tiers.length - leaving);
}

function egressOf(cloud: Cloud, mode: Egress["mode"], zones: readonly number[]): Egress {
  const az = zoneKey(zones[0] ?? 0);
  if (mode === "shared") return { mode, az };
  if (mode === "regional") return cloud === "alicloud" ? { mode, az } : { mode };
  return { mode };
}

/** A host of the network, or somewhere outside it. */
export interface Place {
  readonly tier?: string;
  readonly az?: string;
  /** In the internet; other outside places are reached by leased line or tunnel, past every NAT gateway. */
  readonly internet?: boolean;
  readonly address: string;
}

/** Some host of a tier's subnet. */
export function host(layout: NetworkLayout, tier: string, az: string, family: Family): Place {
  const subnet = layout.routing.subnets.find((each) => each.tier === tier && each.az === az);
  if (subnet === undefined) throw new Error(`no subnet ${tier} ${az}`);
  const block = family === "ipv4" ? parsePrefix(subnet.ipv4) : OWN_IPV6.subnet(64, subnet.ipv6SubnetId ?? 0);
  return { tier, az, address: `${block.network.plus(20)}` };
}

export interface Attempt {
  readonly from: Place;
  readonly to: Place;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** Port the answer goes back to. */
  readonly clientPort: number;
}

export interface Outcome {
  /** What the security groups say, which remember connections. */
  readonly groups: boolean;
  /** What the ACLs say, of request and reply, which remember nothing. */
  readonly acls: boolean;
}

/** Sends one request and its reply through the layout's rules, packet by packet, as the clouds read them. */
export function send(layout: NetworkLayout, attempt: Attempt): Outcome {
  const { from, to, protocol, port, clientPort } = attempt;
  const groups =
    (from.tier === undefined || groupAllows(layout, from.tier, "egress", to, protocol, port)) &&
    (to.tier === undefined || groupAllows(layout, to.tier, "ingress", from, protocol, port));
  const sameSubnet = from.tier === to.tier && from.az === to.az && from.tier !== undefined;
  const acls =
    sameSubnet ||
    (aclAllows(layout, from, "egress", to, protocol, port) &&
      aclAllows(layout, to, "ingress", from, protocol, port) &&
      aclAllows(layout, to, "egress", from, protocol, clientPort) &&
      aclAllows(layout, from, "ingress", to, protocol, clientPort) &&
      natAllows(layout, attempt));
  return { groups, acls };
}

/** A zonal NAT gateway on AWS stands in a subnet of its own: both halves of the way pass that subnet's ACL. */
function natAllows(layout: NetworkLayout, { from, to, protocol, port, clientPort }: Attempt): boolean {
  const table = layout.routing.subnets.find(({ tier, az }) => tier === from.tier && az === from.az)?.table;
  const route = layout.routing.tables
    .find(({ key }) => key === table)
    ?.routes.find(({ family }) => family === "ipv4" && !to.address.includes(":"));
  if (to.internet !== true || !layout.routing.internetGateway || route?.target.kind !== "nat") return true;
  const { nat: key } = route.target;
  const subnet = layout.routing.nats.find((nat) => nat.key === key)?.subnet;
  const home = layout.routing.subnets.find((each) => each.key === subnet);
  if (home === undefined) return true;
  const gateway = host(layout, home.tier, home.az, "ipv4");
  const gatewayPort = 10_000 + (clientPort % 50_000);
  return (
    aclAllows(layout, gateway, "ingress", from, protocol, port) &&
    aclAllows(layout, gateway, "egress", to, protocol, port) &&
    aclAllows(layout, gateway, "ingress", to, protocol, gatewayPort) &&
    aclAllows(layout, gateway, "egress", from, protocol, clientPort)
  );
}

function groupAllows(
  layout: NetworkLayout,
  group: string,
  direction: "ingress" | "egress",
  other: Place,
  protocol: string,
  port: number,
): boolean {
  return layout.firewall.rules.some(
    (rule) =>
      rule.group === group &&
      rule.direction === direction &&
      rule.protocol === protocol &&
      rule.ports.from <= port &&
      port <= rule.ports.to &&
      peerIs(rule.peer, other),
  );
}

function peerIs(peer: GroupPeer, other: Place): boolean {
  if (peer.kind === "group") return peer.group === other.tier;
  return (
    peer.kind === "block" && holds({ kind: "cidr", family: peer.family, cidr: peer.cidr }, other.address)
  );
}

function aclAllows(
  layout: NetworkLayout,
  own: Place,
  direction: AclEntry["direction"],
  other: Place,
  protocol: string,
  port: number,
): boolean {
  if (own.tier === undefined) return true;
  const first = [...layout.firewall.entries]
    .sort((a, b) => a.number - b.number)
    .find(
      (entry) =>
        entry.tier === own.tier &&
        entry.direction === direction &&
        entry.protocol === protocol &&
        entry.ports.from <= port &&
        port <= entry.ports.to &&
        holds(entry.block, other.address),
    );
  return first?.action === "allow";
}

function holds(block: Block, address: string): boolean {
  const prefix =
    block.kind === "cidr"
      ? parsePrefix(block.cidr)
      : OWN_IPV6.subnet(64, block.subnetId).supernet(block.length);
  return prefix.contains(parseAddress(address));
}
