import type { ResourceView, StackView } from "../control.ts";
import type { Subnet } from "./model.ts";
import { inside, many } from "./stack-parts.ts";

/** Finds the subnets that resources name. */
export interface Placement {
  /** At a path of inputs, as `vpcConfig.subnetIds`. */
  subnets(of: ResourceView, path: string): readonly Subnet[];
  /** Among values inside an input. */
  among(of: ResourceView, input: string, values: readonly unknown[]): readonly Subnet[];
  known(resources: readonly ResourceView[]): readonly Subnet[];
}

/** @param type of the resources that make subnets on this cloud */
export function placement(stack: StackView, type: string, subnets: readonly Subnet[]): Placement {
  const byUrn = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const known = (resources: readonly ResourceView[]) => resources.flatMap(({ urn }) => byUrn.get(urn) ?? []);
  const among = (of: ResourceView, input: string, values: readonly unknown[]) =>
    known(inside(stack, of, input, values, type));
  return {
    known,
    among,
    subnets(of, path) {
      const [input = "", ...rest] = path.split(".");
      return among(of, input, many(of.props, input, ...rest));
    },
  };
}
