import { canonicalType } from "./aliases.ts";
import type { ResourceView } from "./control.ts";

const NETWORKS: ReadonlySet<string> = new Set([
  "aws:ec2/vpc:Vpc",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation",
  "alicloud:vpc/network:Network",
  "alicloud:vpc/switch:Switch",
]);

/**
 * Does what is unknown in an input come from networks of this stack alone? A prefix computed from a network,
 * such as an IPv6 subnet of the block that the cloud hands out, lies within it and lets in no internet.
 */
export function comesFromOwnNetwork(resource: ResourceView, input: string): boolean {
  const urns = resource.propertyDependencies[input] ?? [];
  return urns.length > 0 && urns.every((urn) => NETWORKS.has(canonicalType(typeOf(urn))));
}

/** Last type of the chain that a URN carries. */
function typeOf(urn: string): string {
  const chain = urn.split("::")[2] ?? "";
  return chain.slice(chain.lastIndexOf("$") + 1);
}
