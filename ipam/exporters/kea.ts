import type { Allocation } from "../allocation.ts";
import type { Address, Family } from "../ip.ts";
import { spaceKey, vlanOwner } from "../lock-keys.ts";
import type { Plan } from "../plan.ts";
import type { LayoutInput } from "../plan-services.ts";
import type { AddressRange } from "../prefix.ts";
import { classesInOrder, TEST_OF } from "../services/client-classes.ts";
import {
  type Reservation,
  resolveServices,
  type ServedSubnet,
  type ServiceNetwork,
} from "../services/index.ts";
import type { ExportFile } from "./export-file.ts";

/** Releases of Kea whose files differ. */
export const KEA_TARGETS = ["kea-3", "kea-2.2"] as const;
export type KeaTarget = (typeof KEA_TARGETS)[number];

export interface KeaOptions {
  readonly target: KeaTarget;
}

/** `kea-dhcp4.conf`, whole: every IPv4 network that gets addresses by DHCP. @clause 3.2.2-e @clause 3.2.4-a */
export function toKea4(plan: Plan, allocation: Allocation, options: KeaOptions): readonly ExportFile[] {
  const subnets = subnetsOf("ipv4", plan, allocation).map((each) => ({
    network: each.network.key,
    subnet: {
      ...subnetHead(each),
      ...clientsOf(each, plan, "ipv4", options),
      ...timers(each, "ipv4"),
      pools: poolsOf(each.subnet.layout.pools),
      "option-data": optionData(each.network.settings.options, "ipv4", each.subnet.layout.gateway),
      reservations: each.network.reservations.flatMap((device) => reservation4(device)),
    },
  }));
  const body = {
    ...head(plan, "4", options),
    ...classes(plan, "ipv4", options),
    authoritative: true,
    "host-reservation-identifiers": ["hw-address", "duid"],
    ...sharedNetworks(subnets, "subnet4"),
  };
  return [{ name: "kea-dhcp4.conf", content: print({ Dhcp4: body }) }];
}

/**
 * `kea-dhcp6.conf`: networks with DHCPv6 have pools; those where devices choose their address (SLAAC) have
 * none and get the options alone. @clause 3.2.3-c @clause 3.2.3-d
 */
export function toKea6(plan: Plan, allocation: Allocation, options: KeaOptions): readonly ExportFile[] {
  const subnets = subnetsOf("ipv6", plan, allocation).map((each) => ({
    network: each.network.key,
    subnet: {
      ...subnetHead(each),
      ...clientsOf(each, plan, "ipv6", options),
      ...timers(each, "ipv6"),
      pools: poolsOf(each.subnet.layout.pools),
      ...prefixPools(each),
      "option-data": optionData(each.network.settings.options, "ipv6", null),
      reservations: each.network.reservations.flatMap((device) => reservation6(device)),
    },
  }));
  const body = {
    ...head(plan, "6", options),
    ...classes(plan, "ipv6", options),
    "host-reservation-identifiers": ["duid", "hw-address"],
    ...sharedNetworks(subnets, "subnet6"),
  };
  return [{ name: "kea-dhcp6.conf", content: print({ Dhcp6: body }) }];
}

interface KeaSubnet {
  readonly id: number;
  readonly network: ServiceNetwork;
  readonly subnet: ServedSubnet;
}

/** In order of id: a new subnet is added at the end, and a review sees nothing else. */
function subnetsOf(family: Family, plan: Plan, { prefixes, lock }: Allocation): readonly KeaSubnet[] {
  const { networks } = resolveServices(plan, prefixes);
  return networks
    .flatMap((network) => {
      const subnet = network.families[family];
      if (subnet === undefined || subnet.served === "none") return [];
      const entry = lock.entries.get(spaceKey(network.key, family, network.network.zone.vrf));
      const id = entry?.kind === "network" ? entry.keaId : undefined;
      if (id === undefined) throw new RangeError(`the lock has no Kea id for ${network.key}`);
      return [{ id, network, subnet }];
    })
    .sort((a, b) => a.id - b.id);
}

function head(plan: Plan, version: "4" | "6", { target }: KeaOptions): object {
  const output = target === "kea-2.2" ? "output_options" : "output-options";
  return {
    "user-context": { plan: plan.name, "written-by": `atrium plan export kea${version}` },
    "interfaces-config": { interfaces: plan.services?.dhcp?.interfaces ?? ["*"] },
    "lease-database": { type: "memfile", persist: true, "lfc-interval": 3600 },
    // Reservations stand outside the pools, so a pool needs no look-up for each address.
    "reservations-global": false,
    "reservations-in-subnet": true,
    "reservations-out-of-pool": true,
    loggers: [{ name: `kea-dhcp${version}`, [output]: [{ output: "syslog" }], severity: "INFO" }],
  };
}

function subnetHead({ id, network, subnet }: KeaSubnet): object {
  const { gateway, routers } = subnet.layout;
  const relays = [...routers, ...(gateway ? [gateway] : [])];
  const { settings } = network;
  return {
    id,
    subnet: String(subnet.row.prefix),
    "user-context": {
      key: network.key,
      region: network.site.region,
      site: network.site.name,
      zone: network.network.zone.name,
      vlan: network.vlan,
    },
    ...(settings.interface === undefined
      ? relays.length > 0 && { relay: { "ip-addresses": relays.map(String) } }
      : { interface: settings.interface }),
  };
}

interface WrittenSubnet {
  readonly network: string;
  readonly subnet: object;
}

/**
 * Subnets of one VLAN share a relay: a device may get an address of any of them, wherever there is one left.
 * They stand together, the others by themselves.
 */
