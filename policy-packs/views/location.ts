import { REGION_PLACES } from "../../ipam/region-places.ts";
import { type Cloud, type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { text } from "../reading.ts";
import { kilometres, regionOf } from "./place.ts";

/** Inputs that say in which zone a resource lies. */
const ZONE_INPUTS = ["availabilityZone", "zoneId"] as const;

export function cloudOf({ type }: ResourceView): Cloud | undefined {
  if (type.startsWith("aws:")) return "aws";
  return type.startsWith("alicloud:") ? "alicloud" : undefined;
}

/** The region a resource lies in: what it or its provider says, else its zone or its ARN. */
export function locationOf(resource: ResourceView): Known<string> {
  const said = regionOf(resource);
  const cloud = cloudOf(resource);
  if (said !== UNKNOWN || cloud === undefined) return said;
  for (const input of ZONE_INPUTS) {
    const zone = text(resource.props, input);
    const region = typeof zone === "string" ? regionOfZone(cloud, zone) : undefined;
    if (region !== undefined) return region;
  }
  const arn = text(resource.props, "arn");
  return (typeof arn === "string" ? regionOfArn(arn) : undefined) ?? UNKNOWN;
}

/** `arn:aws-cn:backup:cn-northwest-1:…` → `cn-northwest-1`; undefined for what has no region. */
export function regionOfArn(arn: string): string | undefined {
  const [scheme, , , region] = arn.split(":");
  return scheme === "arn" && region ? region : undefined;
}

/** Zones are named after their region, with a letter behind it: `eu-west-1a`, `cn-shanghai-b`. */
function regionOfZone(cloud: Cloud, zone: string): string | undefined {
  return Object.keys(REGION_PLACES[cloud])
    .filter((region) => zone.startsWith(region))
    .sort((a, b) => b.length - a.length)[0];
}

/** How far two regions of a cloud lie apart; a region that no table places is still nowhere but where it is. */
export function kilometresBetween(cloud: Cloud, from: Known<string>, to: Known<string>): Known<number> {
  return from !== UNKNOWN && from === to ? 0 : kilometres(cloud, from, to);
}
