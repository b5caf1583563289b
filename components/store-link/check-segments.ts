import { isBarredFromInside, type ZoneMatrix } from "../../ipam/zone-matrix.ts";
import type { Faults } from "../faults.ts";
import { checkWhole } from "../workload/check.ts";
import type { StoreLinkArgs } from "./contract.ts";
import { reachOf, segmentsOf } from "./segments.ts";
import { SLOTS } from "./tunnels.ts";

/** Segments keep apart what the guide keeps apart, and each leads somewhere. @clause 3.4.1-b @clause 3.4.1-c */
export function checkSegments(
  faults: Faults,
  args: StoreLinkArgs,
  matrix: ZoneMatrix,
  apart: (one: string, other: string) => string | undefined,
): void {
  const segments = segmentsOf(args);
  const slots = new Map<number, string>();
  const homes = new Map<string, string>();
  for (const [key, { slot, zones }] of Object.entries(segments)) {
    const path = `segments.${key}`;
    if (!/^[a-z][a-z0-9-]{0,14}$/.test(key)) {
      const hint =
        "small letters, digits and hyphens, a letter first, 15 at most: routers take no longer names";
      faults.add("store-link.segment-key", path, key, "is no name of a segment", hint);
    }
    checkWhole(faults, "store-link.segment-slot", `${path}.slot`, slot, { least: 0, most: SLOTS - 1 });
    const twin = slots.get(slot);
    if (twin !== undefined) {
      const hint = "give it a slot of its own; two segments of one slot would share addresses inside tunnels";
      faults.add("store-link.segment-slot", `${path}.slot`, slot, `is the slot of ${twin} as well`, hint);
    }
    slots.set(slot, key);
    for (const [index, zone] of zones.entries()) {
      const at = `${path}.zones[${index}]`;
      const home = homes.get(zone);
      if (!matrix.has(zone)) {
        const hint = `one of ${matrix.zones.join(", ")}, or describe it in zones`;
        faults.add("store-link.zone", at, zone, "is no zone of the plan", hint);
      } else if (isBarredFromInside(zone)) {
        const hint = "leave it out: guests reach the internet from the store and nothing else [§3.4.1-d]";
        faults.add("store-link.segment-guests", at, zone, "may not reach anything inside", hint);
      } else if (home !== undefined) {
        const hint = "a zone travels in one segment, or its prefixes would be told of twice";
        faults.add("store-link.segment-zone", at, zone, `travels in ${home} already`, hint);
      }
      homes.set(zone, key);
      for (const other of zones.slice(0, index)) {
        const reason = apart(zone, other);
        if (reason === undefined) continue;
        const hint = `give ${zone} a segment of its own: ${reason}`;
        faults.add("store-link.segment-mix", at, zone, `shares tunnels and routes with ${other}`, hint);
      }
    }
    const sound = zones.every((zone) => matrix.has(zone) && !isBarredFromInside(zone));
    if (
      sound &&
      args.segments !== undefined &&
      reachOf({ slot, zones }, args.networks, matrix).length === 0
    ) {
      const hint =
        "leave the segment out, or give a network with a zone that all of its zones may speak with";
      faults.add("store-link.segment-nowhere", path, zones.join(", "), "leads nowhere", hint);
    }
  }
}
