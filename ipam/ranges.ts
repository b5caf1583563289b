import { orderAddresses, orderNumbers } from "./address-order.ts";
import type { Address } from "./ip.ts";

/** Ranges of one family, flat: first, last, first, last, … */
export type Ranges<T> = readonly T[];

/** What the algebra needs to know of a family: IPv4 runs on numbers, IPv6 on addresses. */
export interface Space<T> {
  compare(a: T, b: T): number;
  /** The neighbour above; undefined at the end of the space. */
  next(value: T): T | undefined;
  previous(value: T): T | undefined;
  /** Positions of the ranges in order of their first address. */
  order(flat: Ranges<T>): ArrayLike<number>;
}

export const NUMBER_SPACE: Space<number> = {
  compare: (a, b) => a - b,
  next: (value) => (value === MAX_IPV4 ? undefined : value + 1),
  previous: (value) => (value === 0 ? undefined : value - 1),
  order: (flat) => orderNumbers(firsts(flat)),
};

export const ADDRESS_SPACE: Space<Address> = {
  compare: (a, b) => a.compare(b),
  next: (value) => value.plus(1),
  previous: (value) => value.plus(-1),
  order: (flat) => orderAddresses(firsts(flat)),
};

function firsts<T>(flat: Ranges<T>): T[] {
  const found: T[] = [];
  for (let i = 0; i < flat.length; i += 2) found.push(flat[i] as T);
  return found;
}

const MAX_IPV4 = 0xffffffff;
/** Any ranges → sorted, disjoint, non-adjacent ones over the same addresses. */
export function normalise<T>(flat: Ranges<T>, space: Space<T>): Ranges<T> {
  if (flat.length <= 2) return flat;
  const order = space.order(flat);
  const merged: T[] = [];
  let first = flat[2 * (order[0] as number)] as T;
  let last = flat[2 * (order[0] as number) + 1] as T;
  for (let i = 1; i < order.length; i++) {
    const start = flat[2 * (order[i] as number)] as T;
    const end = flat[2 * (order[i] as number) + 1] as T;
    const above = space.next(last);
    if (above === undefined || space.compare(start, above) <= 0) {
      if (space.compare(end, last) > 0) last = end;
    } else {
      merged.push(first, last);
      first = start;
      last = end;
    }
  }
  merged.push(first, last);
  return merged;
}

export function subtract<T>(base: Ranges<T>, minus: Ranges<T>, space: Space<T>): Ranges<T> {
  const left: T[] = [];
  let j = 0;
  for (let i = 0; i < base.length; i += 2) {
    let first = base[i] as T;
    const last = base[i + 1] as T;
    let used = false;
    while (j < minus.length && space.compare(minus[j + 1] as T, first) < 0) j += 2;
    for (let k = j; k < minus.length && space.compare(minus[k] as T, last) <= 0; k += 2) {
      const below = space.previous(minus[k] as T);
      if (below !== undefined && space.compare(first, below) <= 0) left.push(first, below);
      const above = space.next(minus[k + 1] as T);
      if (above === undefined || space.compare(above, last) > 0) {
        used = true;
        break;
      }
      first = above;
    }
    if (!used) left.push(first, last);
  }
  return left;
}

export function intersect<T>(a: Ranges<T>, b: Ranges<T>, space: Space<T>): Ranges<T> {
  const common: T[] = [];
  walk(a, b, space, (first, last) => {
    common.push(first, last);
    return false;
  });
  return common;
}

export function overlap<T>(a: Ranges<T>, b: Ranges<T>, space: Space<T>): boolean {
  return walk(a, b, space, () => true);
}

/** Visits what both have in common, in order; stops where the visitor says so. */
function walk<T>(
  a: Ranges<T>,
  b: Ranges<T>,
  space: Space<T>,
  visit: (first: T, last: T) => boolean,
): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const first = space.compare(a[i] as T, b[j] as T) >= 0 ? (a[i] as T) : (b[j] as T);
    const aEnds = space.compare(a[i + 1] as T, b[j + 1] as T) <= 0;
    const last = aEnds ? (a[i + 1] as T) : (b[j + 1] as T);
    if (space.compare(first, last) <= 0 && visit(first, last)) return true;
    if (aEnds) i += 2;
    else j += 2;
  }
  return false;
}
