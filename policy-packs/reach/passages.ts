import type { Family } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { FAMILIES, INTERNET, SPACE } from "./families.ts";
import type { Reading } from "./filters.ts";
import type { Firewall, Gateway, Link, LinkEnd, Part, Subnet } from "./model.ts";
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
}

/** What route tables, gateways and links carry; filters are asked elsewhere. */
export class Passages {
  readonly #index: ModelIndex;
  readonly #reading: Reading;
  readonly #roads = new Map<string, readonly Road[]>();
  /** Firewalls that routes may lead to. */
  readonly #routed: readonly Firewall[];

  constructor(index: ModelIndex, reading: Reading) {
    this.#index = index;
    this.#reading = reading;
    this.#routed = [...index.firewalls.values()].filter(({ table }) => table !== undefined);
  }

  /** Gateways through which the internet enters a subnet, each with the addresses that get an answer. */
  fromInternet(subnet: Subnet, family: Family, to: PrefixSet): readonly Passage[] {
    const network = this.#index.networks.get(subnet.network);
    const anywhere: Passage = { sources: INTERNET[family], firewalls: [], hops: [] };
    if (!network) return this.#reading.assume === "most" ? [anywhere] : [];
    if (!network.routedFamilies.includes(family)) return [anywhere];
    return (this.#index.gateways.get(network.id) ?? [])
      .filter((gateway) => gateway.kind === "internet" && gateway.families.includes(family))
      .filter((gateway) => !this.#reading.without.has(gateway.id))
      .flatMap((gateway) => {
        const inbound = this.#sentPast(gateway, to);
        return this.#roadsTo(subnet, gateway.id).map(({ addresses, firewalls }) => ({
          sources: INTERNET[family].intersect(addresses),
          firewalls: [...new Set([...inbound, ...firewalls])],
          hops: [{ at: `internet gateway ${gateway.name}`, through: [gateway] }],
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
      link.ends
        .filter((end) => end.network === undefined)
        .flatMap((end) =>
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
    const open = link.ends
      .filter((into) => into.network === subnet.network)
      .filter((into) => handedOn(link, end, into, mine, this.#reading).overlaps(mine));
    const back = PrefixSet.empty.merge(
      ...open.map((into) => handedOn(link, into, end, asking, this.#reading)),
    );
    const sources = back.intersect(asking).intersect(SPACE[family]);
    return this.#roadsTo(subnet, link.id).map(({ addresses, firewalls }) => ({
      sources: sources.intersect(addresses),
      firewalls,
      hops: [{ at: `${link.kind} ${link.name}`, through: unsureFirst(link, end) }],
    }));
  }

  /** Between two subnets: within the network, or over a link that both sides route to. */
  between(start: Subnet, end: Subnet, from: PrefixSet, to: PrefixSet): readonly Passage[] {
    if (start.network === end.network) return [{ sources: from, firewalls: [], hops: [] }];
    return this.#linksOf(start).flatMap((link) =>
      pairs(link, start.network, end.network).flatMap(([near, far]) =>
        this.#roadsTo(start, link.id).flatMap((out) => {
          // Both questions are about the same address, so what is handed on must be what was sent.
          const sent = out.addresses.intersect(to);
          if (!handedOn(link, near, far, to, this.#reading).overlaps(sent)) return [];
          return this.#roadsTo(end, link.id).map((back) => ({
            sources: from.intersect(back.addresses).intersect(handedOn(link, far, near, from, this.#reading)),
            firewalls: [...new Set([...out.firewalls, ...back.firewalls])],
            hops: [{ at: `${link.kind} ${link.name}`, through: unsureFirst(link, near, far) }],
          }));
        }),
      ),
    );
  }

  #linksOf(subnet: Subnet): readonly Link[] {
    const links = this.#index.links.get(subnet.network) ?? [];
    return links.filter((link) => !this.#reading.without.has(link.id));
  }

  /** Straight to the target, or to a firewall whose own table leads there. */
  #roadsTo(subnet: Subnet, target: string): readonly Road[] {
    const key = `${subnet.id} ${target}`;
    const known = this.#roads.get(key);
    if (known) return known;
    const network = this.#index.networks.get(subnet.network);
    const table = subnet.table === undefined ? undefined : this.#index.tables.get(subnet.table);
    const sent = (to: string) => sentTo(table, network?.prefixes ?? PrefixSet.empty, to, this.#reading);
    const past = this.#routed.map((firewall): Road => {
      const on = sentTo(this.#index.tables.get(firewall.table ?? ""), PrefixSet.empty, target, this.#reading);
      return { addresses: sent(firewall.id).intersect(on), firewalls: [firewall] };
    });
    const roads = [{ addresses: sent(target), firewalls: [] }, ...past].filter(
      ({ addresses }) => !addresses.isEmpty,
    );
    this.#roads.set(key, roads);
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

/** The link, and those of its ends that nobody is sure of. */
function unsureFirst(link: Link, ...ends: readonly LinkEnd[]): readonly Part[] {
  return [...ends.filter(({ unsure }) => unsure !== undefined), link];
}

/** Ends of a link in one network and in another; a transit router may have several. */
function pairs(link: Link, near: string, far: string) {
  const of = (network: string) => link.ends.filter((end) => end.network === network);
  return of(near).flatMap((from) => of(far).map((to) => [from, to] as const));
}
