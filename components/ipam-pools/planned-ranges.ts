import type { AllocatedPrefix, Allocation } from "../../ipam/index.ts";
import type { PlannedRange, RangeKind } from "./contract.ts";

/**
 * What an IPAM is told of an allocation: aggregates, regions, sites, cloud networks and reserved ranges.
 * IPv4 alone: private scopes take no other family on Alibaba Cloud, and a network's IPv6 block comes from
 * the cloud on both.
 */
export function plannedRanges({
  prefixes,
  cloudNetworks,
}: Pick<Allocation, "prefixes" | "cloudNetworks">): Readonly<Record<string, PlannedRange>> {
  const ranges: Record<string, PlannedRange> = {};
  for (const row of prefixes) {
    const kind = kindOf(row);
    if (kind === undefined) continue;
    // A second block of one owner has the key of the first with its number.
    const key = row.key.replace(/\/ipv4(@[^+]*)?(\+\d+)?$/, "$1");
    const network = kind === "network" ? cloudNetworks.get(row.site ?? "") : undefined;
    ranges[key] = {
      kind,
      blocks: [...(ranges[key]?.blocks ?? []), String(row.prefix)],
      vrf: row.vrf,
      ...(network && { cloud: { provider: network.provider, region: network.region } }),
      ...(row.description !== null && { description: row.description }),
    };
  }
  return Object.fromEntries(Object.entries(ranges).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function kindOf({ key, family }: AllocatedPrefix): RangeKind | undefined {
  if (family !== "ipv4") return undefined;
  const parts = key.split("/");
  if (parts[0] === "aggregates") return "aggregate";
  if (parts[0] === "reserved") return "reserved";
  // Networks and tiers lie inside the block of their site or cloud network.
  if (parts[0] === "clouds") return parts.length === 3 ? "network" : undefined;
  if (parts.length === 2) return "region";
  return parts.length === 3 ? "site" : undefined;
}
