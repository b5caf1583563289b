import type { StackView } from "../../control.ts";
import { flag } from "../../reading.ts";
import type { Network, Subnet } from "../model.ts";
import { elsewhere, one, part, prefixesOf } from "../stack-parts.ts";
import { aclOf } from "./acls.ts";
import { rangesOf, within } from "./ranges.ts";
import { tableOf } from "./routes.ts";
import { IPV4, SWITCH, VPC } from "./types.ts";

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
      ...(acl !== undefined && { acl }),
    };
  });
}
