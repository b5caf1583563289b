import type { Provider } from "./cloud-limits.ts";
import { CLOUD_LIMITS } from "./cloud-limits.ts";
import type { Fhrp, SubnetSize } from "./plan.ts";

/** Addresses of a subnet that no device can have. */
export interface Overhead {
  readonly addresses: number;
  /** What they are, for messages. */
  readonly what: string;
}

/** Network, broadcast, and one address for the gateway or one for each router behind it. */
export function siteOverhead(fhrp: Fhrp | undefined): Overhead {
  const gateways = 1 + (fhrp?.realAddresses ?? 0);
  return { addresses: 2 + gateways, what: `network, broadcast and ${gateways} for the gateway` };
}

export function cloudOverhead(provider: Provider): Overhead {
  const { first, last } = CLOUD_LIMITS[provider].kept;
  return { addresses: first + last, what: `${first + last} kept by the cloud` };
}

/** Addresses that devices can have in a subnet of that length. */
function assignable(length: number, overhead: Overhead): number {
  return Math.max(0, 2 ** (32 - length) - overhead.addresses);
}

/** The longest prefix in which the devices leave the wanted share free; undefined if IPv4 has none. */
export function lengthFor(hosts: number, headroom: number, overhead: Overhead): number | undefined {
  for (let length = 30; length >= 8; length--) {
    if (fits(hosts, headroom, length, overhead)) return length;
  }
  return undefined;
}

/** A tenth of a device of tolerance: 0.7 × 10 is 7, whatever binary fractions make of it. */
export function fits(hosts: number, headroom: number, length: number, overhead: Overhead): boolean {
  return hosts <= (1 - headroom) * assignable(length, overhead) + 0.1;
}

export function sizeByHosts(hosts: number, headroom: number, overhead: Overhead): SubnetSize | undefined {
  const length = lengthFor(hosts, headroom, overhead);
  return length === undefined ? undefined : { by: "hosts", hosts, headroom, length };
}
