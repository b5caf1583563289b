import type { StackView } from "../../control.ts";
import type { Link } from "../model.ts";
import { naming, one, part, peeringLink, siteLink } from "../stack-parts.ts";
import { transitLinks } from "../transit.ts";
import { readHubs } from "./transit.ts";
import { PEERING, VGW, VPC } from "./types.ts";

const ATTACHED = "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment";

/** Peerings, private gateways (of VPNs and of Direct Connect alike) and transit gateways. */
export function readLinks(stack: StackView): readonly Link[] {
  const peerings = stack.ofType(PEERING).map((peering) =>
    peeringLink(
      part(peering),
      ["vpcId", "peerVpcId"].map((input) => one(stack, peering, input, VPC)?.urn),
    ),
  );
  const gateways = stack.ofType(VGW).flatMap((gateway): Link[] => {
    const [attached] = naming(stack, ATTACHED, "vpnGatewayId", gateway);
    const vpc = one(stack, gateway, "vpcId", VPC) ?? (attached && one(stack, attached, "vpcId", VPC));
    return vpc ? [siteLink(part(gateway), vpc.urn)] : [];
  });
  return [...peerings, ...gateways, ...transitLinks(readHubs(stack))];
}
