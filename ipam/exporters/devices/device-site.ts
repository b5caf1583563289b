import type { AllocatedPrefix } from "../../allocation.ts";
import type { Address, Family } from "../../ip.ts";
import { vlanOwner } from "../../lock-keys.ts";
import type { Fhrp, Plan } from "../../plan.ts";
import type { Prefix } from "../../prefix.ts";
import { resolveServices, type ServedSubnet, type ServiceNetwork } from "../../services/index.ts";
import { ZoneMatrix } from "../../zone-matrix.ts";
import { type AclInput, type AclRule, closedSpace, zoneAcl } from "./zone-acl.ts";

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
  /** Further IPv4 subnets of the VLAN; their filters are in that of the first one. */
  readonly more: readonly DeviceSubnet[];
}

export interface DeviceSite {
  readonly key: string;
  /** How many routers share its gateways; one where none is shared. */
  readonly routers: number;
  readonly networks: readonly DeviceNetwork[];
}

/** The router's own address in a subnet: behind a shared gateway, or the gateway itself. */
export function ownAddress({ routers, gateway }: DeviceSubnet, router: number): Address | null {
  return routers[router] ?? (router === 0 ? gateway : null);
}

/** What the switches and routers of each site have to be told; a site's filters are made when it is its turn. */
export function* deviceSites(plan: Plan, rows: readonly AllocatedPrefix[]): Iterable<DeviceSite> {
  const matrix = new ZoneMatrix(plan.zones);
  const internal = rows.filter(({ key }) => key.startsWith("aggregates/")).map(({ prefix }) => prefix);
  const servers = plan.services?.dhcp?.servers ?? [];
  const around = { matrix, internal, closed: closedSpace(internal) };
  const services = resolveServices(plan, rows);
  const bySite = Map.groupBy(
    services.networks.filter(({ vlan }) => vlan !== null),
    ({ site }) => site.key,
  );
  for (const [key, networks] of bySite) {
    yield {
      key,
      routers: Math.max(1, ...networks.map(({ network }) => network.fhrp?.realAddresses ?? 1)),
      networks: [...networks]
        .filter(({ key: own }) => vlanOwner(own) === own)
        .sort((a, b) => (a.vlan ?? 0) - (b.vlan ?? 0))
        .map((network) => ({
          name: network.network.name,
          vlan: network.vlan ?? 0,
          vrf: network.network.zone.vrf,
          title: network.network.zone.title.en,
          fhrp: network.network.fhrp,
          isolated: !matrix.between(network.network.zone.name, network.network.zone.name).allowed,
          ...allSubnets(network, networks, around, servers),
        })),
    };
  }
}

/** What the filters of all sites are made with. */
type Surroundings = Pick<AclInput, "matrix" | "internal" | "closed">;

/** The subnets of a VLAN, with one filter a family for all of them. */
function allSubnets(
  network: ServiceNetwork,
  site: readonly ServiceNetwork[],
  around: Surroundings,
  servers: readonly Address[],
): Pick<DeviceNetwork, "families" | "more"> {
  const own = families(network, site, around, servers);
  const more = site
    .filter(({ key }) => key !== network.key && vlanOwner(key) === network.key)
    .flatMap((each) => families(each, site, around, servers).ipv4 ?? []);
  if (own.ipv4 === undefined || more.length === 0) return { families: own, more };
  const acl = together([own.ipv4, ...more].map((subnet) => subnet.acl));
  return { families: { ...own, ipv4: { ...own.ipv4, acl } }, more };
}

/** Every line of several filters once; what closes them stands at the end. */
function together(filters: readonly (readonly AclRule[])[]): readonly AclRule[] {
  const last = filters[0]?.at(-1);
  const lines = filters.flatMap((rules) => rules.slice(0, -1));
  const denials = lines.filter(({ action }) => action === "deny");
  const isInternet = ({ action, protocol, to }: AclRule) =>
    action === "permit" && protocol === "ip" && to === "any";
  const open = lines.filter((rule) => rule.action === "permit" && !isInternet(rule));
  // What opens the internet comes after everything that closes the inside.
  const unique = new Map(
    [...open, ...denials, ...lines.filter(isInternet)].map((rule) => [JSON.stringify(rule), rule]),
  );
  return [...unique.values(), ...(last ? [last] : [])];
}

function families(
  network: ServiceNetwork,
  site: readonly ServiceNetwork[],
  around: Surroundings,
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
      acl: zoneAcl({ ...around, network, family, site }),
    };
  }
  return found;
}
