import type { Family } from "./ip.ts";
import { MAIN_VRF } from "./plan.ts";

/**
 * Keys of the lock: names from the outside in, then the family, then the VRF if it is not the main one.
 * `east/ipv4` (region), `east/sh-001/ipv4` (site), `east/sh-001/guest-wifi/ipv4@guest` (network),
 * `clouds/hz/ipv4`, `clouds/hz/app/ipv4` (tier), `clouds/hz/azs/cn-hangzhou-h` (slot), `aggregates/ula`.
 */
export interface KeyParts {
  readonly owner: readonly string[];
  readonly family: Family;
  readonly vrf: string;
}

export function spaceKey(owner: string, family: Family, vrf: string): string {
  const tail = vrf === MAIN_VRF ? family : `${family}@${vrf}`;
  return owner === "" ? tail : `${owner}/${tail}`;
}

/** Of `east/sh-001/pos@b`, a further subnet in the VLAN of `east/sh-001/pos`, the latter; else the network itself. */
export function vlanOwner(network: string): string {
  const at = network.indexOf("@");
  return at < 0 ? network : network.slice(0, at);
}

export function partsOf(key: string): KeyParts {
  const parts = key.split("/");
  const tail = parts.at(-1) ?? "";
  const family = tail.slice(0, 4);
  if ((family !== "ipv4" && family !== "ipv6") || (tail.length > 4 && tail[4] !== "@")) {
    return { owner: parts, family: "ipv4", vrf: MAIN_VRF };
  }
  parts.pop();
  return { owner: parts, family, vrf: tail.length === 4 ? MAIN_VRF : (tail.slice(5).split("@")[0] ?? "") };
}

/** Name of the key's owner: the key without its family and VRF. */
export function ownerOf(key: string): string {
  const end = key.lastIndexOf("/");
  return /^ipv[46](?:@|$)/.test(key.slice(end + 1)) ? key.slice(0, Math.max(0, end)) : key;
}

/** Regions, sites and cloud networks hold others; networks and tiers do not. */
export function isContainerKey(key: string): boolean {
  const { owner } = partsOf(key);
  return owner.length <= 2;
}
