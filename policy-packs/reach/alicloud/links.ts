import type { ResourceView, StackView } from "../../control.ts";
import { text } from "../../reading.ts";
import type { Gateway, Link } from "../model.ts";
import { naming, one, part, peeringLink, siteLink } from "../stack-parts.ts";
import { transitLinks } from "../transit.ts";
import { readHubs } from "./transit.ts";
import { IPV4, IPV6, LINE, NAT, OLD_LINE, PEERING, TABLE, VPC, VPN } from "./types.ts";

const EDGE = "alicloud:vpc/gatewayRouteTableAttachment:GatewayRouteTableAttachment";

export function readGateways(stack: StackView): readonly Gateway[] {
  const of = (type: string, kind: Gateway["kind"], families: Gateway["families"]) =>
    stack.ofType(type).flatMap((gateway): Gateway[] => {
      const vpc = one(stack, gateway, "vpcId", VPC);
      if (!vpc) return [];
      const [edge] = naming(stack, EDGE, "ipv4GatewayId", gateway);
      const table = edge && one(stack, edge, "routeTableId", TABLE);
      return [{ ...part(gateway), kind, network: vpc.urn, families, ...(table && { table: table.urn }) }];
    });
  return [...of(NAT, "nat", ["ipv4"]), ...of(IPV4, "internet", ["ipv4"]), ...of(IPV6, "internet", ["ipv6"])];
}

/** Peerings, VPN gateways, leased lines and transit routers. */
export function readLinks(stack: StackView): readonly Link[] {
  const peerings = stack.ofType(PEERING).map((peering) =>
    peeringLink(
      part(peering),
      ["vpcId", "acceptingVpcId"].map((input) => one(stack, peering, input, VPC)?.urn),
    ),
  );
  const vpns = stack.ofType(VPN).flatMap((gateway): Link[] => {
    const vpc = one(stack, gateway, "vpcId", VPC);
    return vpc ? [siteLink(part(gateway), vpc.urn)] : [];
  });
  const lines = stack.ofType(LINE, OLD_LINE).flatMap((line) => readLine(line, stack));
  return [...peerings, ...vpns, ...lines, ...transitLinks(readHubs(stack))];
}

/** The router interface of a network; the other end of the line is at a border router, or another network. */
function readLine(line: ResourceView, stack: StackView): readonly Link[] {
  const vpc = one(stack, line, "routerId", VPC);
  if (!vpc || text(line.props, "routerType") === "VBR") return [];
  const other = one(stack, line, "oppositeRouterId", VPC);
  return other ? [peeringLink(part(line), [vpc.urn, other.urn])] : [siteLink(part(line), vpc.urn)];
}
