/**
 * The slow way: one packet walks through the network, rule by rule, and its answer walks back. It shares nothing
 * with the engine but the model, so that the two can be held against each other.
 */
import type { Address } from "../../ipam/ip.ts";
import { PUBLIC_INTERNET } from "../address-space.ts";
import type {
  Endpoint,
  FilterRule,
  Link,
  LinkEnd,
  NetworkModel,
  Origin,
  RouteTable,
  Subnet,
} from "./model.ts";

export interface Packet {
  readonly origin: Origin;
  readonly source: Address;
  readonly target: string;
  /** Number of the service asked, as in `traffic.ts`. */
  readonly service: number;
}

const PORTS = 65_536;

/** Does the packet reach its target, and the answer its sender? */
export function arrives(model: NetworkModel, packet: Packet): boolean {
  return interfaces(model, packet.target).some((target) => arrivesAt(model, packet, target, []));
}

function arrivesAt(model: NetworkModel, packet: Packet, target: Endpoint, seen: readonly string[]): boolean {
  if (seen.includes(target.id)) return false;
  return goesDirectly(model, packet, target) || goesThroughBalancer(model, packet, target, seen);
}

function interfaces(model: NetworkModel, host: string): readonly Endpoint[] {
  return model.endpoints.filter((endpoint) => (endpoint.host ?? endpoint.id) === host);
}

function goesDirectly(model: NetworkModel, packet: Packet, target: Endpoint): boolean {
  const { origin, source } = packet;
  for (const subnet of subnetsOf(model, target)) {
    if (origin.kind === "internet" && PUBLIC_INTERNET.contains(source)) {
      for (const address of target.publicAddresses) {
        if (address.family !== source.family || address.present !== true) continue;
        const met = comesIn(model, subnet, target, source);
        if (!met || !enters(model, packet, target, subnet)) continue;
        if (passesFirewalls(model, packet.service, source, [], [...met, address.firewall])) return true;
      }
      for (const forward of model.forwards) {
        if (forward.endpoint !== target.id || source.family !== "ipv4") continue;
        if (packet.service < forward.services.from || packet.service > forward.services.to) continue;
        const out = leaves(model, subnet, source);
        if (out.target !== forward.gateway || !enters(model, packet, target, subnet)) continue;
        if (passesFirewalls(model, packet.service, source, [], [...out.firewalls, forward.firewall]))
          return true;
      }
    }
    if (origin.kind === "outside" && origin.sources.contains(source)) {
      for (const link of model.links) {
        if (comesOver(model, link, packet, target, subnet) && enters(model, packet, target, subnet))
          return true;
      }
    }
  }
  if (origin.kind !== "endpoint" || (target.host ?? target.id) === origin.endpoint) return false;
  return interfaces(model, origin.endpoint).some(
    (from) =>
      addressesOf(from).some((own) => own.equals(source)) &&
      travels(model, packet, from, target, from.groups, [source]),
  );
}

function goesThroughBalancer(
  model: NetworkModel,
  packet: Packet,
  target: Endpoint,
  seen: readonly string[],
): boolean {
  for (const listener of model.listeners) {
    if (listener.clients && !listener.clients.contains(packet.source)) continue;
    const balancer = model.endpoints.find(({ id }) => id === listener.balancer);
    const sender = model.endpoints.find(({ id }) => id === (listener.sender ?? listener.balancer));
    for (const at of listener.targets) {
      if (!balancer || !sender || at.endpoint !== target.id) continue;
      if (packet.service < at.services.from || packet.service > at.services.to) continue;
      let asked = false;
      for (let service = listener.services.from; service <= listener.services.to && !asked; service++) {
        asked = arrivesAt(model, { ...packet, service }, balancer, [...seen, target.id]);
      }
      if (!asked) continue;
      const { origin } = packet;
      const from = origin.kind === "endpoint" ? interfaces(model, origin.endpoint) : [];
      const bears = addressesOf(sender);
      if (at.keepsClient) {
        const groups = from.flatMap((each) => each.groups);
        if (travels(model, packet, sender, target, groups, bears, packet.source)) return true;
      } else if (travels(model, packet, sender, target, sender.groups, bears)) return true;
    }
  }
  return false;
}