function sharedNetworks(written: readonly WrittenSubnet[], list: "subnet4" | "subnet6"): object {
  const byVlan = [...Map.groupBy(written, ({ network }) => vlanOwner(network))];
  const shared = byVlan
    .filter(([, own]) => own.length > 1)
    .map(([name, own]) => ({ name, [list]: own.map(({ subnet }) => subnet) }));
  const single = byVlan.flatMap(([, own]) => (own.length > 1 ? [] : own.map(({ subnet }) => subnet)));
  return { ...(shared.length === 0 ? {} : { "shared-networks": shared }), [list]: single };
}

/** Prefixes for the routers behind the network. @clause 3.2.3-c */
function prefixPools({ network: { settings } }: KeaSubnet): object {
  const { delegation } = settings;
  if (delegation === undefined) return {};
  const { prefix, length } = delegation;
  return {
    "pd-pools": [{ prefix: String(prefix.network), "prefix-len": prefix.length, "delegated-len": length }],
  };
}

/** 2.7.5 replaced the one class of a subnet by a list; 2.2 gets a class of its own for several. */
function clientsOf(
  { network: { settings } }: KeaSubnet,
  plan: Plan,
  family: Family,
  { target }: KeaOptions,
): object {
  const clients = testedIn(settings.clients, plan, family);
  if (clients.length === 0) return {};
  return target === "kea-3" ? { "client-classes": clients } : { "client-class": anyOf(clients) };
}

/** Where devices choose their addresses, a class that the family cannot tell shuts nobody out. */
function testedIn(names: readonly string[] = [], plan: Plan, family: Family): readonly string[] {
  return names.filter((name) => plan.services?.dhcp?.classes?.[name]?.[TEST_OF[family]] !== undefined);
}

function anyOf(names: readonly string[]): string {
  return [...names].sort().join(" or ");
}

function classes(plan: Plan, family: Family, { target }: KeaOptions): object {
  const dhcp = plan.services?.dhcp;
  const known = classesInOrder(dhcp?.classes ?? {}, family);
  const written = known.map(([name, each]) => {
    const values = optionData(each.options, family, null);
    const boot = family === "ipv4" ? each : { nextServer: undefined, bootFile: undefined };
    return {
      name,
      test: each[TEST_OF[family]],
      ...(values.length === 0 ? {} : { "option-data": values }),
      ...(boot.nextServer === undefined ? {} : { "next-server": String(boot.nextServer) }),
      ...(boot.bootFile === undefined ? {} : { "boot-file-name": boot.bootFile }),
    };
  });
  const layouts = [dhcp, ...Object.values(dhcp?.zones ?? {}), ...Object.values(dhcp?.networks ?? {})];
  const several = target === "kea-3" ? [] : layouts.map((each) => testedIn(each?.clients, plan, family));
  const unions = new Map(
    several
      .filter((each) => each.length > 1)
      .map((each) => [
        anyOf(each),
        [...each]
          .sort()
          .map((name) => `member('${name}')`)
          .join(" or "),
      ]),
  );
  const all = [...written, ...[...unions].sort().map(([name, test]) => ({ name, test }))];
  return all.length === 0 ? {} : { "client-classes": all };
}

function timers({ network: { lease } }: KeaSubnet, family: Family): object {
  const { renew, rebind } = lease[family];
  return {
    "valid-lifetime": lease.valid,
    ...(lease.min === undefined ? {} : { "min-valid-lifetime": lease.min }),
    ...(lease.max === undefined ? {} : { "max-valid-lifetime": lease.max }),
    ...(family === "ipv6" ? { "preferred-lifetime": lease.preferred } : {}),
    "renew-timer": renew,
    "rebind-timer": rebind,
  };
}

function poolsOf(pools: readonly AddressRange[]): readonly object[] {
  return pools.map(({ first, last }) => ({ pool: `${first} - ${last}` }));
}

interface OptionValue {
  readonly name: string;
  readonly data: string;
}

function optionData(
  options: LayoutInput["options"],
  family: Family,
  gateway: Address | null,
): readonly OptionValue[] {
  const { domain, search = [], dnsServers = [], ntpServers = [] } = options ?? {};
  const ofFamily = (addresses: readonly Address[]) =>
    addresses.filter((address) => address.family === family).join(", ");
  const values =
    family === "ipv4"
      ? [
          { name: "routers", data: gateway ? String(gateway) : "" },
          { name: "domain-name-servers", data: ofFamily(dnsServers) },
          { name: "domain-name", data: domain ?? "" },
          { name: "domain-search", data: search.join(", ") },
          { name: "ntp-servers", data: ofFamily(ntpServers) },
        ]
      : [
          { name: "dns-servers", data: ofFamily(dnsServers) },
          // DHCPv6 has no option for the own domain; the search list begins with it.
          { name: "domain-search", data: [...(domain ? [domain] : []), ...search].join(", ") },
          { name: "sntp-servers", data: ofFamily(ntpServers) },
        ];
  return values.filter(({ data }) => data !== "");
}

function reservation4({ mac, duid, ipv4, hostname }: Reservation): readonly object[] {
  if (ipv4 === undefined) return [];
  const device = mac === undefined ? { duid } : { "hw-address": mac };
  return [{ ...device, "ip-address": String(ipv4), hostname }];
}

function reservation6({ mac, duid, ipv6, hostname }: Reservation): readonly object[] {
  if (ipv6 === undefined) return [];
  // The DUID is what a DHCPv6 message surely carries; a hardware address only sometimes.
  const device = duid === undefined ? { "hw-address": mac } : { duid };
  return [{ ...device, "ip-addresses": [String(ipv6)], hostname }];
}

function print(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
