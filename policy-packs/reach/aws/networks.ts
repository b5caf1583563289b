import type { ResourceView, StackView } from "../../control.ts";
import type { Network, Subnet } from "../model.ts";
import { elsewhere, naming, one, part, prefixesOf } from "../stack-parts.ts";
import { aclOf } from "./acls.ts";
import { tableOf } from "./routes.ts";
import { SUBNET, VPC } from "./types.ts";

const MORE = [
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
  "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation",
];

export function readNetworks(stack: StackView): readonly Network[] {
  return stack.ofType(VPC).map((vpc) => {
    const more = MORE.flatMap((type) => naming(stack, type, "vpcId", vpc));
    const values = [vpc, ...more].flatMap(({ props }) => [props.cidrBlock, props.ipv6CidrBlock]);
    return { ...part(vpc), prefixes: prefixesOf(values), routedFamilies: ["ipv4", "ipv6"] };
  });
}

export function readSubnets(stack: StackView): readonly Subnet[] {
  return stack.ofType(SUBNET).map((subnet): Subnet => {
    const vpc = one(stack, subnet, "vpcId", VPC);
    const table = tableOf(subnet, vpc, stack);
    const acl = aclOf(subnet, vpc, stack);
    return {
      ...part(subnet),
      network: vpc?.urn ?? elsewhere.network,
      prefixes: prefixesOf([subnet.props.cidrBlock, subnet.props.ipv6CidrBlock]),
      ...(table && { table }),
      ...(acl !== undefined && { acl }),
    };
  });
}

/** The default group of a network, by the network that holds it. */
export function defaultGroupId(vpc: ResourceView | string): string {
  return `${typeof vpc === "string" ? vpc : vpc.urn} default group`;
}
