import { type Address, BITS } from "../ip.ts";
import type { Fhrp } from "../plan.ts";
import { AddressRange, type Prefix } from "../prefix.ts";
import type { FaultText } from "../source.ts";
import { familyOf, type HostRange, rangeIn } from "./host-range.ts";
import { holds, overlapping, type RangeList, single, sizeOf, takeLowest, without } from "./range-list.ts";

/**
 * Who may have which address of a subnet. The parts are pairwise disjoint and inside; in IPv4 none holds
 * the network or the broadcast address. @clause 3.2.2-d @clause 3.2.2-e @clause 3.2.3-e
 */
export interface SubnetLayout {
  readonly subnet: Prefix;
  /** Shared by the routers, where there are several. */
  readonly gateway: Address | null;
  /** The routers' own addresses behind a shared gateway. */
  readonly routers: readonly Address[];
  /** Configured by hand: switches, access points, servers. */
  readonly staticRange: RangeList;
  /** For devices that the DHCP server knows by name. */
  readonly reservations: RangeList;
  readonly pools: RangeList;
}

export interface LayoutWish {
  readonly subnet: Prefix;
  readonly gateway: Address | null;
  readonly fhrp: Fhrp | undefined;
  /** The DHCP server gives out addresses here. */
  readonly dhcp: boolean;
  readonly staticRange: number | HostRange | undefined;
  readonly reservations: number | undefined;
  readonly pools: readonly HostRange[] | undefined;
}

export type LayoutField = "staticRange" | "reservations" | "pools" | "gateway" | "fhrp";

/** An eighth of a subnet for devices configured by hand, and as much for reservations; at most this many. */
const MOST_BY_DEFAULT = 16;
/** Interface ids in a /64: by hand ::10–::ff, reserved ::100–::fff, pool ::1:0–::1:ffff. */
const IPV6_BANDS = {
  staticRange: [0x10, 0xff],
  reservations: [0x100, 0xfff],
  pools: [0x1_0000, 0x1_ffff],
} as const;

/** Address of a device counted from the start: of the subnet in IPv4, of the reserved band in IPv6. */
export function hostAddress(subnet: Prefix, host: number): Address | undefined {
  return subnet.first.plus(subnet.family === "ipv4" ? host : IPV6_BANDS.reservations[0] + host);
}

export function layoutOf(
  wish: LayoutWish,
  fault: (field: LayoutField, text: FaultText, index?: number) => void,
): SubnetLayout {
  const { subnet, gateway } = wish;
  const usable = usableOf(subnet);
  const routers = routersOf(wish, usable, fault);
  const infrastructure = [...(gateway ? [gateway] : []), ...routers];
  const free = infrastructure.reduce<RangeList>((list, address) => without(list, single(address)), [usable]);
  const base = { subnet, gateway, routers };
  const pools = wish.dhcp ? writtenPools(wish, usable, infrastructure, fault) : [];
  if (subnet.family === "ipv6") return { ...base, ...ipv6Bands(wish, pools, free) };

  const besidePools = pools.reduce(without, free);
  const byHand = staticOf(wish, usable, besidePools, infrastructure, pools, fault);
  if (!wish.dhcp) return { ...base, staticRange: byHand.taken, reservations: [], pools: [] };
  if (pools.length > 0) return { ...base, staticRange: byHand.taken, reservations: byHand.rest, pools };
  const wanted = wish.reservations ?? defaultBand(subnet);
  const reserved = takeLowest(byHand.rest, wanted);
  if (reserved.rest.length === 0) {
    fault(wish.reservations === undefined ? "staticRange" : "reservations", {
      code: "plan.pool",
      message: `no address of ${subnet} is left for a DHCP pool`,
      hint: `${sizeOf(free)} are there beside the gateway: keep fewer aside, or give the network more hosts`,
    });
  }
  return { ...base, staticRange: byHand.taken, reservations: reserved.taken, pools: reserved.rest };
}

/** A link of two has no network and broadcast address (RFC 3021); IPv6 only its anycast address. */
function usableOf(subnet: Prefix): AddressRange {
  const spare = BITS[subnet.family] - subnet.length;
  if (spare <= 1) return new AddressRange(subnet.first, subnet.last);
  const first = subnet.first.plus(1) ?? subnet.first;
  if (subnet.family === "ipv6") return new AddressRange(first, subnet.last);
  return new AddressRange(first, subnet.last.plus(-1) ?? subnet.last);
}

function defaultBand(subnet: Prefix): number {
  return Math.min(MOST_BY_DEFAULT, Math.floor(subnet.size / 8));
}

/** Next to the gateway: above it, or below it at the upper end. */
function routersOf(
  { subnet, gateway, fhrp }: LayoutWish,
  usable: AddressRange,
  fault: (field: LayoutField, text: FaultText) => void,
): readonly Address[] {
  if (fhrp === undefined || gateway === null || BITS[subnet.family] - subnet.length <= 1) return [];
  for (const step of [1, -1]) {
    const addresses = Array.from({ length: fhrp.realAddresses }, (_, i) => gateway.plus(step * (i + 1)));
    if (addresses.every((address) => address !== undefined && usable.contains(address))) {
      return addresses as Address[];
    }
  }
  fault("fhrp", {
    code: "plan.gateway",
    message: `${subnet} has no room for ${fhrp.realAddresses} routers beside the gateway ${gateway}`,
    hint: "use a larger subnet, or fewer routers",
  });
  return [];
}

