import type { Prefix } from "../../../ipam/prefix.ts";
import { readSourcePrefix } from "../../address-space.ts";
import type { ResourceView, StackView } from "../../control.ts";
import { flag, text } from "../../reading.ts";
import type { LinkRoute } from "../model.ts";
import { EVERYWHERE, naming, one, part, prefixesIn, SITE_PREFIXES } from "../stack-parts.ts";
import type { Attachment, Hub, HubTable } from "../transit.ts";
import { rangesOf } from "./ranges.ts";
import { ROUTER, TRANSIT, VPC } from "./types.ts";

const ATTACHMENTS = [
  TRANSIT,
  "alicloud:cen/transitRouterVbrAttachment:TransitRouterVbrAttachment",
  "alicloud:cen/transitRouterVpnAttachment:TransitRouterVpnAttachment",
  "alicloud:cen/transitRouterPeerAttachment:TransitRouterPeerAttachment",
  "alicloud:cen/transitRouterEcrAttachment:TransitRouterEcrAttachment",
] as const;
const TABLE = "alicloud:cen/transitRouterRouteTable:TransitRouterRouteTable";
const ASSOCIATION = "alicloud:cen/transitRouterRouteTableAssociation:TransitRouterRouteTableAssociation";
const PROPAGATION = "alicloud:cen/transitRouterRouteTablePropagation:TransitRouterRouteTablePropagation";
const ENTRY = "alicloud:cen/transitRouterRouteEntry:TransitRouterRouteEntry";
const FIREWALL = "alicloud:cloudfirewall/vpcCenTrFirewall:VpcCenTrFirewall";

/** Router of an attachment: of this stack, written, or behind a wider network that names neither. */
export function hubOf(
  attachment: ResourceView,
  stack: StackView,
): { readonly id: string; readonly name: string; readonly made?: ResourceView } {
  const made = one(stack, attachment, "transitRouterId", ROUTER);
  if (made) return { id: made.urn, name: made.name, made };
  const written = text(attachment.props, "transitRouterId");
  const id = typeof written === "string" ? written : attachment.urn;
  return { id, name: typeof written === "string" ? written : attachment.name };
}

export function readHubs(stack: StackView): readonly Hub[] {
  const attached = stack.ofType(...ATTACHMENTS).map((it) => ({ it, hub: hubOf(it, stack) }));
  return [...Map.groupBy(attached, ({ hub }) => hub.id).values()].flatMap((held): Hub[] => {
    const hub = held[0]?.hub;
    if (!hub) return [];
    const resources = held.map(({ it }) => it);
    return [hub.made ? madeHub(hub.made, resources, stack) : foreignHub(hub, resources, stack)];
  });
}

function madeHub(router: ResourceView, attached: readonly ResourceView[], stack: StackView): Hub {
  const attachments = attached.map((it) => attachment(it, associated(it, router, stack), stack));
  const [firewall] = naming(stack, FIREWALL, "transitRouterId", router);
  return {
    ...part(router),
    attachments: attachments.some(({ network }) => network === undefined)
      ? attachments
      : [...attachments, elsewhere(router)],
    tables: [
      ...naming(stack, TABLE, "transitRouterId", router).map((it) =>
        readTable(it, it.urn, [], attached, stack),
      ),
      readTable(
        router,
        systemId(router),
        attached.filter((it) => flag(it.props, "routeTablePropagationEnabled") === true),
        attached,
        stack,
      ),
    ],
    ...(firewall && { unsure: `the firewall ${firewall.name} decides what passes` }),
  };
}

function elsewhere(router: ResourceView): Attachment {
  return {
    id: `${router.urn} outside`,
    name: `attachments of ${router.name} in other stacks`,
    table: systemId(router),
    prefixes: SITE_PREFIXES,
    unsure: `what else is attached to ${router.name} is in another stack`,
  };
}

function systemId(router: ResourceView): string {
  return `${router.urn} system`;
}

function associated(it: ResourceView, router: ResourceView, stack: StackView): string | undefined {
  const [chosen] = naming(stack, ASSOCIATION, "transitRouterAttachmentId", it);
  if (!chosen) return flag(it.props, "routeTableAssociationEnabled") === true ? systemId(router) : undefined;
  const table = one(stack, chosen, "transitRouterRouteTableId", TABLE);
  if (table) return table.urn;
  // The system table is looked up by the router, so that is what the association depends on.
  return systemId(router);
}

function attachment(it: ResourceView, table: string | undefined, stack: StackView): Attachment {
  const vpc = it.type === TRANSIT ? one(stack, it, "vpcId", VPC) : undefined;
  return {
    ...part(it),
    ...(vpc && { network: vpc.urn }),
    table,
    prefixes: it.type === TRANSIT ? (vpc ? prefixesIn(rangesOf(vpc, stack)) : []) : SITE_PREFIXES,
  };
}

function readTable(
  table: ResourceView,
  id: string,
  byItself: readonly ResourceView[],
  attached: readonly ResourceView[],
  stack: StackView,
): HubTable {
  const propagations = stack
    .ofType(PROPAGATION)
    .filter((it) => tableNamed(it, stack) === id || (id === systemId(table) && !tableNamed(it, stack)));
  const learned = propagations.flatMap((it) =>
    stack.referencedBy(it, "transitRouterAttachmentId", ...ATTACHMENTS).filter((to) => attached.includes(to)),
  );
  return {
    id,
    routes: writtenRoutes(table, attached, stack),
    learned: [...new Set([...byItself, ...learned])].map(({ urn }) => urn),
  };
}

function tableNamed(it: ResourceView, stack: StackView): string | undefined {
  return one(stack, it, "transitRouterRouteTableId", TABLE)?.urn;
}

function writtenRoutes(
  table: ResourceView,
  attached: readonly ResourceView[],
  stack: StackView,
): readonly LinkRoute[] {
  return naming(stack, ENTRY, "transitRouterRouteTableId", table).flatMap((entry) => {
    const [to] = stack.referencedBy(entry, "transitRouterRouteEntryNextHopId", ...ATTACHMENTS);
    const dropped = text(entry.props, "transitRouterRouteEntryNextHopType") === "BlackHole";
    const target = dropped ? "black hole" : to && attached.includes(to) ? to.urn : "another stack";
    const destination = destinationOf(entry);
    if (destination) return [{ ...part(entry), destination, to: target }];
    const unsure = "the destination of a route is known only after deployment";
    return EVERYWHERE.map((each) => ({ ...part(entry), destination: each, to: target, unsure }));
  });
}

function destinationOf(entry: ResourceView): Prefix | undefined {
  const written = text(entry.props, "transitRouterRouteEntryDestinationCidrBlock");
  return typeof written === "string" ? readSourcePrefix(written) : undefined;
}

/** Shared routers: which attachment may speak to which, their owner decides. */
function foreignHub(
  hub: { readonly id: string; readonly name: string },
  attached: readonly ResourceView[],
  stack: StackView,
): Hub {
  const outside: Attachment = {
    id: `${hub.id} outside`,
    name: `${hub.name} to sites`,
    table: hub.id,
    prefixes: SITE_PREFIXES,
  };
  const attachments = [...attached.map((it) => attachment(it, hub.id, stack)), outside];
  return {
    id: hub.id,
    name: hub.name,
    attachments,
    tables: [{ id: hub.id, routes: [], learned: attachments.map(({ id }) => id) }],
    unsure: `the route tables of ${hub.name} are in another stack`,
  };
}
