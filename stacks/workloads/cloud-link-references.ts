import type { NetworkArgs } from "../../components/index.ts";
import {
  type Diagnostic,
  didYouMean,
  MalformedAddress,
  type Path,
  PrefixSet,
  parseAddress,
  parsePrefix,
} from "../../ipam/index.ts";
import type { WorkloadScope } from "./asked.ts";
import type { CloudLinkEntry } from "./cloud-link.ts";
import { standingFaults } from "./standing.ts";

type Section = Readonly<Record<string, CloudLinkEntry>>;
type Add = (path: Path, code: string, message: string, hint: string) => void;

/** Where PrivateZone of Alibaba Cloud is asked from AWS. */
const PRIVATE_ZONE = ["100.100.2.136/32", "100.100.2.138/32"];

/** Networks, hubs, zones and addresses that the estate lacks, and flows that names need. */
export function cloudLinkFaults(section: Section, scope: WorkloadScope): readonly Diagnostic[] {
  return [
    ...Object.entries(section).flatMap(([name, link]) => faultsOf(name, link, scope)),
    ...again(section, scope),
  ];
}

function faultsOf(name: string, link: CloudLinkEntry, scope: WorkloadScope): readonly Diagnostic[] {
  const at = ["workloads", "cloud-links", name];
  const faults: Diagnostic[] = (["aws", "alicloud"] as const).flatMap((side) =>
    standingFaults(
      {
        path: [...at, side],
        network: link[side].network,
        tier: link[side].tier,
        from: [],
        fromPath: [],
        needs: "its keys and tags are the link's",
      },
      scope,
    ),
  );
  const add: Add = (path, code, message, hint) => {
    faults.push(scope.source.fault({ path: [...at, ...path] }, { code, message, hint }));
  };
  checkClouds(link, scope, add);
  if (faults.length > 0) return faults;
  checkHub(link, scope, add);
  checkZones(link, scope, add);
  if (faults.length === 0) checkFlows(link, scope, add);
  return faults;
}

function checkClouds(link: CloudLinkEntry, { networks }: WorkloadScope, add: Add): void {
  for (const side of ["aws", "alicloud"] as const) {
    const found = networks[link[side].network]?.args.addresses.provider;
    if (found === undefined || found === side) continue;
    const known = Object.entries(networks).flatMap(([name, { args }]) =>
      args.addresses.provider === side ? [name] : [],
    );
    add([side, "network"], "estate.reference", "lies on the other cloud", `use one of: ${known.join(", ")}`);
  }
}

function checkHub({ aws }: CloudLinkEntry, { document }: WorkloadScope, add: Add): void {
  if (typeof aws.hub !== "string") return;
  const hubs = document.workloads["store-links"]?.hubs ?? {};
  const hub = hubs[aws.hub];
  if (hub === undefined) {
    const hint = `${didYouMean(aws.hub, Object.keys(hubs), "hub")}; or name a transit gateway that stands: { transitGateway, routeTable, learnt }`;
    add(["aws", "hub"], "estate.reference", "workloads.store-links has no such hub", hint);
  } else if (!hub.networks.includes(aws.network)) {
    const hint = `add ${aws.network} to networks: of the hub, or take one of: ${hub.networks.join(", ")}`;
    add(["aws", "hub"], "estate.reference", `is no hub that ${aws.network} is attached to`, hint);
  }
}

/** Zones of the tier, and addresses in its subnets that are free to be taken. */
function checkZones({ aws, alicloud }: CloudLinkEntry, { networks }: WorkloadScope, add: Add): void {
  const there = subnetsOf(networks[alicloud.network]?.args, alicloud.tier);
  for (const [index, zone] of alicloud.zones.entries()) {
    if (zone in there) continue;
    add(
      ["alicloud", "zones", index],
      "estate.reference",
      "is no zone of the tier",
      `use two of: ${Object.keys(there).join(", ")}`,
    );
  }
  if (alicloud.zones[0] === alicloud.zones[1]) {
    add(
      ["alicloud", "zones", 1],
      "cloud-link.zones",
      "is the first one again",
      "name another: a tunnel ends in each",
    );
  }
  const here = subnetsOf(networks[aws.network]?.args, aws.tier);
  for (const [zone, address] of Object.entries(aws.resolvers)) {
    const path = ["aws", "resolvers", zone];
    const subnet = here[zone]?.ipv4;
    if (subnet === undefined) {
      add(path, "estate.reference", "is no zone of the tier", `use two of: ${Object.keys(here).join(", ")}`);
    } else {
      const fault = addressFault(address, subnet);
      if (fault !== undefined) add(path, "cloud-link.resolver", fault, `take a free address of ${subnet}`);
    }
  }
}

