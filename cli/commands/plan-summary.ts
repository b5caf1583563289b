import { diffLocks } from "../../ipam/index.ts";
import type { LoadedPlan } from "./plan-files.ts";

/** `plan.yaml: 24 sites in 4 regions, 2 cloud networks, 412 prefixes (3 new, 0 moved, 1 retired)` */
export function summaryLine({ plan, lock, allocation }: LoadedPlan): string {
  const sites = plan.regions.reduce((sum, region) => sum + region.sites.length, 0);
  const prefixes = allocation.prefixes.filter((row) => row.status !== "container").length;
  const { added, moved, resized } = diffLocks(lock, allocation.lock);
  const retired = [...allocation.lock.entries.values()].filter((entry) => entry.state === "retired").length;
  const parts = [
    `${counted(sites, "site")} in ${counted(plan.regions.length, "region")}`,
    counted(plan.clouds.length, "cloud network"),
    `${counted(prefixes, "prefix", "prefixes")}`,
  ];
  const states = [
    `${added.length} new`,
    ...(resized.length > 0 ? [`${resized.length} resized`] : []),
    `${moved.length} moved`,
    ...(retired > 0 ? [`${retired} retired`] : []),
  ];
  return `${plan.file}: ${parts.join(", ")} (lock entries: ${states.join(", ")})`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
