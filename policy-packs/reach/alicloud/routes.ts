import { readSourcePrefix } from "../../address-space.ts";
import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { flag, text } from "../../reading.ts";
import type { Route, RouteTable } from "../model.ts";
import { EVERYWHERE, learnedRoutes, naming, one, part } from "../stack-parts.ts";
import { within } from "./ranges.ts";
import { hubOf } from "./transit.ts";
import { IPV4, IPV6, LINE, NAT, OLD_LINE, PEERING, ROUTER, TABLE, TRANSIT, VPC, VPN } from "./types.ts";

const ATTACHMENT = "alicloud:vpc/routeTableAttachment:RouteTableAttachment";
const ENTRY = "alicloud:vpc/routeEntry:RouteEntry";
const NEXT_HOPS = [NAT, IPV4, IPV6, VPN, PEERING, TRANSIT, ROUTER, LINE, OLD_LINE] as const;

/** A vSwitch without a table of its own follows the system table. */
export function tableOf(
  vswitch: ResourceView,
  vpc: ResourceView | undefined,
  stack: StackView,
): string | undefined {
  const [attachment] = naming(stack, ATTACHMENT, "vswitchId", vswitch);
  if (!attachment) return vpc && systemId(vpc);
  const table = one(stack, attachment, "routeTableId", TABLE, VPC);
  return table?.type === VPC ? systemId(table) : table?.urn;
}

export function readTables(stack: StackView): readonly RouteTable[] {
  return [
    ...stack.ofType(TABLE).map((table) => ({ ...part(table), routes: routesOf(table, stack) })),
    ...stack.ofType(VPC).map((vpc) => systemTable(vpc, stack)),
  ];
}

function systemId(vpc: ResourceView): string {
  return `${vpc.urn} system`;
}

function routesOf(table: ResourceView, stack: StackView): readonly Route[] {
  return naming(stack, ENTRY, "routeTableId", table).flatMap((entry): readonly Route[] => {
    const written = text(entry.props, "destinationCidrblock");
    const destination = typeof written === "string" ? readSourcePrefix(written) : undefined;
    const target = targetOf(entry, stack);
    if (destination) return [{ ...part(entry), destination, target }];
    const unsure = "the destination of a route is known only after deployment";
    return EVERYWHERE.map((each) => ({ ...part(entry), destination: each, target, unsure }));
  });
}

function targetOf(entry: ResourceView, stack: StackView): string {
  const [hop] = stack.referencedBy(entry, "nexthopId", ...NEXT_HOPS);
  if (!hop) return "nowhere";
  // A transit attachment is an end of its router's link.
  return hop.type === TRANSIT ? hubOf(hop, stack).id : hop.urn;
}

/** The first NAT gateway and the IPv6 gateway of a network enter their default routes here by themselves. */
function systemTable(vpc: ResourceView, stack: StackView): RouteTable {
  const own = { id: systemId(vpc), name: `system table of ${vpc.name}` };
  const written = routesOf(vpc, stack);
  const [nat] = within(stack, vpc, NAT).filter(({ props }) => text(props, "networkType") !== "intranet");
  const [ipv6] = within(stack, vpc, IPV6);
  const defaults = [nat, ipv6].flatMap((gateway): Route[] => {
    const destination = EVERYWHERE[gateway === nat ? 0 : 1];
    if (!gateway || !destination || taken(written, destination)) return [];
    const name = `default route to ${gateway.name}`;
    return [{ id: `${own.id} ${gateway.name}`, name, destination, target: gateway.urn }];
  });
  const published = within(stack, vpc, TRANSIT)
    .filter(({ props }) => isOn(props, "autoPublishRouteEnabled"))
    .flatMap((attachment) => learnedRoutes(own, hubOf(attachment, stack).id));
  const propagated = within(stack, vpc, VPN)
    .filter(({ props }) => isOn(props, "autoPropagate"))
    .flatMap((gateway) => learnedRoutes(own, gateway.urn));
  return { ...own, routes: [...written, ...defaults, ...published, ...propagated] };
}

function taken(routes: readonly Route[], destination: Route["destination"]): boolean {
  return routes.some((route) => String(route.destination) === String(destination));
}

function isOn(props: unknown, input: string): boolean {
  const said = flag(props, input);
  return said === true || said === UNKNOWN;
}
