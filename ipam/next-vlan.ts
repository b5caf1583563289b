import type { AllocatedPrefix } from "./allocation.ts";
import type { Vid, VlanRange } from "./vlan.ts";
import { VlanGroup } from "./vlan.ts";

export interface NextVlan {
  /** Undefined where every number of the range is in use. */
  readonly next: Vid | undefined;
  /** Numbers of the range that somebody has, retired networks included. */
  readonly used: readonly Vid[];
}

/** The VLAN that a new network of a zone would get at a site, given as `region/site`. */
export function nextVlan(site: string, range: VlanRange, rows: readonly AllocatedPrefix[]): NextVlan {
  const group = new VlanGroup();
  const used = new Set<Vid>();
  for (const { key, vlan } of rows) {
    if (vlan === null || !key.startsWith(`${site}/`)) continue;
    group.take(vlan, site);
    if (vlan >= range.first && vlan <= range.last) used.add(vlan);
  }
  return { next: group.takeFree(range, site), used: [...used].sort((a, b) => a - b) };
}
