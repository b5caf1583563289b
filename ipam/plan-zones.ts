import type { PlanZone } from "./plan.ts";
import { type PlanReading, vrfOf } from "./plan-reading.ts";
import type { ZoneInput } from "./plan-schema.ts";
import { didYouMean } from "./suggest.ts";
import { rangesOverlap, type VlanRange } from "./vlan.ts";
import { INTERNET, ZoneMatrix } from "./zone-matrix.ts";
import { ZONES } from "./zones/index.ts";
import { DEFAULT_RESERVE, type Zone } from "./zones/zone.ts";

/** The guide's zones with the plan's changes, and the plan's own. @clause 3.2.2-b */
export function planZones(reading: Omit<PlanReading, "zones">): ReadonlyMap<string, PlanZone> {
  const { input } = reading;
  const headroom = input.defaults?.headroom;
  const zones = new Map<string, PlanZone>();
  for (const name of new Set([...ZONES.keys(), ...Object.keys(input.zones ?? {})])) {
    const change = input.zones?.[name];
    const base = ZONES.get(name) ?? ownZone(name, change);
    if (base === undefined) {
      reading.report(["zones", name], {
        code: "plan.zone",
        message: "is a zone of its own and has no VLANs",
        hint: didYouMean(name, [...ZONES.keys()], "zone").startsWith("did")
          ? `${didYouMean(name, [...ZONES.keys()], "zone")} If not, give it vlans: 500-519`
          : "give it vlans: 500-519 or vlan: 500",
      });
      continue;
    }
    zones.set(name, {
      ...base,
      title: change?.title ?? base.title,
      vlans: vlansOf(change) ?? base.vlans,
      stack: change?.stack ?? base.stack,
      addressing: {
        ipv4: change?.addressing?.ipv4 ?? base.addressing.ipv4,
        ipv6: change?.addressing?.ipv6 ?? base.addressing.ipv6,
      },
      ...(change?.lease === undefined ? {} : { lease: change.lease }),
      isolation: {
        internet: change?.isolation?.internet ?? base.isolation.internet,
        reaches: change?.isolation?.reaches ?? base.isolation.reaches,
        peers: change?.isolation?.peers ?? base.isolation.peers,
        cardData: change?.isolation?.cardData ?? base.isolation.cardData,
      },
      reserve: change?.headroom ?? headroom ?? base.reserve,
      vrf: vrfOf(change?.vrf, ["zones", name], reading),
    });
  }
  checkZones(zones, reading);
  checkMatrix(zones, reading);
  return zones;
}

function vlansOf(change: ZoneInput | undefined): VlanRange | undefined {
  if (change?.vlan !== undefined) return { first: change.vlan, last: change.vlan };
  return change?.vlans;
}

function ownZone(name: string, change: ZoneInput | undefined): Zone | undefined {
  const vlans = vlansOf(change);
  if (vlans === undefined) return undefined;
  return {
    name,
    title: { en: name, zh: name },
    vlans,
    stack: "ipv4",
    addressing: { ipv4: "dhcp", ipv6: "slaac" },
    // Closed until its author opens it.
    isolation: { internet: "none", reaches: {}, peers: false, cardData: false },
    reserve: DEFAULT_RESERVE,
    subnetSlot: OWN_ZONES_SLOT,
    clauses: ["3.2.2-b"],
  };
}

/** In a /56, zones of the plan's own share the /64 from 0xb0 on. */
const OWN_ZONES_SLOT = 11;

function checkZones(zones: ReadonlyMap<string, PlanZone>, reading: Omit<PlanReading, "zones">): void {
  const written = Object.keys(reading.input.zones ?? {});
  for (const name of written) {
    const zone = zones.get(name);
    if (zone === undefined) continue;
    const change = reading.input.zones?.[name];
    if (change?.vlan !== undefined && change.vlans !== undefined) {
      reading.report(["zones", name, "vlan"], {
        code: "plan.vlan",
        message: "stands beside a range of VLANs",
        hint: 'keep either "vlan" or "vlans"',
      });
    }
    const other = [...zones.values()].find(
      (each) =>
        each.name !== name && rangesOverlap(each.vlans, zone.vlans) && !isLater(each.name, name, written),
    );
    if (other) {
      reading.report(["zones", name, change?.vlan === undefined ? "vlans" : "vlan"], {
        code: "plan.vlan",
        message: `shares VLANs with zone ${other.name} (${other.vlans.first}-${other.vlans.last})`,
        hint: "use numbers that no other zone has",
      });
    }
    for (const target of Object.keys(change?.isolation?.reaches ?? {})) {
      if (zones.has(target)) continue;
      reading.report(["zones", name, "isolation", "reaches", target], {
        code: "plan.unknown-zone",
        message: "there is no such zone",
        hint: didYouMean(target, [...zones.keys()], "zone"),
      });
    }
  }
}

/** What the guide forbids is told where the plan opens it, instead of being closed without a word. */
function checkMatrix(zones: ReadonlyMap<string, PlanZone>, reading: Omit<PlanReading, "zones">): void {
  for (const { from, to, clauses, reason } of new ZoneMatrix(zones).contradictions()) {
    const isolation = ["zones", from, "isolation"];
    // A zone there is not is named already.
    if (to !== INTERNET && !zones.has(to)) continue;
    reading.report(to === INTERNET ? [...isolation, "internet"] : [...isolation, "reaches", to], {
      code: "plan.forbidden-flow",
      message: `opens ${from} to ${to}, which the guide forbids: ${reason} [§${clauses[0]}]`,
      hint:
        to === INTERNET
          ? `write internet: ${zones.get(from)?.isolation.internet === "open" ? "listed, or none" : "none"}`
          : "delete the line; let a server take part on both sides instead",
    });
  }
}

/** Of two written zones that clash, the one later in code-unit order is named, and only that one. */
function isLater(other: string, name: string, written: readonly string[]): boolean {
  return written.includes(other) && other > name;
}
