import { parsePrefix } from "../../ipam/index.ts";
import type { TierRole } from "../network/contract.ts";
import type { Placement } from "../workload/contract.ts";
import type { FixedZones } from "../workload/fixed-zones.ts";
import type { SystemSite } from "./contract.ts";

/** Tier of a role in a network; the first one where there are several. */
export function tierOf({ tiers }: SystemSite, role: TierRole): string | undefined {
  return Object.keys(tiers).find((tier) => tiers[tier]?.role === role);
}

/** Subnets of a role's tier; none where the network has no such tier. */
export function placementOf(site: SystemSite, role: TierRole): Placement {
  const { account, region, environment, vpcId } = site;
  return {
    account,
    region,
    environment,
    vpcId,
    subnets: site.tiers[tierOf(site, role) ?? ""]?.subnets ?? {},
  };
}

/**
 * Alibaba Cloud: zones for what cannot move, the tier's first two in the order of their addresses. Addresses never move,
 * and a zone that the plan gets later takes later ones, so what stands stays; by name, a zone `a` would come before
 * those in use. Undefined where there are not two, and on AWS, whose services move between zones themselves.
 */
export function zonePair(site: SystemSite, role: TierRole): FixedZones | undefined {
  if (site.provider === "aws") return undefined;
  const prefixes = site.tiers[tierOf(site, role) ?? ""]?.prefixes ?? {};
  const [home, standby] = Object.entries(prefixes)
    .map(([zone, prefix]) => ({ zone, start: parsePrefix(prefix).first }))
    .sort((one, other) => one.start.compare(other.start))
    .map(({ zone }) => zone);
  return home === undefined || standby === undefined ? undefined : { home, standby };
}
