import type { Family } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { PUBLIC_INTERNET, RFC1918 } from "../address-space.ts";
import { UNKNOWN } from "../control.ts";
import {
  answerable,
  EVERYBODY,
  lettingThrough,
  type Peer,
  permitted,
  type Reading,
  servicesOf,
} from "./filters.ts";
import type {
  Endpoint,
  FilterRule,
  Link,
  Listener,
  ListenerTarget,
  NetworkModel,
  Origin,
  Part,
  Subnet,
} from "./model.ts";
import { handedOn, sentTo } from "./routing.ts";
import { Traffic } from "./traffic.ts";

/** One step of a path: what is passed, and the rules or parts that let it pass. */
export interface Hop {
  readonly at: string;
  readonly through: readonly Part[];
}

/** One way to an endpoint: who may ask which of its services along it. */
export interface Way {
  readonly traffic: Traffic;
  hops(): readonly Hop[];
}

const FAMILIES = ["ipv4", "ipv6"] as const satisfies readonly Family[];
const SPACE: Readonly<Record<Family, PrefixSet>> = {
  ipv4: PrefixSet.of(["0.0.0.0/0"]),
  ipv6: PrefixSet.of(["::/0"]),
};
const INTERNET: Readonly<Record<Family, PrefixSet>> = {
  ipv4: PUBLIC_INTERNET.intersect(SPACE.ipv4),
  ipv6: PUBLIC_INTERNET.intersect(SPACE.ipv6),
};

/** Somebody who sends to an endpoint, seen from the network it stands in. */
interface Sender extends Peer {
  readonly subnet?: Subnet;
}

/** Where a packet leaves an endpoint of the model. */
interface Departure {
  readonly from: Endpoint;
  readonly subnet: Subnet;
}

/** Set aside for documents (RFC 5737): let in by nobody but who lets in everybody. */
const NOBODY = PrefixSet.of(["192.0.2.1/32"]);
const ANY = Traffic.any(EVERYBODY);

/** How a packet gets from one subnet to another, or nothing. */
interface Passage {
  readonly sources: PrefixSet;
  readonly hops: readonly Hop[];
}

/**
 * Who can reach what. Traffic is carried as sets of addresses for ranges of services, so that a rule set is read
 * once for all packets; `packet-walk.ts` walks single packets through the same model and has to agree.
 */
export class Reach {
  readonly #model: NetworkModel;
  readonly #reading: Reading;
  readonly #index: Index;
  readonly #memory = new Map<string, Traffic>();
  readonly #keys = new WeakMap<PrefixSet, number>();
  readonly #numbers = new Map<string, number>();
  readonly #faces = new Map<string, Endpoint>();

  constructor(model: NetworkModel, reading: Partial<Reading> = {}, index: Index = indexOf(model)) {
    this.#model = model;
    this.#reading = { assume: "least", without: new Set(), ...reading };
    this.#index = index;
  }

