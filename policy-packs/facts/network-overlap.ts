import { PrefixSet } from "../../ipam/prefix-set.ts";
import type { ResourceView, StackFact, StackView } from "../control.ts";
import { privatePrefixes } from "./private-prefixes.ts";

/** Other networks of the stack, on either cloud, whose space meets this one's. */
export interface NetworkOverlap {
  readonly overlaps: readonly { readonly name: string; readonly shared: string }[];
  readonly openEnded: boolean;
}

const VPC = "aws:ec2/vpc:Vpc";
const NETWORK = "alicloud:vpc/network:Network";
/** Extensions of a network by the input that names it. */
const EXTENSIONS = [
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
  "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock",
];

export const networkOverlap: StackFact<NetworkOverlap> = {
  name: "network-overlap",
  scope: "stack",
  types: { aws: [VPC], alicloud: [NETWORK] },
  read(stack) {
    const spaces = stack.ofType(VPC, NETWORK).map((network) => ({ network, ...spaceOf(network, stack) }));
    return spaces.map(({ network, space, openEnded }) => ({
      resource: network,
      fact: {
        openEnded,
        overlaps: spaces
          .filter((other) => other.network !== network && other.space.overlaps(space))
          .map((other) => ({
            name: other.network.name,
            shared: space.intersect(other.space).prefixes().join(", "),
          })),
      },
    }));
  },
};

function spaceOf(network: ResourceView, stack: StackView) {
  const parts = [
    network,
    ...stack
      .ofType(...EXTENSIONS)
      .filter((extension) => stack.referencedBy(extension, "vpcId", VPC, NETWORK).includes(network)),
  ].map((resource) => privatePrefixes.read(resource));
  return {
    space: PrefixSet.of(parts.flatMap((part) => part?.prefixes ?? [])),
    openEnded: parts.some((part) => part?.openEnded),
  };
}
