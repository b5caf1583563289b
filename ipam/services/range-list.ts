import type { Address } from "../ip.ts";
import { AddressRange } from "../prefix.ts";
import { countOf } from "./host-range.ts";

/** Ranges of one family in order of address, none of which touch the same address. */
export type RangeList = readonly AddressRange[];

export function without(list: RangeList, hole: AddressRange): RangeList {
  return list.flatMap((range) => {
    if (hole.last.compare(range.first) < 0 || hole.first.compare(range.last) > 0) return [range];
    const below = hole.first.compare(range.first) > 0 ? hole.first.plus(-1) : undefined;
    const above = hole.last.compare(range.last) < 0 ? hole.last.plus(1) : undefined;
    return [
      ...(below ? [new AddressRange(range.first, below)] : []),
      ...(above ? [new AddressRange(above, range.last)] : []),
    ];
  });
}

/** The lowest addresses, as many as wanted or as there are, and what is left. */
export function takeLowest(list: RangeList, count: number): { taken: RangeList; rest: RangeList } {
  const taken: AddressRange[] = [];
  const rest: AddressRange[] = [];
  let open = count;
  for (const range of list) {
    const size = countOf(range);
    const part = Math.min(size, open);
    open -= part;
    const last = range.first.plus(part - 1);
    if (part > 0 && last) taken.push(new AddressRange(range.first, last));
    const next = range.first.plus(part);
    if (part < size && next) rest.push(new AddressRange(next, range.last));
  }
  return { taken, rest };
}

export function holds(list: RangeList, address: Address): boolean {
  return list.some((range) => range.contains(address));
}

export function overlapping(list: RangeList, range: AddressRange): AddressRange | undefined {
  return list.find((each) => each.first.compare(range.last) <= 0 && range.first.compare(each.last) <= 0);
}

export function sizeOf(list: RangeList): number {
  return list.reduce((sum, range) => sum + countOf(range), 0);
}

export function single(address: Address): AddressRange {
  return new AddressRange(address, address);
}
