import { parsePrefix } from "../../../ipam/prefix.ts";

/** Network and mask, as routers write a prefix: `10.64.16.0 255.255.255.0`. */
export function networkAndMask(prefix: string): string {
  const { network, length } = parsePrefix(prefix);
  return `${network} ${mask(length)}`;
}

export function mask(length: number): string {
  const bits = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join(".");
}

/** Name of a list or policy of one segment. */
export function named(segment: string, use: string): string {
  return `${segment}-${use}`;
}
