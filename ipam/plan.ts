import type { Provider } from "./cloud-limits.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Family } from "./ip.ts";
import type { Prefix } from "./prefix.ts";
import type { ServicePlan } from "./services/service-plan.ts";
import type { FaultAt, FaultText } from "./source.ts";
import type { Vid } from "./vlan.ts";
import type { Stack, Zone } from "./zones/zone.ts";

/** A checked plan: names resolved, templates expanded, defaults filled in. Still without addresses. */
export interface Plan {
  readonly file: string;
  readonly name: string;
  readonly defaults: PlanDefaults;
  readonly aggregates: readonly Aggregate[];
  readonly reserved: readonly ReservedRange[];
  readonly zones: ReadonlyMap<string, PlanZone>;
  readonly regions: readonly RegionPlan[];
  readonly clouds: readonly CloudPlan[];
  /** DHCP, DNS and NAT; absent where the plan says nothing of them. */
  readonly services?: ServicePlan | undefined;
  /** A diagnostic at a key path of the plan file. */
  readonly fault: (at: FaultAt, text: FaultText) => Diagnostic;
}

export interface PlanDefaults {
  readonly strategy: "sparse" | "best-fit";
  /** Whether networks in the ranges of container software are told. */
  readonly containers: "checked" | "ignored";
  /** Cut IPv6 regions and sites at hexadecimal digits. */
  readonly nibble: boolean;
  /** Prefix length of a site in IPv6; chosen from the aggregates unless given. */
  readonly ipv6Site: number | undefined;
}

/** The routing table of everything that names none. */
export const MAIN_VRF = "main";

export interface Aggregate {
  readonly name: string;
  readonly vrf: string;
  readonly family: Family;
  /** Undefined for a ULA prefix that is still to be drawn. */
  readonly prefix: Prefix | undefined;
  readonly kind: "private" | "gua" | "ula";
  readonly rir: string | undefined;
  readonly description: string | undefined;
}

export interface ReservedRange {
  readonly name: string;
  readonly vrf: string;
  readonly prefix: Prefix;
  readonly reason: string;
  /** Where its prefix is written. */
  readonly path: readonly (string | number)[];
}

export interface PlanZone extends Zone {
  readonly vrf: string;
}

/** Fixed networks by family. */
export type Pins = Readonly<Partial<Record<Family, Prefix>>>;

interface Planned {
  /** Name in the lock, unique in the plan. */
  readonly key: string;
  /** Key it had before, whose addresses it takes over. */
  readonly formerly: string | undefined;
  readonly pins: Pins;
  readonly path: readonly (string | number)[];
}

export interface RegionPlan extends Planned {
  readonly name: string;
  readonly growth: number;
  readonly sites: readonly SitePlan[];
}

export type Status = "active" | "planned" | "reserved" | "deprecated";

export interface SitePlan extends Planned {
  readonly name: string;
  readonly region: string;
  readonly growth: number;
  readonly description: string | undefined;
  readonly networks: readonly NetworkPlan[];
}

export type Gateway = "first" | "last" | number;

/** One VLAN of one site. */
export interface NetworkPlan extends Planned {
  readonly name: string;
  readonly zone: PlanZone;
  readonly stack: Stack;
  readonly size: SubnetSize | undefined;
  readonly vlan: Vid | undefined;
  readonly gateway: Gateway;
  readonly fhrp: Fhrp | undefined;
  readonly growth: number;
  readonly status: Status;
  readonly allowMove: boolean;
  readonly description: string | undefined;
  /** Where a key of it is written: in the site or in its template. */
  readonly pathOf: (field: string) => readonly (string | number)[];
}

export interface Fhrp {
  readonly protocol: "vrrp" | "hsrp" | "glbp" | "carp";
  readonly realAddresses: number;
}

/** How large an IPv4 subnet must be: by its devices, or outright. */
export type SubnetSize =
  | { readonly by: "hosts"; readonly hosts: number; readonly headroom: number; readonly length: number }
  | { readonly by: "length"; readonly length: number };

/** One cloud network (VPC). */
export interface CloudPlan extends Planned {
  readonly name: string;
  readonly provider: Provider;
  readonly region: string;
  readonly stack: "ipv4" | "dual";
  readonly azSlots: number;
  /** Slot of each availability zone in use. */
  readonly azs: Readonly<Record<string, number>>;
  readonly tiers: readonly TierPlan[];
  readonly length: number | undefined;
  /** In order of name. */
  readonly secondary: readonly SecondaryPlan[];
  readonly status: Status;
}

/** A further IPv4 block of a cloud network. */
export interface SecondaryPlan {
  readonly cidr: Prefix | undefined;
  readonly length: number | undefined;
  readonly path: readonly (string | number)[];
}

export interface TierPlan extends Planned {
  readonly name: string;
  /** Of the subnet in one availability zone. */
  readonly size: SubnetSize;
  readonly description: string | undefined;
}
