/**
 * Transit gateways and transit routers alike: attachments look up the table they are associated with, and tables hold
 * written routes, black holes and what attachments propagate into them.
 */
import type { Prefix } from "../../ipam/prefix.ts";
import type { Link, LinkEnd, LinkRoute, MaybeUnsure, Part } from "./model.ts";

/** A network or a way to sites at a hub. */
export interface Attachment extends Part, MaybeUnsure {
  /** Absent: it leads to sites or to another hub. */
  readonly network?: string;
  /** The table that decides about what comes in here; absent: it goes nowhere. */
  readonly table?: string | undefined;
  /** What it makes known of itself. */
  readonly prefixes: readonly Prefix[];
  /** It hands packets back, past a firewall that lets through everything, nothing, or nobody knows what. */
  readonly inspects?: Inspection;
}

export interface Inspection extends MaybeUnsure {
  readonly closed: boolean;
}

export interface HubTable {
  readonly id: string;
  /** Written routes, whose `to` is an attachment or nothing at all. */
  readonly routes: readonly LinkRoute[];
  /** Attachments that propagate into it. */
  readonly learned: readonly string[];
}

export interface Hub extends Part, MaybeUnsure {
  readonly attachments: readonly Attachment[];
  readonly tables: readonly HubTable[];
}

export function transitLinks(hubs: readonly Hub[]): readonly Link[] {
  return hubs.map(({ id, name, unsure, attachments, tables }): Link => {
    const byId = new Map(attachments.map((it) => [it.id, it]));
    const routes = new Map(tables.map((table) => [table.id, routesIn(table, byId)]));
    const ends = attachments.map(({ id, name, network, unsure, table }): LinkEnd => {
      const own = routes.get(table ?? "") ?? [];
      return {
        id,
        name,
        ...(network !== undefined && { network }),
        ...(unsure !== undefined && { unsure }),
        routes: own.flatMap((route) => inspected(route, byId, routes)),
      };
    });
    return { id, name, kind: "transit", ends, ...(unsure !== undefined && { unsure }) };
  });
}

/** Of equal prefixes a written route wins over a propagated one, on both clouds. */
function routesIn(table: HubTable, attachments: ReadonlyMap<string, Attachment>): readonly LinkRoute[] {
  const learned = table.learned.flatMap((id) =>
    (attachments.get(id)?.prefixes ?? []).map(
      (destination): LinkRoute => ({ id: `${table.id} ${id} ${destination}`, name: id, destination, to: id }),
    ),
  );
  return [...table.routes, ...learned];
}

/** A route to a network with a firewall goes on by that network's own table; what is for the network itself stays. */
function inspected(
  route: LinkRoute,
  attachments: ReadonlyMap<string, Attachment>,
  tables: ReadonlyMap<string, readonly LinkRoute[]>,
): readonly LinkRoute[] {
  const via = attachments.get(route.to);
  if (!via?.inspects || via.inspects.closed) return [route];
  const unsure = route.unsure ?? via.inspects.unsure;
  const onward = (tables.get(via.table ?? "") ?? []).flatMap((next): LinkRoute[] => {
    const destination = narrower(route.destination, next.destination);
    if (!destination || next.to === via.id) return [];
    const doubt = unsure ?? next.unsure;
    const { id, name } = route;
    return [{ id: `${id} ${next.id}`, name, destination, to: next.to, ...(doubt && { unsure: doubt }) }];
  });
  return [...onward, route];
}

function narrower(a: Prefix, b: Prefix): Prefix | undefined {
  if (a.family !== b.family) return undefined;
  const [wide, narrow] = a.length <= b.length ? [a, b] : [b, a];
  return wide.contains(narrow) ? narrow : undefined;
}
