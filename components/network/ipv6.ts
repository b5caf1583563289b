import { type Input, type Output, output } from "@pulumi/pulumi";
import { parsePrefix } from "../../ipam/prefix.ts";

/** The block of `length` bits whose first /64 is the `id`-th of the network's own, once that is known. */
export function ownBlock(network: Input<string>, id: number, length: number): Output<string> {
  return output(network).apply((prefix) => parsePrefix(prefix).subnet(64, id).supernet(length).toString());
}

/** The `id`-th /64 of the /56 that a cloud gives a network, known only once the network exists. */
export function nthSubnet(network: Input<string>, id: number): Output<string> {
  return output(network).apply((prefix) => parsePrefix(prefix).subnet(64, id).toString());
}
