import type { AllocationRun } from "./allocation-run.ts";
import type { Family } from "./ip.ts";
import { spaceKey } from "./lock-keys.ts";
import type { RegionPlan, SitePlan } from "./plan.ts";
import type { Space } from "./space.ts";
import type { Stack } from "./zones/zone.ts";

/** One tree of space: a VRF in one family. */
export interface Branch {
  readonly family: Family;
  readonly vrf: string;
}

/** Space from which a region or a site is cut. */
export function parentOf(owner: RegionPlan | SitePlan, { family, vrf }: Branch, run: AllocationRun): Space {
  const root = run.root(vrf, family);
  if (!("region" in owner)) return root;
  const key = spaceKey(owner.region, family, vrf);
  return run.space(key, () => run.makeSpace(key, family, root));
}

export function siteSpace(site: SitePlan, family: Family, vrf: string, run: AllocationRun): Space {
  const key = spaceKey(site.key, family, vrf);
  return run.space(key, () => run.makeSpace(key, family, parentOf(site, { family, vrf }, run)));
}

/** Families that a network speaks, by its stack. */
export const FAMILIES_OF: Readonly<Record<Stack, readonly Family[]>> = {
  ipv4: ["ipv4"],
  ipv6: ["ipv6"],
  dual: ["ipv4", "ipv6"],
};
