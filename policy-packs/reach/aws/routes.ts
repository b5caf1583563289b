import { readSourcePrefix } from "../../address-space.ts";
import { type ResourceView, type StackView, UNKNOWN } from "../../control.ts";
import { at, text } from "../../reading.ts";
import type { Part, Route, RouteTable } from "../model.ts";
import { EVERYWHERE, inside, learnedRoutes, many, naming, one, part } from "../stack-parts.ts";
import { listedPrefixes } from "./prefix-lists.ts";
import {
  CARRIER,
  DEFAULT_TABLE,
  EIGW,
  ENDPOINT,
  FIREWALL,
  IGW,
  NAT,
  PEERING,
  TABLE_ASSOCIATION,
  TABLES,
  TGW,
  VGW,
  VPC,
} from "./types.ts";

const MAIN = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const PROPAGATION = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";

/** A subnet without an association follows the main table, which routes within the network alone unless told. */
export function tableOf(
  subnet: ResourceView,
  vpc: ResourceView | undefined,
  stack: StackView,
): string | undefined {
  const [association] = naming(stack, TABLE_ASSOCIATION, "subnetId", subnet);
  // A table that this stack does not hold stays unknown.
  if (association) return one(stack, association, "routeTableId", ...TABLES)?.urn;
  if (!vpc) return undefined;
  const [chosen] = naming(stack, MAIN, "vpcId", vpc);
  const [own] = naming(stack, DEFAULT_TABLE, "defaultRouteTableId", vpc);
  return (chosen && one(stack, chosen, "routeTableId", ...TABLES)?.urn) ?? own?.urn ?? mainId(vpc);
}

export function readTables(stack: StackView): readonly RouteTable[] {
  const mains = stack.ofType(VPC).map((vpc) => ({
    id: mainId(vpc),
    name: `main table of ${vpc.name}`,
    routes: separateRoutes(vpc, stack),
  }));
  return [...stack.ofType(...TABLES).map((table) => readTable(table, stack)), ...mains];
}

function mainId(vpc: ResourceView): string {
  return `${vpc.urn} main`;
}

function readTable(table: ResourceView, stack: StackView): RouteTable {
  const inline = many(table.props, "routes").flatMap((route, n) =>
    readRoute(part(table, n), route, table, "routes", stack),
  );
  const propagated = naming(stack, PROPAGATION, "routeTableId", table);
  const learned = new Set([
    ...inside(stack, table, "propagatingVgws", many(table.props, "propagatingVgws"), VGW),
    ...propagated.flatMap((it) => stack.referencedBy(it, "vpnGatewayId", VGW)),
  ]);
  return {
    ...part(table),
    routes: [
      ...inline,
      ...separateRoutes(table, stack),
      ...[...learned].flatMap((gateway) => learnedRoutes(table, gateway.urn)),
    ],
  };
}

function separateRoutes(table: ResourceView, stack: StackView): readonly Route[] {
  return naming(stack, "aws:ec2/route:Route", "routeTableId", table).flatMap((route) =>
    readRoute(part(route), route.props, route, undefined, stack),
  );
}

const TARGETS = [
  ["gatewayId", IGW, VGW],
  ["natGatewayId", NAT],
  ["egressOnlyGatewayId", EIGW],
  ["carrierGatewayId", CARRIER],
  ["transitGatewayId", TGW],
  ["vpcPeeringConnectionId", PEERING],
  // The endpoint of a firewall is an output of the firewall itself.
  ["vpcEndpointId", FIREWALL, ENDPOINT],
] as const;
const DESTINATIONS = ["destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"];

/** One route, or one for each prefix of the list it names. */
function readRoute(
  own: Part,
  route: unknown,
  of: ResourceView,
  input: string | undefined,
  stack: StackView,
): readonly Route[] {
  const target = targetOf(route, of, input, stack);
  const written = DESTINATIONS.map((name) => text(route, name)).find((it) => it !== undefined && it !== "");
  const destination = typeof written === "string" ? readSourcePrefix(written) : undefined;
  if (destination) return [{ ...own, destination, target }];
  if (written === undefined) {
    const lists = listedPrefixes(route, of, input, stack, "destinationPrefixListId");
    if (lists.length > 0) return lists.map((prefix) => ({ ...own, destination: prefix, target }));
  }
  const unsure = "the destination of a route is known only after deployment";
  return EVERYWHERE.map((everywhere) => ({ ...own, destination: everywhere, target, unsure }));
}

function targetOf(route: unknown, of: ResourceView, input: string | undefined, stack: StackView): string {
  for (const [name, ...types] of TARGETS) {
    const value = at(route, name);
    if (value === undefined || value === "") continue;
    const [found] = inside(stack, of, input ?? name, [value], ...types);
    if (found) return found.urn;
    if (typeof value === "string") return value;
    if (value === UNKNOWN) return "nowhere";
  }
  return "nowhere";
}
