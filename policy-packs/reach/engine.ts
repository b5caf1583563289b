import type { Family } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { RFC1918 } from "../address-space.ts";
import { UNKNOWN } from "../control.ts";
import { Delivery, type Sender } from "./delivery.ts";
import { FAMILIES, SPACE } from "./families.ts";
import { type Reading, servicesOf } from "./filters.ts";
import type {
  Endpoint,
  Firewall,
  Listener,
  ListenerTarget,
  NetworkModel,
  Origin,
  Part,
  PublicAddress,
  Subnet,
} from "./model.ts";
import { hostOf, indexOf, type ModelIndex } from "./model-index.ts";
import { type Passage, Passages } from "./passages.ts";
import type { Services } from "./traffic.ts";
import type { Hop, Way } from "./way.ts";

/** Set aside for documents (RFC 5737): let in by nobody but who lets in everybody. */
const NOBODY = PrefixSet.of(["192.0.2.1/32"]);

/** A passage from one subnet into another, to a target as one family sees it. */
interface Leg extends Passage {
  readonly start: Subnet;
  readonly subnet: Subnet;
  readonly to: Endpoint;
}

/**
 * Who can reach what. Traffic is carried as sets of addresses for ranges of services, so that a rule set is read
 * once for all packets; `packet-walk.ts` walks single packets through the same model and has to agree.
 */
export class Reach {
  readonly #model: NetworkModel;
  readonly #reading: Reading;
  readonly #index: ModelIndex;
  readonly #passages: Passages;
  readonly #delivery: Delivery;
  readonly #faces = new Map<string, Endpoint>();