/** From one endpoint to another: out of the first, over a link if need be, into the second, and back. */
function travels(
  model: NetworkModel,
  packet: Packet,
  from: Endpoint,
  target: Endpoint,
  groups: readonly string[],
  bears: readonly Address[],
  shownAs?: Address,
): boolean {
  for (const start of subnetsOf(model, from)) {
    for (const end of subnetsOf(model, target)) {
      for (const near of bears) {
        for (const to of addressesOf(target)) {
          const shown = shownAs ?? near;
          if (near.family !== to.family || shown.family !== to.family) continue;
          if (!connected(model, packet.service, start, end, near, to, shown, groups)) continue;
          if (!filtered(rulesOf(model, from, "egress"), packet.service, to, target.groups)) continue;
          if (!filtered(rulesOf(model, target, "ingress"), packet.service, shown, groups)) continue;
          if (start.id === end.id || passesAcls(model, packet.service, start, end, shown, to)) return true;
        }
      }
    }
  }
  return false;
}

function connected(
  model: NetworkModel,
  service: number,
  start: Subnet,
  end: Subnet,
  from: Address,
  to: Address,
  shown: Address,
  groups: readonly string[],
): boolean {
  if (start.network === end.network) return true;
  const [out, back] = [leaves(model, start, to), leaves(model, end, from)];
  for (const link of model.links) {
    if (out.target !== link.id || back.target !== link.id) continue;
    for (const near of link.ends.filter((it) => it.network === start.network)) {
      for (const far of link.ends.filter((it) => it.network === end.network)) {
        if (near === far || !hands(near, far, to) || !hands(far, near, from)) continue;
        if (passesFirewalls(model, service, shown, groups, [...out.firewalls, ...back.firewalls]))
          return true;
      }
    }
  }
  return false;
}

function comesOver(
  model: NetworkModel,
  link: Link,
  packet: Packet,
  target: Endpoint,
  subnet: Subnet,
): boolean {
  const out = leaves(model, subnet, packet.source);
  if (out.target !== link.id) return false;
  if (!passesFirewalls(model, packet.service, packet.source, [], out.firewalls)) return false;
  for (const far of link.ends.filter((it) => it.network === undefined)) {
    for (const near of link.ends.filter((it) => it.network === subnet.network)) {
      for (const to of addressesOf(target)) {
        if (to.family === packet.source.family && hands(far, near, to) && hands(near, far, packet.source))
          return true;
      }
    }
  }
  return false;
}

/** Where a packet leaves a subnet to, past a firewall if the table says so. */
function leaves(
  model: NetworkModel,
  subnet: Subnet,
  to: Address,
): { readonly target: string | undefined; readonly firewalls: readonly string[] } {
  const hop = nextHop(model, subnet, to);
  const firewall = model.firewalls.find(({ id, table }) => id === hop && table !== undefined);
  if (!firewall) return { target: hop, firewalls: [] };
  return { target: routed(model, firewall.table, to), firewalls: [firewall.id] };
}

function passesFirewalls(
  model: NetworkModel,
  service: number,
  from: Address,
  groups: readonly string[],
  met: readonly (string | undefined)[],
): boolean {
  return model.firewalls
    .filter(({ id }) => met.includes(id))
    .every(({ ingress }) => filtered(ingress, service, from, groups));
}

function hands(from: LinkEnd, to: LinkEnd, address: Address): boolean {
  if (from.routes === undefined) return true;
  let best: { readonly length: number; readonly to: string } | undefined;
  for (const route of from.routes) {
    const { destination } = route;
    if (destination.contains(address) && (best === undefined || destination.length > best.length))
      best = { length: destination.length, to: route.to };
  }
  return best?.to === to.id;
}

function enters(model: NetworkModel, packet: Packet, target: Endpoint, subnet: Subnet): boolean {
  if (!filtered(rulesOf(model, target, "ingress"), packet.service, packet.source, [])) return false;
  return passesAcls(model, packet.service, undefined, subnet, packet.source, undefined);
}

