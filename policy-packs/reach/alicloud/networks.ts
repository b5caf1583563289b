import type { ResourceView, StackView } from "../../control.ts";
import { flag } from "../../reading.ts";
import type { Network, Subnet } from "../model.ts";
import { elsewhere, naming, one, part, prefixesOf } from "../stack-parts.ts";
import { aclOf } from "./acls.ts";
import { tableOf } from "./routes.ts";
import { IPV4, SWITCH, VPC } from "./types.ts";

const MORE = "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock";

/** A public IPv4 address brings its own way out, unless an IPv4 gateway stands in the network and is switched on. */
export function readNetworks(stack: StackView): readonly Network[] {
  return stack.ofType(VPC).map((vpc) => {
    const gated = within(stack, vpc, IPV4).some((gateway) => flag(gateway.props, "enabled") === true);
    return {
      ...part(vpc),
      prefixes: prefixesOf(rangesOf(vpc, stack)),
      routedFamilies: gated ? ["ipv4", "ipv6"] : ["ipv6"],
    };
  });
}

/** All ranges of a network as they are written. */
export function rangesOf(vpc: ResourceView, stack: StackView): readonly unknown[] {
  const secondary = Array.isArray(vpc.props.secondaryCidrBlocks) ? vpc.props.secondaryCidrBlocks : [];
  return [
    vpc.props.cidrBlock,
    vpc.props.ipv6CidrBlock,
    ...secondary,
    ...within(stack, vpc, MORE).map(({ props }) => props.secondaryCidrBlock),
  ];
}

/** Resources of a type that stand in the network. */
export function within(stack: StackView, vpc: ResourceView, type: string): readonly ResourceView[] {
  return naming(stack, type, "vpcId", vpc);
}

export function readSubnets(stack: StackView): readonly Subnet[] {
  return stack.ofType(SWITCH).map((vswitch): Subnet => {
    const vpc = one(stack, vswitch, "vpcId", VPC);
    const table = tableOf(vswitch, vpc, stack);
    const acl = aclOf(vswitch, stack);
    return {
      ...part(vswitch),
      network: vpc?.urn ?? elsewhere.network,
      prefixes: prefixesOf([vswitch.props.cidrBlock, vswitch.props.ipv6CidrBlock]),
      ...(table && { table }),
      ...(acl && { acl: acl.urn }),
    };
  });
}
