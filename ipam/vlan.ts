/** VLAN identifier, 1–4094 without those that switches keep to themselves. */
export type Vid = number;

/** IEEE 802.1Q: 0 marks untagged priority frames, 4095 is reserved. */
const FIRST_VID = 1;
const LAST_VID = 4094;
/** Kept by common switch software for FDDI and Token Ring; they cannot be made or deleted there. */
const LEGACY = { first: 1002, last: 1005 } as const;

/** Why a number is no usable VLAN, and what to use instead; undefined if it is one. */
export function vidFault(vid: number): { readonly message: string; readonly hint: string } | undefined {
  if (!Number.isInteger(vid))
    return { message: "a VLAN number is a whole number", hint: "use 2–1001 or 1006–4094" };
  if (vid === 4095 || vid === 0)
    return { message: `VLAN ${vid} is reserved`, hint: "use 2–1001 or 1006–4094" };
  if (vid < FIRST_VID || vid > LAST_VID) {
    return { message: `there is no VLAN ${vid}`, hint: "use 2–1001 or 1006–4094" };
  }
  if (vid === 1) {
    return {
      message: "VLAN 1 is the default of every switch port",
      hint: "use another, so that an unset port reaches nothing",
    };
  }
  if (vid >= LEGACY.first && vid <= LEGACY.last) {
    return {
      message: `VLANs ${LEGACY.first}–${LEGACY.last} are kept by switches`,
      hint: "use 2–1001 or 1006–4094",
    };
  }
  return undefined;
}

export function isVid(vid: number): boolean {
  return vidFault(vid) === undefined;
}

/** Consecutive VLAN numbers, both ends included. */
export interface VlanRange {
  readonly first: Vid;
  readonly last: Vid;
}

export function inRange(vid: Vid, range: VlanRange): boolean {
  return vid >= range.first && vid <= range.last;
}

export function rangesOverlap(a: VlanRange, b: VlanRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** The VLANs of one site (one VLAN group): each number once. */
export class VlanGroup {
  readonly #owners = new Map<Vid, string>();

  /** Who has the number already; undefined if it was free and now is the owner's. */
  take(vid: Vid, owner: string): string | undefined {
    const holder = this.#owners.get(vid);
    if (holder !== undefined && holder !== owner) return holder;
    this.#owners.set(vid, owner);
    return undefined;
  }

  /** The number that an owner has: several subnets can share one. */
  of(owner: string): Vid | undefined {
    for (const [vid, holder] of this.#owners) if (holder === owner) return vid;
    return undefined;
  }

  /** The lowest free number of the range, taken; undefined if all are in use. */
  takeFree(range: VlanRange, owner: string): Vid | undefined {
    for (let vid = range.first; vid <= range.last; vid++) {
      if (isVid(vid) && !this.#owners.has(vid)) {
        this.#owners.set(vid, owner);
        return vid;
      }
    }
    return undefined;
  }
}
