import type { AllocatedPrefix } from "../allocation.ts";
import { inFileOrder } from "../decode.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Family } from "../ip.ts";
import { spaceKey } from "../lock-keys.ts";
import type { NetworkPlan, Plan, SitePlan } from "../plan.ts";
import type { ReservationInput } from "../plan-services.ts";
import { checkClients } from "./client-classes.ts";
import { checkDelegatedNetworks } from "./delegation.ts";
import { type DnsNames, dnsNames } from "./dns-names.ts";
import { familyOf } from "./host-range.ts";
import { type LayoutField, layoutOf } from "./layout.ts";
import { leaseFaults, leaseOf } from "./lease.ts";
import { type NatPool, natPools } from "./nat.ts";
import { checkPools, checkShortGuestLease } from "./pool-size.ts";
import { type Report, reporter } from "./report.ts";
import { reservationsOf } from "./reservations.ts";
import type { ServedSubnet, ServiceNetwork } from "./service-network.ts";
import { settingsOf } from "./settings.ts";

/** DHCP, DNS and NAT of a plan whose networks have their addresses. */
export interface Services {
  /** In order of key. */
  readonly networks: readonly ServiceNetwork[];
  readonly dns: DnsNames | undefined;
  readonly nat: readonly NatPool[];
  readonly faults: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** An allocation is asked once when it is made and again by each export; the answer is the same. */
const answers = new WeakMap<
  readonly AllocatedPrefix[],
  { readonly plan: Plan; readonly services: Services }
>();

export function resolveServices(plan: Plan, rows: readonly AllocatedPrefix[]): Services {
  const known = answers.get(rows);
  if (known?.plan === plan) return known.services;
  const services = resolved(plan, rows);
  answers.set(rows, { plan, services });
  return services;
}

/** Everything that Kea or BIND would stop at, and what they would swallow, with its place in the plan. */
function resolved(plan: Plan, rows: readonly AllocatedPrefix[]): Services {
  const faults: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const report = reporter(plan, faults);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const hosts = hostsByNetwork(plan);
  const networks = plan.regions
    .flatMap((region) => region.sites)
    .flatMap((site) => site.networks.map((network) => ({ site, network })))
    .sort((a, b) => (a.network.key < b.network.key ? -1 : 1))
    .map(({ site, network }) =>
      serviceNetwork(plan, site, network, byKey, hosts.get(network.key) ?? [], report),
    );
  if (plan.services?.dhcp) {
    checkOverlaps(networks, plan, report);
    checkPools(networks, report);
    checkClients(networks, plan.services.dhcp.classes ?? {}, report);
    checkDelegatedNetworks(networks, aggregatesIn(rows), report);
    checkShortGuestLease(networks, reporter(plan, warnings, "warning"));
  }
  const dns = plan.services?.dns && dnsNames(plan.services.dns, networks, rows, report);
  const nat = natPools(plan, networks, rows, report);
  return { networks, dns, nat, faults: inFileOrder(faults), warnings: inFileOrder(warnings) };
}

function aggregatesIn(rows: readonly AllocatedPrefix[]) {
  return rows.filter(({ key }) => key.startsWith("aggregates/"));
}

function hostsByNetwork(plan: Plan): ReadonlyMap<string, readonly (readonly [string, ReservationInput])[]> {
  const hosts = new Map<string, (readonly [string, ReservationInput])[]>();
  for (const [name, host] of Object.entries(plan.services?.dhcp?.hosts ?? {})) {
    const list = hosts.get(host.network);
    if (list) list.push([name, host]);
    else hosts.set(host.network, [[name, host]]);
  }
  return hosts;
}

function serviceNetwork(
  plan: Plan,
  site: SitePlan,
  network: NetworkPlan,
  rows: ReadonlyMap<string, AllocatedPrefix>,
  hosts: readonly (readonly [string, ReservationInput])[],
  report: Report,
): ServiceNetwork {
  const dhcp = plan.services?.dhcp;
  const settings = settingsOf(dhcp, network);
  const lease = leaseOf(settings);
  const families: Partial<Record<Family, ServedSubnet>> = {};
  for (const family of ["ipv4", "ipv6"] as const) {
    const row = rows.get(spaceKey(network.key, family, network.zone.vrf));
    if (row === undefined) continue;
    const served = servedIn(network, row, dhcp !== undefined && isServed(network, dhcp.vrfs));
    const layout = layoutOf(
      {
        subnet: row.prefix,
        gateway: row.gateway,
        fhrp: network.fhrp,
        dhcp: served === "dhcp",
        staticRange: settings.staticRange,
        reservations: settings.reservations,
        pools: settings.pools,
      },
      (field, text, index) => report(fieldPath(field, index), text),
    );
    families[family] = { row, layout, served };
  }
  function fieldPath(field: LayoutField, index: number | undefined) {
    if (field === "gateway" || field === "fhrp") return network.pathOf(field);
    const path = settings.pathOf(field);
    return index === undefined ? path : [...path, index];
  }
  for (const [index, pool] of (settings.pools ?? []).entries()) {
    if (pool.by === "offset" || families[familyOf(pool)]?.served === "dhcp") continue;
    report([...settings.pathOf("pools"), index], {
      code: "plan.pool",
      message: `the pool is of a family in which ${network.key} gives out no addresses`,
      hint: "delete it, or change the zone's addressing",
    });
  }
  const uses = { ipv4: families.ipv4?.served === "dhcp", ipv6: families.ipv6?.served === "dhcp" };
  if (uses.ipv4 || uses.ipv6) leaseFaults(lease, settings, uses, report);
  return {
    key: network.key,
    network,
    site,
    settings,
    lease,
    vlan: families.ipv4?.row.vlan ?? families.ipv6?.row.vlan ?? null,
    families,
    reservations: reservationsOf(network.key, hosts, families, report),
  };
}

/** A network only set aside has no devices yet. */
function isServed(network: NetworkPlan, vrfs: readonly string[] | undefined): boolean {
  return network.status !== "reserved" && (vrfs?.includes(network.zone.vrf) ?? true);
}

function servedIn(network: NetworkPlan, row: AllocatedPrefix, served: boolean): ServedSubnet["served"] {
  const { ipv4, ipv6 } = network.zone.addressing;
  if (!served) return "none";
  // A link of two routers has nobody to serve.
  if (row.family === "ipv4") return ipv4 === "dhcp" && row.prefix.length < 31 ? "dhcp" : "none";
  if (row.prefix.length > 64) return "none";
  return ipv6 === "dhcpv6" ? "dhcp" : ipv6 === "slaac" ? "options" : "none";
}

/** Kea takes overlapping subnets and answers from either. */
function checkOverlaps(networks: readonly ServiceNetwork[], plan: Plan, report: Report): void {
  const served = networks.flatMap((network) =>
    Object.values(network.families).flatMap((subnet) =>
      subnet.served === "none" ? [] : [{ network, prefix: subnet.row.prefix }],
    ),
  );
  served.sort((a, b) => a.prefix.compare(b.prefix));
  let outer = served[0];
  for (const each of served.slice(1)) {
    if (outer?.prefix.overlaps(each.prefix)) {
      report(plan.services?.dhcp?.vrfs === undefined ? ["dhcp"] : ["dhcp", "vrfs"], {
        code: "plan.overlap",
        message: `${each.network.key} (${each.prefix}, VRF ${each.network.network.zone.vrf}) overlaps ${outer.network.key} (${outer.prefix}, VRF ${outer.network.network.zone.vrf})`,
        hint: "one server cannot tell them apart: name the VRFs it answers for with vrfs: [main]",
      });
      return;
    }
    outer = each;
  }
}
