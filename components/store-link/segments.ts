import { prohibition, ZoneMatrix } from "../../ipam/zone-matrix.ts";
import { ZONES } from "../../ipam/zones/index.ts";
import type { HubNetworkArgs, SegmentArgs, StoreLinkArgs } from "./contract.ts";
import { SEGMENTS } from "./limits.ts";

export interface Reach {
  readonly network: string;
  readonly zone: string;
  readonly prefixes: readonly string[];
}

export function segmentsOf({
  segments = SEGMENTS,
}: Pick<StoreLinkArgs, "segments">): Readonly<Record<string, SegmentArgs>> {
  return segments;
}

/** The guide's zones, with what the plan says otherwise. */
export function zoneMatrix({ zones = {} }: Pick<StoreLinkArgs, "zones">): ZoneMatrix {
  const own = Object.entries(zones).map(
    ([name, isolation]) =>
      [name, { name, isolation, clauses: ZONES.get(name)?.clauses ?? (["3.2.2-b"] as const) }] as const,
  );
  return new ZoneMatrix(new Map([...ZONES, ...own]));
}

/**
 * What a segment gets routes to. Hosts of one segment share its route table, so it has a way to a zone only where
 * **every** zone of the segment may speak with it, in one direction at least: an answer needs a way as well. Hosts of
 * the same zone belong together, in the store and in the cloud. @clause 3.4.1-c
 */
export function reachOf(
  segment: SegmentArgs,
  networks: Readonly<Record<string, HubNetworkArgs>>,
  matrix: ZoneMatrix,
): readonly Reach[] {
  const joined = (own: string, other: string) =>
    own === other || matrix.between(own, other).allowed || matrix.between(other, own).allowed;
  return Object.entries(networks).flatMap(([network, { zones }]) =>
    Object.entries(zones).flatMap(([zone, prefixes]) =>
      segment.zones.every((own) => joined(own, zone)) ? [{ network, zone, prefixes }] : [],
    ),
  );
}

/** Why two zones may not travel in one segment; undefined where they may. */
export function apart(one: string, other: string, matrix: ZoneMatrix): string | undefined {
  if (one === "payment" || other === "payment") return "the payment network has nobody beside it [§3.4.1-b]";
  const ban = prohibition(one, other);
  const back = prohibition(other, one);
  if (ban !== undefined && back !== undefined) return `${ban.reason} [§${ban.clause}]`;
  if (cardData(one) !== cardData(other) && matrix.has(one) && matrix.has(other)) {
    return "card data travels in a PCI DSS segment of its own [§6.3.3-b]";
  }
  return undefined;
}

function cardData(zone: string): boolean {
  return ZONES.get(zone)?.isolation.cardData === true;
}
