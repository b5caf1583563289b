import type { Allocation } from "../../ipam/index.ts";

/** Site of the plan → zone → its IPv4 prefixes: what `StoreArgs.zones` takes, and no address typed twice. */
export function zonesOfSites({
  prefixes,
}: Pick<Allocation, "prefixes">): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const sites: Record<string, Record<string, string[]>> = {};
  for (const { site, region, zone, family, status, prefix } of prefixes) {
    if (site === null || region === null || zone === null || family !== "ipv4") continue;
    if (status === "container" || status === "deprecated") continue;
    sites[site] ??= {};
    const zones = sites[site];
    zones[zone] = [...(zones[zone] ?? []), String(prefix)];
  }
  return sites;
}