/** Through the ACLs of both subnets and, to one port of the client, back through both. */
function passesAcls(
  model: NetworkModel,
  service: number,
  start: Subnet | undefined,
  end: Subnet,
  from: Address,
  to: Address | undefined,
): boolean {
  const near = model.acls.find(({ id }) => id === start?.acl);
  const far = model.acls.find(({ id }) => id === end.acl);
  if (near && to && !filtered(near.egress, service, to, [])) return false;
  if (far && !filtered(far.ingress, service, from, [])) return false;
  return clientPorts(model, service).some(
    (answer) =>
      (!far || filtered(far.egress, answer, from, [])) &&
      (!near || !to || filtered(near.ingress, answer, to, [])),
  );
}

/** Ports of clients at which any rule may change its mind. */
function clientPorts(model: NetworkModel, service: number): readonly number[] {
  const base = Math.floor(service / PORTS) * PORTS;
  const rules = model.acls.flatMap((acl) => [...acl.ingress, ...acl.egress]);
  const borders = rules.flatMap(({ services: { from, to } }) => [from - 1, from, to, to + 1]);
  return [base + 1024, base + PORTS - 1, ...borders].filter(
    (port) => port >= base + 1024 && port <= base + PORTS - 1,
  );
}

/** The first rule that matches decides, refusals before permissions of the same order. */
function filtered(
  rules: readonly FilterRule[],
  service: number,
  peer: Address,
  groups: readonly string[],
): boolean {
  let best: FilterRule | undefined;
  for (const rule of rules) {
    if (service < rule.services.from || service > rule.services.to) continue;
    if (!rule.peers.contains(peer) && !rule.peerGroups.some((group) => groups.includes(group))) continue;
    if (!best || rule.order < best.order || (rule.order === best.order && !rule.allow)) best = rule;
  }
  return best?.allow ?? false;
}

function rulesOf(model: NetworkModel, endpoint: Endpoint, side: "ingress" | "egress"): readonly FilterRule[] {
  return model.groups.filter(({ id }) => endpoint.groups.includes(id)).flatMap((group) => group[side]);
}

/** Firewalls between the internet and the subnet; undefined where no gateway carries question and answer. */
function comesIn(
  model: NetworkModel,
  subnet: Subnet,
  target: Endpoint,
  from: Address,
): readonly string[] | undefined {
  const network = model.networks.find(({ id }) => id === subnet.network);
  if (!network) return undefined;
  if (!network.routedFamilies.includes(from.family)) return [];
  const out = leaves(model, subnet, from);
  const gateway = model.gateways.find(
    (it) =>
      it.id === out.target &&
      it.kind === "internet" &&
      it.network === network.id &&
      it.families.includes(from.family),
  );
  if (!gateway) return undefined;
  const met = addressesOf(target)
    .filter(({ family }) => family === from.family)
    .map((to) => routed(model, gateway.table, to));
  const into = model.firewalls.filter(({ id, table }) => table !== undefined && met.includes(id));
  return [...out.firewalls, ...into.map(({ id }) => id)];
}

function nextHop(model: NetworkModel, subnet: Subnet, to: Address): string | undefined {
  const network = model.networks.find(({ id }) => id === subnet.network);
  return network?.prefixes.contains(to) ? "local" : routed(model, subnet.table, to);
}

function routed(model: NetworkModel, by: string | undefined, to: Address): string | undefined {
  const table: RouteTable | undefined = model.tables.find(({ id }) => id === by);
  let best: RouteTable["routes"][number] | undefined;
  for (const route of table?.routes ?? []) {
    if (!route.destination.contains(to)) continue;
    if (!best || route.destination.length > best.destination.length) best = route;
  }
  return best?.target;
}

function subnetsOf(model: NetworkModel, endpoint: Endpoint): readonly Subnet[] {
  return model.subnets.filter(({ id }) => endpoint.subnets.includes(id));
}

/** First address of each range: in a model that is walked every endpoint has one a family. */
function addressesOf(endpoint: Endpoint): readonly Address[] {
  return endpoint.addresses.ranges().map(({ first }) => first);
}
