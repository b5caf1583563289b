import type { Prefix } from "../../../ipam/prefix.ts";
import { readSourcePrefix } from "../../address-space.ts";
import type { ResourceView, StackView } from "../../control.ts";
import { flag, text } from "../../reading.ts";
import type { LinkRoute } from "../model.ts";
import { EVERYWHERE, naming, one, part, prefixesIn, SITE_PREFIXES } from "../stack-parts.ts";
import type { Attachment, Hub, HubTable } from "../transit.ts";
import { inspects } from "./firewalls.ts";
import { listedPrefixes } from "./prefix-lists.ts";
import { TGW, VPC } from "./types.ts";

const VPC_ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const VPN = "aws:ec2/vpnConnection:VpnConnection";
const PEERING = "aws:ec2transitgateway/peeringAttachment:PeeringAttachment";
const CONNECT = "aws:ec2transitgateway/connect:Connect";
const LINE = "aws:directconnect/gatewayAssociation:GatewayAssociation";
const ATTACHMENTS = [VPC_ATTACHMENT, VPN, PEERING, CONNECT, LINE] as const;
const TABLE = "aws:ec2transitgateway/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const PROPAGATION = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
const ROUTE = "aws:ec2transitgateway/route:Route";
const LISTED = "aws:ec2transitgateway/prefixListReference:PrefixListReference";

/** The input by which each kind of attachment names its transit gateway. */
function hubInput(type: string): string {
  return type === LINE ? "associatedGatewayId" : "transitGatewayId";
}

export function readHubs(stack: StackView): readonly Hub[] {
  const made = stack.ofType(TGW).map((hub) => readHub(hub, stack));
  return [...made, ...foreignHubs(stack)];
}

function readHub(hub: ResourceView, stack: StackView): Hub {
  const attached = ATTACHMENTS.flatMap((type) => naming(stack, type, hubInput(type), hub));
  const attachments = attached.map((it) => attachment(it, associatedTable(it, hub, stack), stack));
  const sites = attachments.some(({ network }) => network === undefined);
  const outside: Attachment = {
    id: `${hub.urn} outside`,
    name: `attachments of ${hub.name} in other stacks`,
    table: defaultTable(hub, "defaultRouteTableAssociation"),
    prefixes: SITE_PREFIXES,
    unsure: `what else is attached to ${hub.name} is in another stack`,
  };
  const all = sites ? attachments : [...attachments, outside];
  const tables = [
    ...naming(stack, TABLE, "transitGatewayId", hub).map((table) => readTable(table, hub, attached, stack)),
    defaultOf(hub, attached, stack),
  ];
  return {
    ...part(hub),
    attachments: all,
    tables: sites ? tables : tables.map((table) => withOutside(table, hub, outside)),
  };
}

function withOutside(table: HubTable, hub: ResourceView, outside: Attachment): HubTable {
  return table.id === defaultTable(hub, "defaultRouteTablePropagation")
    ? { ...table, learned: [...table.learned, outside.id] }
    : table;
}

/** Identifier of the default table, where the gateway has one for this. It has unless told otherwise. */
function defaultTable(hub: ResourceView, input: string): string | undefined {
  return text(hub.props, input) === "disable" ? undefined : `${hub.urn} default`;
}

function associatedTable(it: ResourceView, hub: ResourceView, stack: StackView): string | undefined {
  const [chosen] = naming(stack, ASSOCIATION, "transitGatewayAttachmentId", it);
  if (chosen) return tableNamed(chosen, hub, stack);
  if (flag(it.props, "transitGatewayDefaultRouteTableAssociation") === false) return undefined;
  return defaultTable(hub, "defaultRouteTableAssociation");
}

/** A table of this stack, or the default one, which the gateway itself names. */
function tableNamed(from: ResourceView, hub: ResourceView, stack: StackView): string | undefined {
  const found = one(stack, from, "transitGatewayRouteTableId", TABLE);
  if (found) return found.urn;
  return one(stack, from, "transitGatewayRouteTableId", TGW) === hub ? `${hub.urn} default` : undefined;
}

function attachment(it: ResourceView, table: string | undefined, stack: StackView): Attachment {
  const vpc = it.type === VPC_ATTACHMENT ? one(stack, it, "vpcId", VPC) : undefined;
  return {
    ...part(it),
    ...(vpc && { network: vpc.urn, ...handsBack(it, vpc, stack) }),
    table,
    prefixes: it.type === VPC_ATTACHMENT ? networkPrefixes(vpc, stack) : sitePrefixes(it, stack),
  };
}

