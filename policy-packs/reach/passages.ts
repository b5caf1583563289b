import type { Family } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { FAMILIES, INTERNET, SPACE } from "./families.ts";
import type { Reading } from "./filters.ts";
import type { Firewall, Gateway, Link, LinkEnd, RouteTable, Subnet } from "./model.ts";
import type { ModelIndex } from "./model-index.ts";
import { handedOn, sentTo } from "./routing.ts";
import type { Hop } from "./way.ts";

/** How packets get from somewhere into a subnet and their answers back: who, past which firewalls, by which hops. */
export interface Passage {
  readonly sources: PrefixSet;
  readonly firewalls: readonly Firewall[];
  readonly hops: readonly Hop[];
}

/** Addresses that leave a subnet for one target, and the firewalls on the way there. */
interface Road {
  readonly addresses: PrefixSet;
  readonly firewalls: readonly Firewall[];
  /** Routes on it of which not everything is known. */
  readonly doubts: readonly string[];
}

/** What is worked out once; parts that are no routes may be taken away without changing it. */
interface Known {
  readonly roads: Map<string, readonly Road[]>;
  readonly sent: Map<string, PrefixSet>;
}

/** What route tables, gateways and links carry; filters are asked elsewhere. */
export class Passages {
  readonly #index: ModelIndex;
  readonly #reading: Reading;
  readonly #ways: Known;
  /** Firewalls that routes may lead to. */
  readonly #routed: readonly Firewall[];

  /** @param before passages of the same network with fewer parts taken away */
  constructor(index: ModelIndex, reading: Reading, before?: Passages) {
    this.#index = index;
    this.#reading = reading;
    const same = before && ![...reading.without].some((id) => index.routing.has(id));
    this.#ways = same ? before.#ways : { roads: new Map(), sent: new Map() };
    this.#routed = [...index.firewalls.values()].filter(({ table }) => table !== undefined);
  }

