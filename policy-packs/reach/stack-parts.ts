import { type Prefix, parsePrefix } from "../../ipam/prefix.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { comesFromOwnNetwork } from "../own-network.ts";
import { ALL_PORTS, type PortRange, readProtocol } from "../ports.ts";
import { at, list, text } from "../reading.ts";
import type {
  Acl,
  Endpoint,
  FilterRule,
  Group,
  Link,
  MaybeUnsure,
  Network,
  Part,
  PublicAddress,
  Route,
  Subnet,
} from "./model.ts";
import { ALL_SERVICES, type Services, services } from "./traffic.ts";

/** Network of everything whose own is in another stack. */
const ELSEWHERE = "elsewhere";

export const EVERYWHERE: readonly Prefix[] = [parsePrefix("0.0.0.0/0"), parsePrefix("::/0")];

export function part(resource: ResourceView, n?: number, name = resource.name): Part {
  return { id: n === undefined ? resource.urn : `${resource.urn}#${n}`, name };
}

/** The resource an input names, if it is one alone. */
export function one(
  stack: StackView,
  from: ResourceView,
  input: string,
  ...types: readonly string[]
): ResourceView | undefined {
  return stack.referencedBy(from, input, ...types)[0];
}

/** Resources of a type that name the target by an input; every look-up of a type and input is one pass over the stack. */
export function naming(
  stack: StackView,
  type: string,
  input: string,
  target: ResourceView,
): readonly ResourceView[] {
  const known = stack.once(
    naming,
    () => new Map<string, ReadonlyMap<ResourceView, readonly ResourceView[]>>(),
  );
  const key = `${type} ${input} ${target.type}`;
  const found = known.get(key) ?? namers(stack, type, input, target.type);
  known.set(key, found);
  return found.get(target) ?? [];
}

function namers(stack: StackView, type: string, input: string, targetType: string) {
  const found = new Map<ResourceView, ResourceView[]>();
  for (const resource of stack.ofType(type)) {
    for (const target of stack.referencedBy(resource, input, targetType)) {
      const holders = found.get(target);
      if (holders) holders.push(resource);
      else found.set(target, [resource]);
    }
  }
  return found;
}

/** Is the target that an input names known only after deployment? It may then be any. */
export function isNowhere(stack: StackView, from: ResourceView, input: string): boolean {
  const value = at(from.props, input);
  const unknown = value === UNKNOWN || (Array.isArray(value) && value.includes(UNKNOWN));
  return unknown && !(from.propertyDependencies[input] ?? []).some((urn) => stack.byUrn.has(urn));
}

/** Resources of a type whose target is known only after deployment. */
export function nowhere(stack: StackView, type: string, input: string): readonly ResourceView[] {
  const known = stack.once(nowhere, () => new Map<string, readonly ResourceView[]>());
  const key = `${type} ${input}`;
  const found = known.get(key) ?? stack.ofType(type).filter((it) => isNowhere(stack, it, input));
  known.set(key, found);
  return found;
}

/**
 * Resources that values inside an input name. Before deployment only the whole input's dependencies are known, so
 * with several of one type it is not certain which value names which.
 */
export function inside(
  stack: StackView,
  from: ResourceView,
  input: string,
  values: readonly unknown[],
  ...types: readonly string[]
): readonly ResourceView[] {
  const given = values.filter((value) => value !== undefined);
  if (given.length === 0) return [];
  const written = { ...from, props: { [input]: given } };
  if (given.includes(UNKNOWN)) return stack.referencedBy(written, input, ...types);
  return stack.referencedBy({ ...written, propertyDependencies: {}, dependencies: [] }, input, ...types);
}

/** Elements of a list; an unknown list is one element of which nothing is known. */
export function many(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = list(value, ...path);
  return found === UNKNOWN ? [UNKNOWN] : found;
}

export function prefixesOf(values: readonly unknown[]): PrefixSet {
  return PrefixSet.of(prefixesIn(values));
}

export function prefixesIn(values: readonly unknown[]): readonly Prefix[] {
  return values.flatMap((value) => {
    const written = text(value);
    return typeof written === "string" ? (readSourcePrefix(written) ?? []) : [];
  });
}

