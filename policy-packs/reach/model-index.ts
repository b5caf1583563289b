import type { Endpoint, Link, Listener, ListenerTarget, NetworkModel, Part } from "./model.ts";

/** A model with every part under the key by which it is asked for. */
export type ModelIndex = ReturnType<typeof indexOf>;

export function indexOf(model: NetworkModel) {
  const targets = model.listeners.flatMap((listener) =>
    listener.targets.map((at): readonly [Listener, ListenerTarget] => [listener, at]),
  );
  return {
    networks: byId(model.networks),
    subnets: byId(model.subnets),
    tables: byId(model.tables),
    acls: byId(model.acls),
    groups: byId(model.groups),
    firewalls: byId(model.firewalls),
    endpoints: byId(model.endpoints),
    /** All interfaces of a host, by its own identifier. */
    hosts: Map.groupBy(model.endpoints, hostOf),
    links: linksByNetwork(model.links),
    /** Ends of each link by their network; those that lead to sites have none. */
    ends: new Map(model.links.map((link) => [link.id, Map.groupBy(link.ends, (end) => end.network ?? "")])),
    /** Parts whose absence changes where packets are sent; every other may go without that. */
    routing: new Set([
      ...model.tables.flatMap((table) => table.routes.map(({ id }) => id)),
      ...model.links.flatMap(({ ends }) =>
        ends.flatMap((end) => [end.id, ...(end.routes ?? []).map(({ id }) => id)]),
      ),
    ]),
    gateways: Map.groupBy(model.gateways, (gateway) => gateway.network),
    forwards: Map.groupBy(model.forwards, (forward) => forward.endpoint),
    listeners: Map.groupBy(targets, ([, at]) => at.endpoint),
  };
}

/** The host that an interface belongs to; most have one alone and are their own. */
export function hostOf(endpoint: Endpoint): string {
  return endpoint.host ?? endpoint.id;
}

function byId<T extends Part>(parts: readonly T[]): ReadonlyMap<string, T> {
  return new Map(parts.map((part) => [part.id, part]));
}

function linksByNetwork(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of links) {
    for (const network of new Set(link.ends.flatMap((end) => end.network ?? []))) {
      const held = found.get(network);
      if (held) held.push(link);
      else found.set(network, [link]);
    }
  }
  return found;
}
