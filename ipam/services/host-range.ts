import { type Address, type Family, MalformedAddress } from "../ip.ts";
import { AddressRange, type Prefix, parseRange } from "../prefix.ts";

/**
 * Addresses of a subnet: as they are, or counted from its start so that one text serves every site.
 * `20-99` counts in IPv4, `::100-::fff` in IPv6.
 */
export type HostRange =
  | { readonly by: "address"; readonly range: AddressRange }
  | { readonly by: "offset"; readonly family: Family; readonly first: number; readonly last: number };

const OFFSETS = /^(0|[1-9][0-9]{0,7})-(0|[1-9][0-9]{0,7})$/;
/** Offsets in IPv6 stay within the last three groups, far inside what plain numbers hold. */
const MOST_OFFSET = 2 ** 48;

/** @throws MalformedAddress */
export function parseHostRange(text: string): HostRange {
  const offsets = OFFSETS.exec(text);
  if (offsets) {
    const [first, last] = [Number(offsets[1]), Number(offsets[2])];
    if (first > last) throw new MalformedAddress("the range is reversed", `write ${last}-${first}`);
    return { by: "offset", family: "ipv4", first, last };
  }
  const range = parseRange(text);
  const [first, last] = [range.first.toBigInt(), range.last.toBigInt()];
  if (range.family === "ipv6" && first < 2n ** 64n) {
    if (last >= BigInt(MOST_OFFSET)) {
      throw new MalformedAddress("the range is too long", "keep it within the last three groups");
    }
    return { by: "offset", family: "ipv6", first: Number(first), last: Number(last) };
  }
  return { by: "address", range };
}

export function familyOf(range: HostRange): Family {
  return range.by === "offset" ? range.family : range.range.family;
}

/** The range in a subnet; undefined where it reaches outside. */
export function rangeIn(subnet: Prefix, range: HostRange): AddressRange | undefined {
  const [first, last] =
    range.by === "offset"
      ? [subnet.first.plus(range.first), subnet.first.plus(range.last)]
      : [range.range.first, range.range.last];
  if (first === undefined || last === undefined || !subnet.contains(first) || !subnet.contains(last)) {
    return undefined;
  }
  return new AddressRange(first, last);
}

/** Number of addresses of a range; exact below 2^53. */
export function countOf(range: AddressRange): number {
  return distance(range.first, range.last) + 1;
}

export function distance(from: Address, to: Address): number {
  if (from.family === "ipv4") return to.w0 - from.w0;
  return Number(to.toBigInt() - from.toBigInt());
}