  constructor(model: NetworkModel, reading: Partial<Reading> = {}, before?: Reach) {
    this.#model = model;
    this.#reading = { assume: "least", without: new Set(), ...reading };
    this.#index = before ? before.#index : indexOf(model);
    this.#passages = new Passages(
      this.#index,
      this.#reading,
      before === undefined ? undefined : before.#passages,
    );
    this.#delivery = new Delivery(this.#index, this.#reading);
  }

  /** The same network with parts taken away. */
  without(parts: Iterable<string>): Reach {
    const without = new Set([...this.#reading.without, ...parts]);
    return new Reach(this.#model, { ...this.#reading, without }, this);
  }

  /** Every way from the origin to any interface of the host; none if it cannot be reached. */
  waysTo(target: string, origin: Origin): readonly Way[] {
    return this.#interfaces(target).flatMap((endpoint) => this.#ways(endpoint, origin, []));
  }

  /** Whether the host takes any of these services from anybody: cheap to say, and most hosts do not. */
  takes(host: string, asked: readonly Services[]): boolean {
    return this.#interfaces(host).some((endpoint) => this.#delivery.takes(endpoint, asked));
  }

  #ways(target: Endpoint, origin: Origin, seen: readonly Endpoint[]): readonly Way[] {
    if (seen.includes(target)) return [];
    return [
      ...this.#direct(target, origin),
      ...this.#listenersTo(target).flatMap(([listener, at]) =>
        this.#balanced(listener, at, target, origin, [...seen, target]),
      ),
    ].filter((way) => !way.traffic.isEmpty);
  }

  #direct(target: Endpoint, origin: Origin): readonly Way[] {
    switch (origin.kind) {
      case "internet":
        return [
          ...target.publicAddresses.flatMap((address) => this.#byAddress(target, address)),
          ...this.#byForward(target),
        ];
      case "outside":
        return this.#subnets(target).flatMap((subnet) =>
          this.#passages
            .fromOutside(subnet, origin.sources, target.addresses)
            .map((passage) => this.#arrival(target, subnet, passage)),
        );
      case "endpoint":
        return this.#interfaces(origin.endpoint)
          .filter((from) => hostOf(from) !== hostOf(target))
          .flatMap((from) => this.#between(from, target));
    }
  }

  #byAddress(target: Endpoint, address: PublicAddress): readonly Way[] {
    const present = address.present === UNKNOWN ? this.#reading.assume === "most" : address.present;
    if (!present || this.#removed(address)) return [];
    const own: Hop = { at: `public address of ${target.name}`, through: [address] };
    const to = target.addresses.intersect(SPACE[address.family]);
    return this.#subnets(target).flatMap((subnet) =>
      this.#passages
        .fromInternet(subnet, address.family, to)
        .map((passage) => this.#arrival(target, subnet, passage, own, address.firewall)),
    );
  }

  #byForward(target: Endpoint): readonly Way[] {
    return (this.#index.forwards.get(target.id) ?? []).flatMap((forward) => {
      if (this.#removed(forward)) return [];
      if (forward.unsure !== undefined && this.#reading.assume === "least") return [];
      const own: Hop = { at: `port forwarding ${forward.name}`, through: [forward] };
      return this.#subnets(target).flatMap((subnet) =>
        this.#passages.answeredBy(subnet, forward.gateway).map((passage) => {
          const way = this.#arrival(target, subnet, passage, own, forward.firewall);
          return { ...way, traffic: way.traffic.within(forward.services) };
        }),
      );
    });
  }

  /** From outside of the model straight into a subnet. */
  #arrival(target: Endpoint, subnet: Subnet, passage: Passage, own?: Hop, border?: string): Way {
    const guard = border === undefined ? undefined : this.#index.firewalls.get(border);
    const firewalls: readonly Firewall[] = guard ? [guard, ...passage.firewalls] : passage.firewalls;
    const sender: Sender = { addresses: passage.sources, groups: [], firewalls };
    const traffic = this.#delivery.to(target, subnet, sender);
    const doors = () => this.#delivery.doors(target, subnet, sender, traffic);
    return { traffic, hops: () => [...passage.hops, ...(own ? [own] : []), ...doors()] };
  }

  #between(from: Endpoint, target: Endpoint): readonly Way[] {
    const peer = { addresses: this.#addresses(from), groups: from.groups };
    if (!this.#delivery.names(target, peer)) return [];
    return this.#legs(from, target).flatMap(({ start, subnet, to, sources, firewalls, hops }): Way[] => {
      // Who stands in a network of another stack is that stack's question.
      if (!this.#index.networks.has(start.network)) return [];
      const sender: Sender = { addresses: sources, groups: from.groups, subnet: start, firewalls };
      const traffic = this.#delivery.to(to, subnet, sender, { from, subnet: start });
      const doors = () => this.#delivery.doors(to, subnet, sender, traffic);
      return [{ traffic, hops: () => [this.#delivery.exit(from, to), ...hops, ...doors()] }];
    });
  }

  #balanced(
    listener: Listener,
    at: ListenerTarget,
    target: Endpoint,
    origin: Origin,
    seen: readonly Endpoint[],
  ): readonly Way[] {
    const balancer = this.#index.endpoints.get(listener.balancer);
    const from = listener.sender === undefined ? balancer : this.#index.endpoints.get(listener.sender);
    if (!balancer || !from || this.#removed(listener) || this.#removed(at)) return [];
    if ([listener, at].some(({ unsure }) => unsure !== undefined) && this.#reading.assume === "least")
      return [];
    const groups = origin.kind === "endpoint" ? this.#groupsOf(origin.endpoint) : [];
    return this.#ways(balancer, origin, seen).flatMap((outer) => {
      const asking = outer.traffic.within(listener.services);
      // A list that nobody knows may hold everybody.
      const listed = listener.unsure === undefined ? listener.clients : undefined;
      const clients = listed ? asking.from(listed).sources : asking.sources;
      // Stryker disable next-line ConditionalExpression: a short cut
      if (clients.isEmpty) return [];
      return this.#legs(from, target).map((leg): Way => {
        const { start, subnet, to, firewalls } = leg;
        const sender: Sender = at.keepsClient
          ? { addresses: clients.intersect(SPACE[leg.family]), groups, subnet: start, firewalls }
          : { addresses: leg.sources, groups: from.groups, subnet: start, firewalls };
        const inner = this.#delivery.to(to, subnet, sender, { from, subnet: start }).within(at.services);
        return {
          traffic: at.keepsClient ? inner : servicesOf(inner).from(clients),
          hops: () => [
            ...outer.hops(),
            { at: `listener ${listener.name}`, through: [listener] },
            { at: `target ${at.name}`, through: [at] },
            ...leg.hops,
            ...this.#delivery.doors(to, subnet, sender, inner),
          ],
        };
      });
    });
  }

  /** Every way from one endpoint's subnets to another's. */
  #legs(from: Endpoint, target: Endpoint): readonly (Leg & { readonly family: Family })[] {
    return FAMILIES.flatMap((family) => {
      const { addresses } = this.#facing(from, family);
      const to = this.#facing(target, family);
      // Stryker disable next-line ConditionalExpression: a short cut
      if (addresses.isEmpty || to.addresses.isEmpty) return [];
      return this.#subnets(from).flatMap((start) =>
        this.#subnets(target).flatMap((subnet) =>
          this.#passages
            .between(start, subnet, addresses, to.addresses)
            .filter(({ sources }) => !sources.isEmpty)
            .map((passage) => ({ ...passage, start, subnet, to, family })),
        ),
      );
    });
  }

  /** An endpoint as one family sees it. */
  #facing(endpoint: Endpoint, family: Family): Endpoint {
    const key = `${family} ${endpoint.id}`;
    const known = this.#faces.get(key);
    // Stryker disable next-line ConditionalExpression: a memory
    if (known) return known;
    const face = { ...endpoint, addresses: this.#addresses(endpoint).intersect(SPACE[family]) };
    this.#faces.set(key, face);
    return face;
  }

  /** Addresses of an endpoint; where its subnets are unknown, all that it may have or one that nobody names. */
  #addresses(endpoint: Endpoint): PrefixSet {
    if (!endpoint.addresses.isEmpty) return endpoint.addresses;
    return this.#reading.assume === "most" ? RFC1918 : NOBODY;
  }

  #interfaces(host: string): readonly Endpoint[] {
    return this.#index.hosts.get(host) ?? [];
  }

  #groupsOf(host: string): readonly string[] {
    return [...new Set(this.#interfaces(host).flatMap(({ groups }) => groups))];
  }

  #subnets(endpoint: Endpoint): readonly Subnet[] {
    return endpoint.subnets.flatMap((id) => this.#index.subnets.get(id) ?? []);
  }

  #listenersTo(target: Endpoint): readonly (readonly [Listener, ListenerTarget])[] {
    return this.#index.listeners.get(target.id) ?? [];
  }

  #removed(part: Part): boolean {
    return this.#reading.without.has(part.id);
  }
}