/** With a firewall in the network, or an appliance for whose sake both ways go over one zone. */
function handsBack(it: ResourceView, vpc: ResourceView, stack: StackView): Pick<Attachment, "inspects"> {
  const found = inspects(vpc, stack);
  if (found) return { inspects: found };
  if (text(it.props, "applianceModeSupport") !== "enable") return {};
  return { inspects: { closed: false, unsure: `the appliances in ${vpc.name} decide what passes` } };
}

function networkPrefixes(vpc: ResourceView | undefined, stack: StackView): readonly Prefix[] {
  if (!vpc) return [];
  const more = [
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
    "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation",
  ].flatMap((type) => naming(stack, type, "vpcId", vpc));
  return prefixesIn([vpc, ...more].flatMap(({ props }) => [props.cidrBlock, props.ipv6CidrBlock]));
}

/** Written routes of a VPN; what is learned over it is not written anywhere, and sites have private prefixes. */
function sitePrefixes(it: ResourceView, stack: StackView): readonly Prefix[] {
  const written = naming(stack, "aws:ec2/vpnConnectionRoute:VpnConnectionRoute", "vpnConnectionId", it);
  const prefixes = prefixesIn(written.map(({ props }) => props.destinationCidrBlock));
  return flag(it.props, "staticRoutesOnly") === true ? prefixes : [...prefixes, ...SITE_PREFIXES];
}

function readTable(
  table: ResourceView,
  hub: ResourceView,
  attached: readonly ResourceView[],
  stack: StackView,
): HubTable {
  const propagations = naming(stack, PROPAGATION, "transitGatewayRouteTableId", table);
  const learned = propagations.flatMap((it) =>
    stack.referencedBy(it, "transitGatewayAttachmentId", ...ATTACHMENTS).map(({ urn }) => urn),
  );
  const outside = propagations.some(
    (it) => stack.referencedBy(it, "transitGatewayAttachmentId", ...ATTACHMENTS).length === 0,
  );
  return {
    id: table.urn,
    routes: writtenRoutes(table, attached, stack),
    learned: outside ? [...learned, `${hub.urn} outside`] : learned,
  };
}

function defaultOf(hub: ResourceView, attached: readonly ResourceView[], stack: StackView): HubTable {
  const id = `${hub.urn} default`;
  const off = defaultTable(hub, "defaultRouteTablePropagation") === undefined;
  const learned = attached.filter(
    (it) => !off && flag(it.props, "transitGatewayDefaultRouteTablePropagation") !== false,
  );
  return { id, routes: writtenRoutes(hub, attached, stack), learned: learned.map(({ urn }) => urn) };
}

/** Routes that name a table, or the gateway whose default table it is. */
function writtenRoutes(
  table: ResourceView,
  attached: readonly ResourceView[],
  stack: StackView,
): readonly LinkRoute[] {
  const routes = [ROUTE, LISTED].flatMap((type) => naming(stack, type, "transitGatewayRouteTableId", table));
  return routes.flatMap((route) => {
    const to = stack.referencedBy(route, "transitGatewayAttachmentId", ...ATTACHMENTS)[0];
    const blackhole = flag(route.props, "blackhole") === true;
    const target = blackhole ? "black hole" : to && attached.includes(to) ? to.urn : "another stack";
    if (route.type === LISTED) {
      const lists = listedPrefixes(route.props, route, undefined, stack, "prefixListId");
      return lists.map((destination) => ({ ...part(route), destination, to: target }));
    }
    const written = text(route.props, "destinationCidrBlock");
    const destination = typeof written === "string" ? readSourcePrefix(written) : undefined;
    if (destination) return [{ ...part(route), destination, to: target }];
    const unsure = "the destination of a route is known only after deployment";
    return EVERYWHERE.map((each) => ({ ...part(route), destination: each, to: target, unsure }));
  });
}

/** Shared gateways: which attachment may speak to which, their owner decides. */
function foreignHubs(stack: StackView): readonly Hub[] {
  const attached = stack.ofType(VPC_ATTACHMENT).flatMap((it) => {
    const id = text(it.props, "transitGatewayId");
    return typeof id === "string" && !one(stack, it, "transitGatewayId", TGW) ? [{ id, it }] : [];
  });
  return [...Map.groupBy(attached, ({ id }) => id)].map(([id, held]): Hub => {
    const outside: Attachment = {
      id: `${id} outside`,
      name: `${id} to sites`,
      table: id,
      prefixes: SITE_PREFIXES,
    };
    const attachments = [...held.map(({ it }) => attachment(it, id, stack)), outside];
    return {
      id,
      name: id,
      attachments,
      tables: [{ id, routes: [], learned: attachments.map((each) => each.id) }],
      unsure: `the route tables of ${id} are in another stack`,
    };
  });
}