/** What is learned over a VPN or a line is not written anywhere; sites have private prefixes. @clause 3.2.2-a */
export const SITE_PREFIXES: readonly Prefix[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((it) =>
  parsePrefix(it),
);

/** Routes that a gateway enters into a table by itself. */
export function learnedRoutes(table: Part | ResourceView, target: string): readonly Route[] {
  const id = "urn" in table ? table.urn : table.id;
  return SITE_PREFIXES.map((destination) => ({
    id: `${id} ${target} ${destination}`,
    name: `learned route of ${table.name}`,
    destination,
    target,
  }));
}

/** Between two networks, either of which may be another stack's. */
export function peeringLink(own: Part, networks: readonly (string | undefined)[]): Link {
  const ends = networks.map((network, n) => ({
    id: `${own.id}#${n}`,
    name: own.name,
    ...(network !== undefined && { network }),
  }));
  return { ...own, kind: "peering", ends };
}

/** From a network to sites. */
export function siteLink(own: Part, network: string): Link {
  return { ...peeringLink(own, [network, undefined]), kind: "vpn" };
}

const UNSURE = "sources or ports of a rule are known only after deployment";

/** A line of a filter from its parts, with what is unknown of it said. */
export function filterRule(
  own: Part,
  of: ResourceView,
  rule: {
    readonly protocol: unknown;
    readonly ports: PortRange | typeof UNKNOWN;
    readonly addresses: readonly (readonly [input: string, value: unknown])[];
    readonly groups?: readonly string[];
    readonly allow?: boolean;
    readonly order?: number;
    readonly unsure?: string | undefined;
  },
): FilterRule {
  const protocol = readProtocol(text(rule.protocol));
  const known = protocol === UNKNOWN || rule.ports === UNKNOWN ? undefined : services(protocol, rule.ports);
  const open = rule.addresses.some(
    ([input, value]) => text(value) === UNKNOWN && !comesFromOwnNetwork(of, input),
  );
  const unsure = rule.unsure ?? (open || known === undefined ? UNSURE : undefined);
  return {
    ...own,
    allow: rule.allow ?? true,
    services: known ?? ALL_SERVICES,
    peers: prefixesOf(rule.addresses.map(([, value]) => value)),
    peerGroups: rule.groups ?? [],
    order: rule.order ?? 0,
    ...(unsure !== undefined && { unsure }),
  };
}

/** A rule that lets everything in or out. */
export function openRule(own: Part): FilterRule {
  return {
    ...own,
    allow: true,
    services: ALL_SERVICES,
    peers: PrefixSet.of(EVERYWHERE),
    peerGroups: [],
    order: 0,
  };
}

/** A group that another stack holds: what it lets through is not to be known here. */
function foreignGroup(id: string): Group {
  const rule = (side: string): FilterRule => ({
    ...openRule({ id: `${id} ${side}`, name: `${side} rules of group ${id}` }),
    peers: PrefixSet.empty,
    unsure: `the rules of group ${id} are in another stack`,
  });
  return { id, name: id, ingress: [rule("ingress")], egress: [openRule({ id: `${id} out`, name: id })] };
}

/** Stands for having no security group at all: everybody's traffic is taken. */
export const OPEN_GROUP: Group = (() => {
  const rule = openRule({ id: "no security group", name: "no security group" });
  return { id: rule.id, name: rule.name, ingress: [rule], egress: [rule] };
})();

/** Stands for the ACL of a subnet where that is known only after deployment: it may be any. */
export const UNSURE_ACL = doubtfulAcl(
  "a network ACL to come",
  "which network ACL guards a subnet is known only after deployment",
);

/** What an association names by an id that no resource of the stack has. */
export const FOREIGN_ACL = doubtfulAcl(
  "a network ACL of another stack",
  "the network ACL that guards a subnet is in another stack",
);

function doubtfulAcl(name: string, doubt: string): Acl {
  const rule = { ...openRule({ id: name, name }), doubt };
  return { id: name, name, ingress: [rule], egress: [rule] };
}

/** Groups that endpoints name and no resource makes: written identifiers, and what stands open for having none. */
export function foreignGroups(endpoints: readonly Endpoint[], groups: readonly Group[]): readonly Group[] {
  const known = new Set(groups.map(({ id }) => id));
  const named = new Set(endpoints.flatMap((endpoint) => endpoint.groups));
  return [...named]
    .filter((id) => !known.has(id))
    .map((id) => (id === OPEN_GROUP.id ? OPEN_GROUP : foreignGroup(id)));
}

/** The services of a listener or a target; those to come may be any. */
export function serving(
  protocol: unknown,
  port: unknown,
  range: readonly unknown[] = [],
): { readonly services: Services } & MaybeUnsure {
  if (![protocol, port, ...range].includes(UNKNOWN)) return { services: serviceAt(protocol, port, range) };
  return {
    services: ALL_SERVICES,
    unsure: "on which port a balancer listens is known only after deployment",
  };
}

/** The service at a port, or at a range of them where that is written. */
function serviceAt(protocol: unknown, port: unknown, range: readonly unknown[] = []): Services {
  const [first, last] = range.map((it) => portNumber(it));
  const number = portNumber(port);
  const one = number === undefined ? ALL_PORTS : { from: number, to: number };
  const ports = first !== undefined && last !== undefined ? { from: first, to: last } : one;
  const name = text(protocol);
  const transport = typeof name === "string" && /udp|quic/i.test(name) ? "udp" : "tcp";
  return services(transport, ports) ?? ALL_SERVICES;
}

function portNumber(value: unknown): number | undefined {
  const written = text(value);
  const number = typeof written === "string" ? Number(written) : Number.NaN;
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** An endpoint in its subnets; addresses that are not written are somewhere in those. */
export function endpointIn(
  own: Part,
  subnets: readonly Subnet[],
  groups: readonly string[],
  publicAddresses: readonly PublicAddress[],
  addresses: readonly unknown[] = [],
): Endpoint {
  const written = prefixesOf(addresses);
  const around = PrefixSet.empty.merge(...subnets.map(({ prefixes }) => prefixes));
  return {
    ...own,
    subnets: subnets.length > 0 ? subnets.map(({ id }) => id) : [ELSEWHERE],
    addresses: written.isEmpty ? around : written,
    groups,
    publicAddresses,
  };
}

/** Where public endpoints of services stand that are in no network of the customer's. */
export const serviceNetwork: Network = {
  id: "public services",
  name: "public services",
  prefixes: PrefixSet.empty,
  routedFamilies: [],
};

export const serviceSubnet: Subnet = {
  id: "public services",
  name: "public services",
  network: serviceNetwork.id,
  prefixes: PrefixSet.empty,
};

/** Stands for every subnet that this stack does not hold. */
export const elsewhere: Subnet = {
  id: ELSEWHERE,
  name: "a subnet of another stack",
  network: ELSEWHERE,
  prefixes: PrefixSet.empty,
  unsure: "its subnet is in another stack",
};

/** Protocol and ports as the input of each cloud writes them are read by the caller; zone tags alike on both. */
export function isTrue(value: unknown, ...path: readonly string[]): boolean {
  return at(value, ...path) === true || at(value, ...path) === "true";
}
