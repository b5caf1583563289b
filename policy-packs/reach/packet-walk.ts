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
export function arrives(model: NetworkModel, packet: Packet, seen: readonly string[] = []): boolean {
  const target = model.endpoints.find(({ id }) => id === packet.target);
  if (!target || seen.includes(target.id)) return false;
  return goesDirectly(model, packet, target) || goesThroughBalancer(model, packet, target, seen);
}

function goesDirectly(model: NetworkModel, packet: Packet, target: Endpoint): boolean {
  const { origin, source } = packet;
  for (const subnet of subnetsOf(model, target)) {
    if (origin.kind === "internet" && PUBLIC_INTERNET.contains(source)) {
      const address = target.publicAddresses.find((it) => it.family === source.family && it.present === true);
      if (address && hasWayOut(model, subnet, source) && enters(model, packet, target, subnet)) return true;
      for (const forward of model.forwards) {
        if (forward.endpoint !== target.id || source.family !== "ipv4") continue;
        if (packet.service < forward.services.from || packet.service > forward.services.to) continue;
        if (nextHop(model, subnet, source) !== forward.gateway) continue;
        if (enters(model, packet, target, subnet)) return true;
      }
    }
    if (origin.kind === "outside" && origin.sources.contains(source)) {
      for (const link of model.links) {
        if (comesOver(model, link, packet, target, subnet) && enters(model, packet, target, subnet))
          return true;
      }
    }
  }
  const from = model.endpoints.find(({ id }) => origin.kind === "endpoint" && id === origin.endpoint);
  return from !== undefined && from !== target && travels(model, packet, from, target, from.groups, [source]);
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
    for (const at of listener.targets) {
      if (!balancer || at.endpoint !== target.id) continue;
      if (packet.service < at.services.from || packet.service > at.services.to) continue;
      let asked = false;
      for (let service = listener.services.from; service <= listener.services.to && !asked; service++) {
        asked = arrives(model, { ...packet, target: balancer.id, service }, [...seen, target.id]);
      }
      if (!asked) continue;
      const from = model.endpoints.find(
        ({ id }) => packet.origin.kind === "endpoint" && id === packet.origin.endpoint,
      );
      if (at.keepsClient) {
        const bears = addressesOf(balancer);
        if (travels(model, packet, balancer, target, from?.groups ?? [], bears, packet.source)) return true;
      } else if (travels(model, packet, balancer, target, balancer.groups, addressesOf(balancer)))
        return true;
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
          if (!connected(model, start, end, near, to)) continue;
          if (!filtered(rulesOf(model, from, "egress"), packet.service, to, target.groups)) continue;
          if (!filtered(rulesOf(model, target, "ingress"), packet.service, shown, groups)) continue;
          if (start.id === end.id || passesAcls(model, packet.service, start, end, shown, to)) return true;
        }
      }
    }
  }
  return false;
}

function connected(model: NetworkModel, start: Subnet, end: Subnet, from: Address, to: Address): boolean {
  if (start.network === end.network) return true;
  for (const link of model.links) {
    if (nextHop(model, start, to) !== link.id || nextHop(model, end, from) !== link.id) continue;
    for (const near of link.ends.filter((it) => it.network === start.network)) {
      for (const far of link.ends.filter((it) => it.network === end.network)) {
        if (near !== far && hands(near, far, to) && hands(far, near, from)) return true;
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
  if (nextHop(model, subnet, packet.source) !== link.id) return false;
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

function hasWayOut(model: NetworkModel, subnet: Subnet, to: Address): boolean {
  const network = model.networks.find(({ id }) => id === subnet.network);
  if (!network?.routedFamilies.includes(to.family)) return network !== undefined;
  const hop = nextHop(model, subnet, to);
  return model.gateways.some(
    (gateway) =>
      gateway.id === hop &&
      gateway.kind === "internet" &&
      gateway.network === network.id &&
      gateway.families.includes(to.family),
  );
}

function nextHop(model: NetworkModel, subnet: Subnet, to: Address): string | undefined {
  const network = model.networks.find(({ id }) => id === subnet.network);
  if (network?.prefixes.contains(to)) return "local";
  const table: RouteTable | undefined = model.tables.find(({ id }) => id === subnet.table);
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
