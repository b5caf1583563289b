import type { Resource } from "./resource.ts";
import type { IdleSettings } from "./settings.ts";

const DAY_MS = 86_400_000;

/**
 * Why a resource costs money for nothing; undefined if it does not, or nobody knows.
 * @param cpu average percent over the days of the settings
 * @clause 8.1.5-b
 */
export function idleReason(
  { kind, state, quietSince, targets }: Resource,
  now: number,
  { stoppedDays, cpuPercent, cpuDays }: IdleSettings,
  cpu: number | undefined,
): string | undefined {
  if (kind === "volume" && state === "stopped") return "attached to nothing [§8.2.3-d]";
  if (kind === "address" && state === "stopped") return "attached to nothing [§8.1.4-a]";
  if (kind === "load-balancer" && targets === 0) return "has no targets [§8.1.4-a]";
  if (kind !== "instance") return undefined;
  if (state === "stopped" && quietSince !== undefined && now - quietSince > stoppedDays * DAY_MS) {
    return `stopped for ${Math.floor((now - quietSince) / DAY_MS)} days [§8.1.5-b]`;
  }
  if (state === "running" && cpu !== undefined && cpu < cpuPercent) {
    return `${cpu.toFixed(1)} % CPU on average over ${cpuDays} days [§2.6.2-f]`;
  }
  return undefined;
}
