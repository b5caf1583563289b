import { type Address, BITS } from "../ip.ts";
import type { Prefix } from "../prefix.ts";

/** A zone that leads from addresses to names. */
export interface ReverseZone {
  /** Without the final dot: `16.10.in-addr.arpa`. */
  readonly origin: string;
  readonly prefix: Prefix;
  /** RFC 2317: smaller than an octet, so that the zone above has to point into it. */
  readonly parent: string | undefined;
}

/** IPv4 is cut at octets, IPv6 at hexadecimal digits. */
const STEP = { ipv4: 8, ipv6: 4 } as const;
const SUFFIX = { ipv4: "in-addr.arpa", ipv6: "ip6.arpa" } as const;
/** The last cut in IPv4; what is longer has a zone by RFC 2317. */
const LAST_OCTET = 24;

/** The zones of a prefix: one where it ends at a cut, else all those up to the next cut. */
export function reverseZones(prefix: Prefix): readonly ReverseZone[] {
  const step = STEP[prefix.family];
  if (prefix.family === "ipv4" && prefix.length > LAST_OCTET) return [classless(prefix)];
  const length = Math.max(step, Math.ceil(prefix.length / step) * step);
  return Array.from({ length: 2 ** (length - prefix.length) }, (_, index) => {
    const part = prefix.subnet(length, index);
    return { origin: originOf(part), prefix: part, parent: undefined };
  });
}

function originOf(prefix: Prefix): string {
  const count = prefix.length / STEP[prefix.family];
  const labels = labelsOf(prefix.network).slice(0, count);
  return [...labels.reverse(), SUFFIX[prefix.family]].join(".");
}

function classless(prefix: Prefix): ReverseZone {
  const parent = originOf(prefix.supernet(LAST_OCTET));
  return { origin: `${prefix.network.w0 & 255}/${prefix.length}.${parent}`, prefix, parent };
}

/** Name of an address in its zone, relative to the origin. */
export function reverseName(address: Address, zone: ReverseZone): string {
  const cut = zone.parent === undefined ? zone.prefix.length : LAST_OCTET;
  const labels = labelsOf(address).slice(cut / STEP[address.family]);
  return labels.reverse().join(".");
}

/** Octets or hexadecimal digits, the most significant first. */
function labelsOf(address: Address): string[] {
  if (address.family === "ipv4") return String(address).split(".");
  const digits = address
    .toBigInt()
    .toString(16)
    .padStart(BITS.ipv6 / 4, "0");
  return [...digits];
}