  /** Gateways through which the internet enters a subnet, each with the addresses that get an answer. */
  fromInternet(subnet: Subnet, family: Family, to: PrefixSet): readonly Passage[] {
    const network = this.#index.networks.get(subnet.network);
    const anywhere: Passage = { sources: INTERNET[family], firewalls: [], hops: [] };
    if (!network) {
      const hop: Hop = {
        at: subnet.name,
        through: [],
        doubts: [subnet.unsure ?? `${subnet.name} is not known`],
      };
      return this.#reading.assume === "most" ? [{ ...anywhere, hops: [hop] }] : [];
    }
    if (!network.routedFamilies.includes(family)) return [anywhere];
    return (this.#index.gateways.get(network.id) ?? [])
      .filter((gateway) => gateway.kind === "internet" && gateway.families.includes(family))
      .filter((gateway) => !this.#reading.without.has(gateway.id))
      .flatMap((gateway) => {
        const inbound = this.#sentPast(gateway, to);
        return this.#roadsTo(subnet, gateway.id).map(({ addresses, firewalls, doubts }) => ({
          sources: INTERNET[family].intersect(addresses),
          firewalls: [...new Set([...inbound, ...firewalls])],
          hops: [{ at: `internet gateway ${gateway.name}`, through: [gateway], doubts }],
        }));
      });
  }

  /** The internet by a NAT gateway that forwards a port. */
  answeredBy(subnet: Subnet, gateway: string): readonly Passage[] {
    return this.#roadsTo(subnet, gateway).map(({ addresses, firewalls }) => ({
      sources: INTERNET.ipv4.intersect(addresses),
      firewalls,
      hops: [],
    }));
  }

  /** From sites and other networks that the stack does not hold, to addresses in a subnet. */
  fromOutside(subnet: Subnet, asking: PrefixSet, to: PrefixSet): readonly Passage[] {
    return this.#linksOf(subnet).flatMap((link) =>
      this.#ends(link, "").flatMap((end) =>
        FAMILIES.flatMap((family) => this.#overLink(link, end, subnet, family, asking, to)),
      ),
    );
  }

  #overLink(
    link: Link,
    end: LinkEnd,
    subnet: Subnet,
    family: Family,
    asking: PrefixSet,
    to: PrefixSet,
  ): readonly Passage[] {
    const mine = to.intersect(SPACE[family]);
    const open = this.#ends(link, subnet.network).filter((into) =>
      this.#handedOn(link, end, into, mine).overlaps(mine),
    );
    const back = PrefixSet.empty.merge(...open.map((into) => this.#handedOn(link, into, end, asking)));
    const sources = back.intersect(asking).intersect(SPACE[family]);
    return this.#roadsTo(subnet, link.id).map(({ addresses, firewalls, doubts }) => ({
      sources: sources.intersect(addresses),
      firewalls,
      hops: [linkHop(link, [end, ...open], doubts)],
    }));
  }

  /** Between two subnets: within the network, or over a link that both sides route to. */
  between(start: Subnet, end: Subnet, from: PrefixSet, to: PrefixSet): readonly Passage[] {
    if (start.network === end.network) return [{ sources: from, firewalls: [], hops: [] }];
    return this.#linksOf(start).flatMap((link) =>
      this.#pairs(link, start.network, end.network).flatMap(([near, far]) =>
        this.#roadsTo(start, link.id).flatMap((out) => {
          // Both questions are about the same address, so what is handed on must be what was sent.
          const sent = out.addresses.intersect(to);
          if (!this.#handedOn(link, near, far, to).overlaps(sent)) return [];
          return this.#roadsTo(end, link.id).map((back) => ({
            sources: from.intersect(back.addresses).intersect(this.#handedOn(link, far, near, from)),
            firewalls: [...new Set([...out.firewalls, ...back.firewalls])],
            hops: [linkHop(link, [near, far], [...out.doubts, ...back.doubts])],
          }));
        }),
      ),
    );
  }

  /** Addresses that one end of a link hands on to another. */
  #handedOn(link: Link, from: LinkEnd, to: LinkEnd, held: PrefixSet): PrefixSet {
    if (from.routes === undefined) return handedOn(link, from, to, held, this.#reading);
    const key = `${link.id} | ${from.id} | ${to.id}`;
    const known = this.#ways.sent.get(key);
    if (known) return known;
    const found = handedOn(link, from, to, held, this.#reading);
    this.#ways.sent.set(key, found);
    return found;
  }

  #ends(link: Link, network: string): readonly LinkEnd[] {
    return this.#index.ends.get(link.id)?.get(network) ?? [];
  }

  /** Ends of a link in one network and in another; a transit router may have several. */
  #pairs(link: Link, near: string, far: string) {
    const others = this.#ends(link, far);
    return this.#ends(link, near).flatMap((from) => others.map((to) => [from, to] as const));
  }

  #linksOf(subnet: Subnet): readonly Link[] {
    const links = this.#index.links.get(subnet.network) ?? [];
    return links.filter((link) => !this.#reading.without.has(link.id));
  }

  /** Straight to the target, or to a firewall whose own table leads there. */
  #roadsTo(subnet: Subnet, target: string): readonly Road[] {
    const key = `${subnet.id} ${target}`;
    const known = this.#ways.roads.get(key);
    if (known) return known;
    const network = this.#index.networks.get(subnet.network);
    const table = subnet.table === undefined ? undefined : this.#index.tables.get(subnet.table);
    const sent = (to: string) => sentTo(table, network?.prefixes ?? PrefixSet.empty, to, this.#reading);
    const past = this.#routed.map((firewall): Road => {
      const on = sentTo(this.#index.tables.get(firewall.table ?? ""), PrefixSet.empty, target, this.#reading);
      const doubts = doubtsAbout(table, firewall.id);
      return { addresses: sent(firewall.id).intersect(on), firewalls: [firewall], doubts };
    });
    const straight = { addresses: sent(target), firewalls: [], doubts: doubtsAbout(table, target) };
    const roads = [straight, ...past].filter(({ addresses }) => !addresses.isEmpty);
    this.#ways.roads.set(key, roads);
    return roads;
  }

  /** Firewalls that a gateway's own table sends what comes in to. */
  #sentPast(gateway: Gateway, to: PrefixSet): readonly Firewall[] {
    const table = gateway.table === undefined ? undefined : this.#index.tables.get(gateway.table);
    if (!table) return [];
    return this.#routed.filter((firewall) =>
      sentTo(table, PrefixSet.empty, firewall.id, this.#reading).overlaps(to),
    );
  }
}

function doubtsAbout(table: RouteTable | undefined, target: string): readonly string[] {
  if (table === undefined) return ["the route table of its subnet is in another stack"];
  return table.routes.filter((route) => route.target === target).flatMap((route) => route.unsure ?? []);
}

/** The link, those of its ends that nobody is sure of, and why else it may not carry all this. */
function linkHop(link: Link, ends: readonly LinkEnd[], doubts: readonly string[]): Hop {
  const unsure = ends.filter((end) => end.unsure !== undefined);
  const routes = ends.flatMap((end) => end.routes ?? []);
  return {
    at: `${link.kind} ${link.name}`,
    through: [...unsure, link],
    doubts: [...routes.flatMap((route) => route.unsure ?? []), ...doubts],
  };
}
