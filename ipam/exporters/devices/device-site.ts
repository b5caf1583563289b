import type { AllocatedPrefix } from "../../allocation.ts";
import type { Address, Family } from "../../ip.ts";
import type { Fhrp, Plan } from "../../plan.ts";
import type { Prefix } from "../../prefix.ts";
import { resolveServices, type ServedSubnet, type ServiceNetwork } from "../../services/index.ts";
import { ZoneMatrix } from "../../zone-matrix.ts";
import { type AclRule, zoneAcl } from "./zone-acl.ts";

/** One side of a VLAN as a router sees it. */
export interface DeviceSubnet {
  readonly prefix: Prefix;
  readonly gateway: Address | null;
  /** Own addresses behind a shared gateway, in order of the routers. */
  readonly routers: readonly Address[];
  readonly served: ServedSubnet["served"];
  readonly relays: readonly Address[];
  readonly acl: readonly AclRule[];
}

export interface DeviceNetwork {
  readonly name: string;
  readonly vlan: number;
  readonly vrf: string;
  readonly title: string;
  readonly fhrp: Fhrp | undefined;
  /** Devices on its ports may not speak to each other. */
  readonly isolated: boolean;
  readonly families: Readonly<Partial<Record<Family, DeviceSubnet>>>;
}

export interface DeviceSite {
  readonly key: string;
  /** How many routers share its gateways; one where none is shared. */
  readonly routers: number;
  readonly networks: readonly DeviceNetwork[];
}

/** What the switches and routers of each site have to be told. */
export function deviceSites(plan: Plan, rows: readonly AllocatedPrefix[]): readonly DeviceSite[] {
  const matrix = new ZoneMatrix(plan.zones);
  const internal = rows.filter(({ key }) => key.startsWith("aggregates/")).map(({ prefix }) => prefix);
  const servers = plan.services?.dhcp?.servers ?? [];
  const services = resolveServices(plan, rows);
  const bySite = Map.groupBy(
    services.networks.filter(({ vlan }) => vlan !== null),
    ({ site }) => site.key,
  );
  return [...bySite].map(([key, networks]) => ({
    key,
    routers: Math.max(1, ...networks.map(({ network }) => network.fhrp?.realAddresses ?? 1)),
    networks: [...networks]
      .sort((a, b) => (a.vlan ?? 0) - (b.vlan ?? 0))
      .map((network) => ({
        name: network.network.name,
        vlan: network.vlan ?? 0,
        vrf: network.network.zone.vrf,
        title: network.network.zone.title.en,
        fhrp: network.network.fhrp,
        isolated: !matrix.between(network.network.zone.name, network.network.zone.name).allowed,
        families: families(network, networks, matrix, internal, servers),
      })),
  }));
}

function families(
  network: ServiceNetwork,
  site: readonly ServiceNetwork[],
  matrix: ZoneMatrix,
  internal: readonly Prefix[],
  servers: readonly Address[],
): DeviceNetwork["families"] {
  const found: Partial<Record<Family, DeviceSubnet>> = {};
  for (const family of ["ipv4", "ipv6"] as const) {
    const own = network.families[family];
    if (own === undefined) continue;
    found[family] = {
      prefix: own.row.prefix,
      gateway: own.layout.gateway,
      routers: own.layout.routers,
      served: own.served,
      relays: own.served === "none" ? [] : servers.filter((server) => server.family === family),
      acl: zoneAcl({ network, family, site, matrix, internal }),
    };
  }
  return found;
}
