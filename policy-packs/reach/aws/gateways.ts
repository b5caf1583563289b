import type { StackView } from "../../control.ts";
import { text } from "../../reading.ts";
import type { Gateway } from "../model.ts";
import { naming, one, part } from "../stack-parts.ts";
import { IGW, TABLE_ASSOCIATION, TABLES, VPC } from "./types.ts";

const ATTACHED = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";

/**
 * NAT and egress-only gateways let nobody in, and a carrier gateway nobody but its carrier's own network ("How AWS
 * Wavelength works", developer guide): routes to them lead nowhere.
 */
export function readGateways(stack: StackView): readonly Gateway[] {
  const internet = stack.ofType(IGW).flatMap((gateway): Gateway[] => {
    const [attached] = naming(stack, ATTACHED, "internetGatewayId", gateway);
    const vpc = one(stack, gateway, "vpcId", VPC) ?? (attached && one(stack, attached, "vpcId", VPC));
    if (!vpc) return [];
    const [edge] = naming(stack, TABLE_ASSOCIATION, "gatewayId", gateway);
    const table = edge && one(stack, edge, "routeTableId", ...TABLES);
    return [
      {
        ...part(gateway),
        kind: "internet",
        network: vpc.urn,
        families: ["ipv4", "ipv6"],
        ...(table && { table: table.urn }),
      },
    ];
  });
  // A gateway that only a route names belongs to the network of the table.
  const written = stack.ofType("aws:ec2/route:Route").flatMap((route): Gateway[] => {
    const id = text(route.props, "gatewayId");
    const table = one(stack, route, "routeTableId", ...TABLES);
    const vpc = table && one(stack, table, "vpcId", VPC);
    if (typeof id !== "string" || !id.startsWith("igw-") || !vpc) return [];
    return [{ id, name: id, kind: "internet", network: vpc.urn, families: ["ipv4", "ipv6"] }];
  });
  return [...internet, ...written];
}
