import type { AllocatedPrefix } from "../allocation.ts";
import type { Family } from "../ip.ts";
import type { NetworkPlan, SitePlan } from "../plan.ts";
import type { SubnetLayout } from "./layout.ts";
import type { Lease } from "./lease.ts";
import type { Reservation } from "./reservations.ts";
import type { Settings } from "./settings.ts";

/** One VLAN of one site with everything DHCP and DNS have to know of it. */
export interface ServiceNetwork {
  /** `east/sh-001/pos` */
  readonly key: string;
  readonly network: NetworkPlan;
  readonly site: SitePlan;
  readonly settings: Settings;
  readonly lease: Lease;
  readonly vlan: number | null;
  readonly families: Readonly<Partial<Record<Family, ServedSubnet>>>;
  readonly reservations: readonly Reservation[];
}

export interface ServedSubnet {
  readonly row: AllocatedPrefix;
  readonly layout: SubnetLayout;
  /**
   * How its devices come by an address: `dhcp` from a pool, `options` by themselves (SLAAC) with the rest
   * from the server, `none` by hand. @clause 3.2.3-c @clause 3.2.3-d
   */
  readonly served: "dhcp" | "options" | "none";
}
