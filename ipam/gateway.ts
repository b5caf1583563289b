import { type Address, BITS } from "./ip.ts";
import type { Gateway } from "./plan.ts";
import type { Prefix } from "./prefix.ts";

/** Address of the router in a subnet; null where the subnet has no place for it. */
export function gatewayOf(prefix: Prefix, gateway: Gateway): Address | null {
  const spare = BITS[prefix.family] - prefix.length;
  if (spare === 0) return null;
  // A link of two: RFC 3021, RFC 6164.
  if (spare === 1) return prefix.first;
  if (gateway === "last" && prefix.family === "ipv4") return prefix.last.plus(-1) ?? null;
  // IPv6 has no broadcast address, and its last addresses are reserved for anycast (RFC 2526).
  const offset = typeof gateway === "number" ? gateway : 1;
  const address = prefix.first.plus(offset);
  return address && address.compare(prefix.last) < 0 ? address : null;
}
