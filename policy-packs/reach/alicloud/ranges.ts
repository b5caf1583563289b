import type { ResourceView, StackView } from "../../control.ts";
import { naming } from "../stack-parts.ts";

const MORE = "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock";

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
