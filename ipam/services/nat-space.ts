import { MalformedAddress, parseAddress } from "../ip.ts";
import { AddressRange, parsePrefix, parseRange } from "../prefix.ts";

/** Public IPv4 addresses that devices share. */
export type NatSpace = AddressRange;

/** Reads a network, a range or one address. @throws MalformedAddress */
export function parseNatSpace(text: string): NatSpace {
  const space = rangeOf(text);
  if (space.family === "ipv6") {
    throw new MalformedAddress("IPv6 needs no NAT", "give public IPv4 addresses");
  }
  return space;
}

function rangeOf(text: string): AddressRange {
  if (text.includes("/")) {
    const prefix = parsePrefix(text);
    return new AddressRange(prefix.first, prefix.last);
  }
  if (text.includes("-")) return parseRange(text);
  const address = parseAddress(text);
  return new AddressRange(address, address);
}
