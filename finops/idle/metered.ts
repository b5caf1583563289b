import type { CostRules } from "../rules.ts";
import type { BilledResource } from "./billed.ts";
import type { Meter } from "./meters.ts";
import type { IdleReason } from "./reasons.ts";

/** What is a week old at most has had no time to be used. */
const LEAST_HOURS = 7 * 24;

/** Why a resource of the bill stands idle, as far as the bill alone says so. */
export function meteredReasons(
  resource: BilledResource,
  { idle }: Pick<CostRules, "idle">,
): readonly (readonly [reason: IdleReason, because: string])[] {
  const { expiry, after, meters, backupClass, firstSeen, lastDay } = resource;
  const found: (readonly [IdleReason, string])[] = [];
  if (expiry !== undefined && after > 0)
    found.push([
      "expired",
      `ended on ${expiry}, and ${after === 1 ? "a charge begins" : `${after} charges begin`} later`,
    ]);
  const hours = idleHours(resource);
  if (hours !== undefined) found.push(["unattached-address", `billed as idle${hours}`]);
  if (quiet(resource, "address_hours", "address_use"))
    found.push(["unattached-address", "held for a fee, with no traffic"]);
  if (quiet(resource, "nat_hours", "nat_use"))
    found.push(["idle-gateway", "billed by the hour, with no traffic"]);
  if (quiet(resource, "balancer_hours", "balancer_use"))
    found.push(["idle-balancer", "billed by the hour, with no traffic"]);
  if (quiet(resource, "endpoint_hours", "endpoint_use"))
    found.push(["idle-endpoint", "billed by the hour, with no traffic"]);
  if (isStoppedDatabase(resource)) found.push(["stopped-database", "storage is billed, and no hours"]);
  if (isStoppedServer(resource)) found.push(["stopped-machine", "its disks are billed, and no hours"]);
  const most = backupClass === null ? undefined : idle.snapshotDays[backupClass];
  if (
    meters.snapshot !== undefined &&
    most !== undefined &&
    firstSeen !== undefined &&
    lastDay !== undefined
  ) {
    const age = daysBetween(firstSeen, lastDay);
    if (age > most)
      found.push([
        "old-snapshot",
        `on bills for ${age} days; class ${backupClass} is kept for ${most} at most`,
      ]);
  }
  return found;
}

/** AWS bills an address that is not in use under another name; one that was between two users is left alone. */
function idleHours({
  meters: { idle_address: idle, address_use: used },
}: BilledResource): string | undefined {
  if (idle === undefined || idle.amount <= 0n) return undefined;
  if (idle.quantity === null) return used === undefined ? "" : undefined;
  const most = Math.max(LEAST_HOURS, used?.quantity ?? 0);
  return idle.quantity < most ? undefined : ` for ${Math.round(idle.quantity)} hours`;
}

/** Hours are paid for, and a meter that would count its use has counted nothing. */
function quiet({ meters }: BilledResource, hours: Meter, use: Meter): boolean {
  const stands = meters[hours];
  if (stands === undefined || stands.amount <= 0n) return false;
  if (stands.quantity !== null && stands.quantity > 0 && stands.quantity < LEAST_HOURS && isHourly(hours))
    return false;
  const used = meters[use];
  if (used === undefined) return true;
  return used.quantity === null ? used.amount === 0n : used.quantity === 0;
}

function isHourly(meter: Meter): boolean {
  return meter.endsWith("_hours");
}

function isStoppedDatabase({ meters, otherRows }: BilledResource): boolean {
  const storage = meters.database_storage;
  return (
    storage !== undefined && storage.amount > 0n && meters.database_hours === undefined && otherRows === 0
  );
}

/** Alibaba Cloud bills the disks of a server under its own id, so that an economical stop leaves them alone. */
function isStoppedServer({ id, service, meters, otherRows }: BilledResource): boolean {
  const isServer = /^i-/.test(id) && /elastic compute|ecs|云服务器/i.test(service ?? "");
  return isServer && (meters.disk?.amount ?? 0n) > 0n && meters.machine === undefined && otherRows === 0;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
