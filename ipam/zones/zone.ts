import type { ClauseId } from "../../guide/index.ts";
import type { VlanRange } from "../vlan.ts";

/** The families a VLAN speaks; every VLAN states it. @clause 3.2.1-c */
export const STACKS = ["ipv4", "ipv6", "dual"] as const;
export type Stack = (typeof STACKS)[number];

/** How devices of a zone come by their addresses. */
export interface Addressing {
  readonly ipv4: "static" | "dhcp";
  readonly ipv6: "static" | "slaac" | "dhcpv6";
}

/** What a zone may open connections to. Everything that is not named is closed. */
export interface Isolation {
  /** `none`; `listed` = only named services (a bank's gateway, a vendor's update server); `open` = browsing. */
  readonly internet: "none" | "listed" | "open";
  /** Zones it may open connections to, each with the reason. */
  readonly reaches: Readonly<Record<string, string>>;
  /** Devices of the zone may talk to each other. */
  readonly peers: boolean;
  /** In scope of PCI DSS: an own firewall stands before it. */
  readonly cardData: boolean;
}

/** A security zone of the guide: one VLAN and one subnet per site. "Zone" never means availability zone here. */
export interface Zone {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** VLAN numbers of the zone; a site takes the lowest free one. Ranges of zones do not overlap. */
  readonly vlans: VlanRange;
  readonly stack: Stack;
  readonly addressing: Addressing;
  /** DHCP lease in seconds; absent where addresses are static. */
  readonly lease?: number;
  readonly isolation: Isolation;
  /** Share of the assignable addresses left free after all devices. */
  readonly reserve: number;
  /** First of the sixteen /64 of the zone in a site with a /56, counted in sixteens. */
  readonly subnetSlot: number;
  readonly clauses: readonly ClauseId[];
}

/** The middle of what the guide advises. @clause 3.2.2-c */
export const DEFAULT_RESERVE = 0.25;
/** The guide advises 20–30 %. @clause 3.2.2-c */
export const RESERVE_BOUNDS = { least: 0.2, most: 0.3 } as const;

/** Store devices keep their addresses through a week's closure. @clause 3.2.2-f */
export const STORE_LEASE = 8 * 24 * 3600;
/** Office devices come back the next working day. @clause 3.2.2-f */
export const OFFICE_LEASE = 24 * 3600;
/** A visit lasts an hour or two; a longer lease runs the pool dry. @clause 3.2.2-f */
export const GUEST_LEASE = 2 * 3600;
