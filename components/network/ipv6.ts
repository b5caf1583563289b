import type { Input, Output } from "@pulumi/pulumi";
import { output } from "@pulumi/pulumi";

/** The `id`-th /64 of the /56 a cloud gives a network, known only once it exists. */
export function nthSubnet(network: Input<string>, id: number): Output<string> {
  return output(network).apply((prefix) => nthOf(prefix, id, 64));
}

/** The block of `length` bits whose first /64 is the `id`-th of the /56 `prefix`. */
export function nthOf(prefix: string, id: number, length: number): string {
  const [address = "", mask = ""] = prefix.split("/");
  if (mask !== "56") throw new Error(`expected the network's IPv6 block to be a /56, got ${prefix}`);
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  while (groups.length + back.length < 8) groups.push("0");
  const words = [...groups, ...back].map((group) => Number.parseInt(group, 16));
  words[3] = (words[3] ?? 0) + id;
  return `${words
    .slice(0, 4)
    .map((word) => word.toString(16))
    .join(":")}::/${length}`;
}
