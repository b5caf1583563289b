import { type CloudRegion, placeOf, regionDistanceKm, regionsBeyondKm } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { OFF_SITE_KM } from "./spec.ts";

/** What is copied, as messages say it. */
export interface OffSite {
  readonly code: string;
  readonly of: string;
  readonly data: string;
  /** Why there has to be a copy. */
  readonly rule: string;
}

/**
 * The second copy lies far enough away, proved from the coordinates of both regions.
 * @clause 1.10.2-e @clause 1.10.2-h
 */
export function checkOffSite(faults: Faults, what: OffSite, from: CloudRegion, to: string): void {
  const add = (value: unknown, message: string, hint: string): void =>
    faults.add(what.code, "offSite", value, message, hint);
  const near = offered(from);
  if (to === "") {
    add(undefined, `is missing: ${what.rule}`, `name a second region, such as ${near} [§1.10.2-e]`);
    return;
  }
  if (to === from.region) {
    add(to, `is the region of the ${what.of} itself`, `name another region, such as ${near} [§1.10.2-e]`);
    return;
  }
  const away = regionDistanceKm(from, { provider: from.provider, region: to });
  if (away === undefined) {
    add(
      to,
      `is no region whose place is known, so that its distance cannot be proved`,
      `use one of the regions of ipam/region-places, such as ${near}`,
    );
    return;
  }
  if (away < OFF_SITE_KM) {
    const [here, there] = [placeOf(from)?.metro, placeOf({ provider: from.provider, region: to })?.metro];
    add(
      to,
      `(${there}) lies ${away} km from ${from.region} (${here}), less than ${OFF_SITE_KM} km`,
      `name a region that is further away, such as ${near} [§1.10.2-h]`,
    );
    return;
  }
  const [home, other] = [sideText(from.provider, from.region), sideText(from.provider, to)];
  if (home !== other) {
    add(
      to,
      `is of ${other}, the ${what.of} is of ${home}: ${from.provider === "aws" ? "S3 copies nothing between partitions" : `${what.data} of the mainland would leave it`}`,
      `name a region of ${home}, such as ${near}`,
    );
  }
}

/** The nearest regions on the same side that are far enough. */
function offered(from: CloudRegion): string {
  return regionsBeyondKm(from, OFF_SITE_KM)
    .filter((region) => sideText(from.provider, region) === sideText(from.provider, from.region))
    .filter((region) => !/-(?:finance|gov|lr|jva)/.test(region))
    .slice(0, 2)
    .join(" or ");
}

function sideText(provider: CloudRegion["provider"], region: string): string {
  return provider === "aws"
    ? `partition ${partitionOf(region) ?? "unknown"}`
    : `the ${sideOf(region) ?? "unknown"} side`;
}