/** AWS keeps the first four addresses of a subnet and its last: "Subnet sizing". */
function addressFault(text: string, subnet: string): string | undefined {
  try {
    const [address, prefix] = [parseAddress(text), parsePrefix(subnet)];
    if (!prefix.contains(address)) return `lies outside the zone's subnet (${subnet})`;
    const offset = address.w0 - prefix.first.w0;
    const kept = offset < 4 || offset === prefix.last.w0 - prefix.first.w0;
    return kept ? "is kept by AWS in every subnet" : undefined;
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    return error.message;
  }
}

interface Way {
  readonly side: "aws" | "alicloud";
  readonly towards: "in" | "out";
  readonly prefixes: readonly string[];
}

/** Names are asked for on port 53 by both protocols; groups and access lists of the networks have to let them. */
function checkFlows({ aws, alicloud }: CloudLinkEntry, { networks }: WorkloadScope, add: Add): void {
  const resolvers = Object.values(aws.resolvers).map((each) => `${each}/32`);
  const there = subnetsOf(networks[alicloud.network]?.args, alicloud.tier);
  const asking = alicloud.zones.flatMap((zone) => there[zone]?.ipv4 ?? []);
  const ways: readonly Way[] = [
    { side: "aws", towards: "in", prefixes: asking },
    { side: "aws", towards: "out", prefixes: PRIVATE_ZONE },
    { side: "alicloud", towards: "out", prefixes: resolvers },
  ];
  for (const way of ways) {
    const { network, tier: named } = way.side === "aws" ? aws : alicloud;
    const args = networks[network]?.args;
    const tier = tierName(args, named);
    for (const protocol of ["udp", "tcp"] as const) {
      if (args === undefined || tier === undefined || lets(args, tier, protocol, way)) continue;
      const ends = way.towards === "in" ? `from: <peer>, to: ${tier}` : `from: ${tier}, to: <peer>`;
      const hint = `add a flow { ${ends}, protocol: ${protocol}, ports: [53], reason: …, owner: … } of a peer that holds ${way.prefixes.join(", ")} [§8.3.2-b]`;
      const message = `the network lets no names ${way.towards === "in" ? "be asked for" : "out"} over ${protocol}`;
      add([way.side, "network"], "cloud-link.flow", message, hint);
    }
  }
}

function lets(
  { flows, peers = {} }: NetworkArgs,
  tier: string,
  protocol: "tcp" | "udp",
  { towards, prefixes }: Way,
): boolean {
  const open = Object.values(flows).flatMap(({ from, to, protocol: by, ports }) => {
    const [near, far] = towards === "in" ? [to, from] : [from, to];
    const asks = ports.some((each) =>
      typeof each === "number" ? each === 53 : each.from <= 53 && 53 <= each.to,
    );
    if (near !== tier || by !== protocol || !asks) return [];
    return far === "internet" ? ["0.0.0.0/0"] : (peers[far]?.ipv4 ?? []);
  });
  const allowed = PrefixSet.of(open.map((each) => parsePrefix(each)));
  return prefixes.every((each) => allowed.contains(PrefixSet.of([parsePrefix(each)])));
}

function tierName(args: NetworkArgs | undefined, named: string | undefined): string | undefined {
  return named ?? Object.keys(args?.tiers ?? {}).find((tier) => args?.tiers[tier]?.role === "app");
}

function subnetsOf(args: NetworkArgs | undefined, named: string | undefined) {
  return args?.addresses.tiers[tierName(args, named) ?? ""]?.subnets ?? {};
}

/** Addresses inside the tunnels are the same for every link, so a transit gateway takes one. */
function again(section: Section, { source }: WorkloadScope): readonly Diagnostic[] {
  const taken = new Map<string, string>();
  return Object.entries(section).flatMap(
    ([
      name,
      {
        aws: { hub },
      },
    ]) => {
      const id = typeof hub === "string" ? hub : hub.transitGateway;
      const first = taken.get(id);
      taken.set(id, first ?? name);
      if (first === undefined) return [];
      const message = `has the link ${first} already`;
      const hint = "reach further networks of Alibaba Cloud from the first one's, or link another hub";
      return [
        source.fault(
          { path: ["workloads", "cloud-links", name, "aws", "hub"] },
          { code: "estate.reference", message, hint },
        ),
      ];
    },
  );
}
