import { parsePrefix } from "../../ipam/prefix.ts";

export const LINES = ["main", "backup"] as const;
export type LineKey = (typeof LINES)[number];

export const TUNNELS = [1, 2] as const;
export type TunnelIndex = (typeof TUNNELS)[number];

/** Addresses inside one tunnel: a /30 of the link-local range, the cloud's end first. */
export interface InsideAddresses {
  readonly cidr: string;
  readonly cloud: string;
  readonly store: string;
}

export const SLOTS = 6;

/** /30s of one store: segments by lines by tunnels. */
const PER_STORE = SLOTS * LINES.length * TUNNELS.length;

const RANGE = parsePrefix("169.254.0.0/16");

/** AWS keeps 169.254.0.0/30 to 169.254.5.0/30 (tunnel options of Site-to-Site VPN). */
const FIRST = parsePrefix("169.254.6.0/30");

/** AWS keeps 169.254.169.252/30 as well; the store that would hold it gets none of it. */
const KEPT = indexOf("169.254.169.252/30");

const TOTAL = 2 ** (30 - RANGE.length);

/** Highest number of a store whose tunnels all have addresses. */
export const MOST_STORES = Math.floor((TOTAL - indexOf(FIRST.toString())) / PER_STORE) - 1;

/**
 * Addresses by number of the store, slot of the segment, line and tunnel: the same for ever, whatever else is added,
 * and no two tunnels of a hub share any.
 */
export function insideAddresses(
  number: number,
  slot: number,
  line: LineKey,
  tunnel: TunnelIndex,
): InsideAddresses {
  const start = indexOf(FIRST.toString());
  const kept = Math.floor((KEPT - start) / PER_STORE) + 1;
  const block = number < kept ? number - 1 : number;
  const within = (slot * LINES.length + LINES.indexOf(line)) * TUNNELS.length + (tunnel - 1);
  const base = (start + block * PER_STORE + within) * 4;
  const text = (host: number) => `169.254.${Math.floor((base + host) / 256)}.${(base + host) % 256}`;
  return { cidr: `${text(0)}/30`, cloud: text(1), store: text(2) };
}

function indexOf(cidr: string): number {
  const [, , third = "0", fourth = "0"] = cidr.split("/")[0]?.split(".") ?? [];
  return (Number(third) * 256 + Number(fourth)) / 4;
}