  /** The same network with parts taken away. */
  without(parts: Iterable<string>): Reach {
    const without = new Set([...this.#reading.without, ...parts]);
    return new Reach(this.#model, { ...this.#reading, without }, this.#index);
  }

  /** Every way from the origin to the endpoint; none if it cannot be reached. */
  waysTo(target: string, origin: Origin): readonly Way[] {
    const endpoint = this.#index.endpoints.get(target);
    return endpoint ? this.#ways(endpoint, origin, []) : [];
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
        return [...this.#byPublicAddress(target), ...this.#byForward(target)];
      case "outside":
        return this.#fromOutside(target, origin.sources);
      case "endpoint": {
        const from = this.#index.endpoints.get(origin.endpoint);
        return from && from !== target ? this.#between(from, target) : [];
      }
    }
  }

  #byPublicAddress(target: Endpoint): readonly Way[] {
    return target.publicAddresses.flatMap((address) => {
      const present = address.present === UNKNOWN ? this.#reading.assume === "most" : address.present;
      if (!present || this.#removed(address)) return [];
      return this.#subnets(target).flatMap((subnet) =>
        this.#internetWays(subnet, address.family).map(({ sources, hops }): Way => {
          const sender = { addresses: sources, groups: [] };
          const traffic = this.#deliver(sender, subnet, target);
          const own: Hop = { at: `public address of ${target.name}`, through: [address] };
          return { traffic, hops: () => [...hops, own, ...this.#doors(sender, subnet, target, traffic)] };
        }),
      );
    });
  }

  /** Gateways through which the internet enters a subnet, each with the addresses that get an answer. */
  #internetWays(subnet: Subnet, family: Family): readonly Passage[] {
    const network = this.#index.networks.get(subnet.network);
    if (!network) {
      const anywhere = { sources: INTERNET[family], hops: [] };
      return this.#reading.assume === "most" ? [anywhere] : [];
    }
    if (!network.routedFamilies.includes(family)) return [{ sources: INTERNET[family], hops: [] }];
    return (this.#index.gateways.get(network.id) ?? [])
      .filter((gateway) => gateway.kind === "internet" && gateway.families.includes(family))
      .filter((gateway) => !this.#removed(gateway))
      .map((gateway) => ({
        sources: INTERNET[family].intersect(this.#answeredBy(subnet, gateway.id)),
        hops: [{ at: `internet gateway ${gateway.name}`, through: [gateway] }],
      }));
  }

  #byForward(target: Endpoint): readonly Way[] {
    const forwards = this.#index.forwards.get(target.id) ?? [];
    return forwards.flatMap((forward) => {
      if (this.#removed(forward)) return [];
      return this.#subnets(target).map((subnet): Way => {
        const addresses = INTERNET.ipv4.intersect(this.#answeredBy(subnet, forward.gateway));
        const sender = { addresses, groups: [] };
        const traffic = this.#deliver(sender, subnet, target).within(forward.services);
        const own: Hop = { at: `port forwarding ${forward.name}`, through: [forward] };
        return { traffic, hops: () => [own, ...this.#doors(sender, subnet, target, traffic)] };
      });
    });
  }

  #fromOutside(target: Endpoint, asking: PrefixSet): readonly Way[] {
    return this.#subnets(target).flatMap((subnet) =>
      (this.#index.links.get(subnet.network) ?? []).flatMap((link) =>
        link.ends
          .filter((end) => end.network === undefined)
          .flatMap((end) =>
            FAMILIES.map((family): Way => {
              const there = link.ends.filter((other) => other.network === subnet.network);
              const mine = target.addresses.intersect(SPACE[family]);
              const open = there.filter((into) =>
                handedOn(link, end, into, mine, this.#reading).overlaps(mine),
              );
              const answered = open.map((into) =>
                handedOn(link, into, end, asking, this.#reading).intersect(this.#answeredBy(subnet, link.id)),
              );
              const addresses = PrefixSet.empty
                .merge(...answered)
                .intersect(asking)
                .intersect(SPACE[family]);
              const usable = this.#removed(link) ? PrefixSet.empty : addresses;
              const sender = { addresses: usable, groups: [] };
              const traffic = this.#deliver(sender, subnet, target);
              const own: Hop = { at: `${link.kind} ${link.name}`, through: [link] };
              return { traffic, hops: () => [own, ...this.#doors(sender, subnet, target, traffic)] };
            }),
          ),
      ),
    );
  }

  #between(from: Endpoint, target: Endpoint): readonly Way[] {
    return FAMILIES.flatMap((family) =>
      this.#legs(from, target, family).flatMap(({ start, subnet, to, sources, hops }): Way[] => {
        // Who stands in a network of another stack is that stack's question.
        if (!this.#index.networks.has(start.network)) return [];
        const sender: Sender = { addresses: sources, groups: from.groups, subnet: start };
        const traffic = this.#deliver(sender, subnet, to, { from, subnet: start });
        return [
          {
            traffic,
            hops: () => [...this.#exits(from, to), ...hops, ...this.#doors(sender, subnet, to, traffic)],
          },
        ];
      }),
    );
  }

  /** Ways between two subnets with an answer: within the network, or over a link that both sides route to. */
  #passages(start: Subnet, end: Subnet, from: PrefixSet, to: PrefixSet): readonly Passage[] {
    if (start.network === end.network) return [{ sources: from, hops: [] }];
    return (this.#index.links.get(start.network) ?? []).flatMap((link): Passage[] => {
      if (this.#removed(link) || !this.#answeredBy(start, link.id).overlaps(to)) return [];
      const back = this.#answeredBy(end, link.id);
      return pairs(link, start.network, end.network).flatMap(([near, far]) => {
        // Both questions are about the same address, so what is handed on must be what was sent.
        const sent = this.#answeredBy(start, link.id).intersect(to);
        if (!handedOn(link, near, far, to, this.#reading).overlaps(sent)) return [];
        const sources = from.intersect(back).intersect(handedOn(link, far, near, from, this.#reading));
        return [{ sources, hops: [{ at: `${link.kind} ${link.name}`, through: [link] }] }];
      });
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
    if (!balancer || this.#removed(listener) || this.#removed(at)) return [];
    if (listener.unsure !== undefined && this.#reading.assume === "least") return [];
    return this.#ways(balancer, origin, seen).flatMap((outer) => {
      const asking = outer.traffic.within(listener.services);
      const clients = listener.clients ? asking.from(listener.clients).sources : asking.sources;
      if (clients.isEmpty) return [];
      const groups = origin.kind === "endpoint" ? this.#index.endpoints.get(origin.endpoint)?.groups : [];
      return FAMILIES.flatMap((family) =>
        this.#legs(balancer, target, family).flatMap(({ start, subnet, to, sources, hops }): Way[] => {
          const kept = clients.intersect(SPACE[family]);
          const sender: Sender = at.keepsClient
            ? { addresses: kept, groups: groups ?? [], subnet: start }
            : { addresses: sources, groups: balancer.groups, subnet: start };
          const inner = this.#deliver(sender, subnet, to, { from: balancer, subnet: start }).within(
            at.services,
          );
          return [
            {
              traffic: at.keepsClient ? inner : servicesOf(inner).from(clients),
              hops: () => [
                ...outer.hops(),
                { at: `listener ${listener.name}`, through: [listener] },
                { at: `target ${at.name}`, through: [at] },
                ...hops,
                ...this.#doors(sender, subnet, to, inner),
              ],
            },
          ];
        }),
      );
    });
  }

  /** Every way from one endpoint's subnets to another's, in one family. */
  #legs(from: Endpoint, target: Endpoint, family: Family) {
    const { addresses } = this.#facing(from, family);
    const to = this.#facing(target, family);
    if (addresses.isEmpty || to.addresses.isEmpty) return [];
    return this.#subnets(from).flatMap((start) =>
      this.#subnets(target).flatMap((subnet) =>
        this.#passages(start, subnet, addresses, to.addresses)
          .filter(({ sources }) => !sources.isEmpty)
          .map((passage) => ({ ...passage, start, subnet, to })),
      ),
    );
  }

  /** An endpoint as one family sees it. */
  #facing(endpoint: Endpoint, family: Family): Endpoint {
    const key = `${family} ${endpoint.id}`;
    const known = this.#faces.get(key);
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

  /** What groups and ACLs let in, with an answer to at least one port that the client may have. */
  #deliver(sender: Sender, subnet: Subnet, target: Endpoint, start?: Departure): Traffic {
    if (sender.addresses.isEmpty) return Traffic.none;
    const admitted = this.#permitted(this.#ingress(target), sender, `in ${target.groups.join()}`);
    if (admitted.isEmpty) return admitted;
    const out = start
      ? this.#permitted(this.#egress(start.from), target, `out ${start.from.groups.join()}`)
      : ANY;
    let found = admitted.intersect(servicesOf(out));
    if (found.isEmpty || start?.subnet === subnet) return found;
    let answers = ANY;
    const near = this.#index.acls.get(start?.subnet.acl ?? "");
    if (near) {
      found = found.intersect(servicesOf(this.#permitted(near.egress, target, `acl out ${near.id}`)));
      answers = servicesOf(this.#permitted(near.ingress, target, `acl in ${near.id}`));
    }
    const far = this.#index.acls.get(subnet.acl ?? "");
    if (far) {
      found = found.intersect(this.#permitted(far.ingress, sender, `acl in ${far.id}`));
      answers = answers.intersect(this.#permitted(far.egress, sender, `acl out ${far.id}`));
    }
    return answers === ANY ? found : found.intersect(answerable(answers));
  }

  /** The rules on the last steps of a path, by the resource that holds them. */
  #doors(sender: Sender, subnet: Subnet, target: Endpoint, traffic: Traffic): readonly Hop[] {
    const acl = sender.subnet === subnet ? undefined : this.#index.acls.get(subnet.acl ?? "");
    const byAcl = acl ? lettingThrough(acl.ingress, sender, traffic, this.#reading) : [];
    const byGroup = lettingThrough(this.#ingress(target), sender, traffic, this.#reading);
    return [
      ...(acl ? [{ at: `network ACL ${acl.name}`, through: byAcl }] : []),
      { at: target.name, through: byGroup },
    ];
  }

  #exits(from: Endpoint, target: Endpoint): readonly Hop[] {
    const rules = lettingThrough(this.#egress(from), target, Traffic.any(EVERYBODY), this.#reading);
    return [{ at: from.name, through: rules }];
  }

  #permitted(rules: readonly FilterRule[], { addresses, groups }: Peer, rulesKey: string): Traffic {
    const key = `${rulesKey} | ${this.#keyOf(addresses)} | ${groups.join()}`;
    const known = this.#memory.get(key);
    if (known) return known;
    const found = permitted(rules, { addresses, groups }, this.#reading);
    this.#memory.set(key, found);
    return found;
  }

  /** A short name of a set, the same for equal ones. */
  #keyOf(set: PrefixSet): number {
    const known = this.#keys.get(set);
    if (known !== undefined) return known;
    const text = String(set);
    const key = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, key);
    this.#keys.set(set, key);
    return key;
  }

  #answeredBy(subnet: Subnet, target: string): PrefixSet {
    const network = this.#index.networks.get(subnet.network);
    const table = subnet.table === undefined ? undefined : this.#index.tables.get(subnet.table);
    return sentTo(table, network?.prefixes ?? PrefixSet.empty, target, this.#reading);
  }

  #ingress(endpoint: Endpoint): readonly FilterRule[] {
    return endpoint.groups.flatMap((group) => this.#index.groups.get(group)?.ingress ?? []);
  }

  #egress(endpoint: Endpoint): readonly FilterRule[] {
    return endpoint.groups.flatMap((group) => this.#index.groups.get(group)?.egress ?? []);
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

/** Ends of a link in one network and in another; a transit router may have several. */
function pairs(link: Link, near: string, far: string) {
  const of = (network: string) => link.ends.filter((end) => end.network === network);
  return of(near).flatMap((from) => of(far).map((to) => [from, to] as const));
}

type Index = ReturnType<typeof indexOf>;

function indexOf(model: NetworkModel) {
  const byId = <T extends Part>(parts: readonly T[]) => new Map(parts.map((part) => [part.id, part]));
  const targets = model.listeners.flatMap((listener) =>
    listener.targets.map((at) => [listener, at] as const),
  );
  const ends = model.links.flatMap((link) =>
    [...new Set(link.ends.flatMap((end) => end.network ?? []))].map((network) => [network, link] as const),
  );
  const links = new Map<string, Link[]>();
  for (const [network, link] of ends) links.set(network, [...(links.get(network) ?? []), link]);
  return {
    networks: byId(model.networks),
    subnets: byId(model.subnets),
    tables: byId(model.tables),
    acls: byId(model.acls),
    groups: byId(model.groups),
    endpoints: byId(model.endpoints),
    links,
    gateways: Map.groupBy(model.gateways, (gateway) => gateway.network),
    forwards: Map.groupBy(model.forwards, (forward) => forward.endpoint),
    listeners: Map.groupBy(targets, ([, at]) => at.endpoint),
  };
}
