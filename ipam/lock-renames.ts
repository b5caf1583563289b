import type { LockEntry } from "./lock.ts";
import type { CloudPlan, NetworkPlan, Plan, RegionPlan, SitePlan, TierPlan } from "./plan.ts";

type Renamed = RegionPlan | SitePlan | NetworkPlan | CloudPlan | TierPlan;

/** The lock's entries under the names of the plan: `formerly` carries a rename. */
export function renamed(entries: ReadonlyMap<string, LockEntry>, plan: Plan): ReadonlyMap<string, LockEntry> {
  let current = entries;
  // From the outside in: a site's earlier name is looked up in the region's present one.
  for (const renames of renamesByLevel(plan)) current = afterRenames(current, renames);
  return current;
}

/** Earlier key → present one, of regions, of sites and cloud networks, of networks and tiers. */
function renamesByLevel({ regions, clouds }: Plan): readonly ReadonlyMap<string, string>[] {
  const levels = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()] as const;
  const [outer, middle, inner] = levels;
  const add = (level: Map<string, string>, { key, formerly }: Renamed) => {
    if (formerly !== undefined && !level.has(formerly)) level.set(formerly, key);
  };
  for (const region of regions) {
    add(outer, region);
    for (const site of region.sites) {
      add(middle, site);
      for (const network of site.networks) add(inner, network);
    }
  }
  for (const cloud of clouds) {
    add(middle, cloud);
    for (const tier of cloud.tiers) add(inner, tier);
  }
  return levels;
}

function afterRenames(
  entries: ReadonlyMap<string, LockEntry>,
  renames: ReadonlyMap<string, string>,
): ReadonlyMap<string, LockEntry> {
  const [first] = renames.keys();
  if (first === undefined) return entries;
  const parts = first.split("/").length;
  const next = new Map<string, LockEntry>();
  for (const [key, entry] of entries) {
    const names = key.split("/");
    const present = renames.get(names.slice(0, parts).join("/"));
    const moved =
      present === undefined || names.length <= parts ? key : [present, ...names.slice(parts)].join("/");
    // The new name is in the lock already: the rename has been carried out before.
    next.set(entries.has(moved) ? key : moved, entry);
  }
  return next;
}
