import type { LockEntry } from "./lock.ts";
import type { Plan } from "./plan.ts";

/** The lock's entries under the names of the plan: `formerly` carries a rename. */
export function renamed(entries: ReadonlyMap<string, LockEntry>, plan: Plan): ReadonlyMap<string, LockEntry> {
  const renames = [
    // From the outside in: a site's earlier name is looked up in the region's present one.
    ...plan.regions,
    ...plan.clouds,
    ...plan.regions.flatMap((region) => region.sites),
    ...plan.clouds.flatMap((cloud) => cloud.tiers),
    ...plan.regions.flatMap((region) => region.sites.flatMap((site) => site.networks)),
  ].flatMap(({ key, formerly }) => (formerly === undefined ? [] : [{ from: `${formerly}/`, to: `${key}/` }]));
  if (renames.length === 0) return entries;
  let current = new Map(entries);
  for (const { from, to } of renames) {
    const next = new Map<string, LockEntry>();
    for (const [key, entry] of current) {
      const moved = key.startsWith(from) ? to + key.slice(from.length) : key;
      // The new name is in the lock already: the rename has been carried out before.
      next.set(current.has(moved) ? key : moved, entry);
    }
    current = next;
  }
  return current;
}
