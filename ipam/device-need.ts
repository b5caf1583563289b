import type { AllocatedPrefix } from "./allocation.ts";
import type { Plan, SubnetSize } from "./plan.ts";
import { cloudOverhead, siteOverhead } from "./subnet-size.ts";

/** What a subnet is to hold, as the plan states it. */
export interface DeviceNeed {
  /** Undefined where the plan gives a length. */
  readonly devices: number | undefined;
  /** IPv4 addresses that no device can have. */
  readonly overhead: number;
}

/** By the key of a network, or of a tier in an availability zone. */
export function needsOf(plan: Plan): ReadonlyMap<string, DeviceNeed> {
  const needs = new Map<string, DeviceNeed>();
  const devices = (size: SubnetSize | undefined) => (size?.by === "hosts" ? size.hosts : undefined);
  for (const { sites } of plan.regions) {
    for (const { networks } of sites) {
      for (const { key, size, fhrp } of networks) {
        needs.set(key, { devices: devices(size), overhead: siteOverhead(fhrp).addresses });
      }
    }
  }
  for (const { provider, azs, tiers } of plan.clouds) {
    const overhead = cloudOverhead(provider).addresses;
    for (const { key, size } of tiers) {
      for (const az of Object.keys(azs)) needs.set(`${key}/${az}`, { devices: devices(size), overhead });
    }
  }
  return needs;
}

/** Addresses in use once every device is there. Network and broadcast addresses are IPv4's alone. */
export function takenOf({ family, prefix }: AllocatedPrefix, { devices = 0, overhead }: DeviceNeed): number {
  return Math.min(prefix.size, devices + (family === "ipv4" ? overhead : overhead - 2));
}