/** Pools as the plan writes them. Kea would hand out the gateway if it lay in one. */
function writtenPools(
  wish: LayoutWish,
  usable: AddressRange,
  infrastructure: readonly Address[],
  fault: (field: LayoutField, text: FaultText, index?: number) => void,
): RangeList {
  const code = "plan.pool";
  const pools: AddressRange[] = [];
  for (const [index, written] of (wish.pools ?? []).entries()) {
    if (familyOf(written) !== wish.subnet.family) continue;
    const range = rangeIn(wish.subnet, written);
    const bad = (message: string, hint: string) => fault("pools", { code, message, hint }, index);
    const inside = `use addresses from ${usable.first} to ${usable.last}`;
    const held = range && infrastructure.find((address) => range.contains(address));
    const other = range && overlapping(pools, range);
    if (range === undefined) bad(`the pool reaches outside ${wish.subnet}`, inside);
    else if (!usable.contains(range.first)) bad(`the pool holds the network address ${range.first}`, inside);
    else if (!usable.contains(range.last)) bad(`the pool holds the broadcast address ${range.last}`, inside);
    else if (held) {
      const what = wish.gateway?.equals(held) ? "gateway" : "router";
      bad(`the pool ${range} holds the ${what} ${held}`, "leave it out of the range, or cut the pool in two");
    } else if (other) bad(`the pool ${range} overlaps ${other}`, "give each pool addresses of its own");
    else pools.push(range);
  }
  return pools.sort((a, b) => a.first.compare(b.first));
}

function staticOf(
  wish: LayoutWish,
  usable: AddressRange,
  free: RangeList,
  infrastructure: readonly Address[],
  pools: RangeList,
  fault: (field: LayoutField, text: FaultText) => void,
): { readonly taken: RangeList; readonly rest: RangeList } {
  const { staticRange, subnet } = wish;
  if (staticRange === undefined || typeof staticRange === "number") {
    const everything = wish.dhcp ? defaultBand(subnet) : sizeOf(free);
    return takeLowest(free, wish.dhcp ? (staticRange ?? everything) : everything);
  }
  const code = "plan.static-range";
  const range = familyOf(staticRange) === subnet.family ? rangeIn(subnet, staticRange) : undefined;
  const held = range && infrastructure.find((address) => range.contains(address));
  const pool = range && overlapping(pools, range);
  const inside = `use addresses from ${usable.first} to ${usable.last}`;
  const bad = (message: string, hint: string) => fault("staticRange", { code, message, hint });
  if (range === undefined) bad(`the static range reaches outside ${subnet}`, inside);
  else if (!usable.contains(range.first) || !usable.contains(range.last)) {
    bad(`the static range ${range} holds the network or the broadcast address`, inside);
  } else if (held) bad(`the static range ${range} holds the router ${held}`, "leave it out of the range");
  else if (pool) bad(`the static range ${range} overlaps the pool ${pool}`, "shorten one of the two");
  else return { taken: [range], rest: without(free, range) };
  return { taken: [], rest: free };
}

function ipv6Bands(
  wish: LayoutWish,
  pools: RangeList,
  free: RangeList,
): Pick<SubnetLayout, "staticRange" | "reservations" | "pools"> {
  if (wish.subnet.length > 64) return { staticRange: free, reservations: [], pools: [] };
  const band = (name: keyof typeof IPV6_BANDS): RangeList => {
    const [first, last] = IPV6_BANDS[name];
    const [from, to] = [wish.subnet.first.plus(first), wish.subnet.first.plus(last)];
    if (from === undefined || to === undefined) return [];
    return free.flatMap((range) => {
      const low = range.first.compare(from) > 0 ? range.first : from;
      const high = range.last.compare(to) < 0 ? range.last : to;
      return low.compare(high) <= 0 ? [new AddressRange(low, high)] : [];
    });
  };
  const staticRange = pools.reduce(without, band("staticRange"));
  if (!wish.dhcp) return { staticRange, reservations: [], pools: [] };
  return {
    staticRange,
    reservations: pools.reduce(without, band("reservations")),
    pools: pools.length > 0 ? pools : band("pools"),
  };
}

/** What an address of the subnet is for, in words; undefined if it is free for a reservation. */
export function useOf(layout: SubnetLayout, address: Address): string | undefined {
  const { subnet, gateway, routers, staticRange, pools } = layout;
  if (!subnet.contains(address)) return `outside ${subnet}`;
  if (subnet.family === "ipv4" && subnet.length < 31) {
    if (address.equals(subnet.first)) return `the network address of ${subnet}`;
    if (address.equals(subnet.last)) return `the broadcast address of ${subnet}`;
  } else if (address.equals(subnet.first)) return `the routers' anycast address of ${subnet}`;
  if (gateway?.equals(address)) return "the gateway";
  if (routers.some((router) => router.equals(address))) return "a router's own address";
  if (holds(pools, address)) return `in the DHCP pool ${pools.find((pool) => pool.contains(address))}`;
  if (holds(staticRange, address)) return "in the static range, for devices configured by hand";
  return undefined;
}
