import type { AllocatedPrefix } from "../allocation.ts";
import type { Plan } from "../plan.ts";
import type { NatInput } from "../plan-services.ts";
import type { AddressRange, Prefix } from "../prefix.ts";
import { countOf } from "./host-range.ts";
import { addressesForVisits } from "./lease.ts";
import { sizeOf } from "./range-list.ts";
import type { Report } from "./report.ts";
import type { ServiceNetwork } from "./service-network.ts";

/** Ports from 1024 on; those below belong to services. RFC 6335 § 6. */
const PORTS_PER_ADDRESS = 65_536 - 1024;

/** A pool of public addresses and who goes out through it. @clause 3.2.2-g */
export interface NatPool {
  readonly name: string;
  readonly mode: NatInput["mode"];
  readonly ranges: readonly AddressRange[];
  readonly addresses: number;
  /** Keys of the networks behind it. */
  readonly networks: readonly string[];
  readonly sources: readonly Prefix[];
  readonly hosts: number;
  /** Ports, or addresses where each device has its own. */
  readonly needed: number;
  readonly available: number;
  readonly description: string | undefined;
}

export function natPools(
  plan: Plan,
  networks: readonly ServiceNetwork[],
  rows: readonly AllocatedPrefix[],
  report: Report,
): readonly NatPool[] {
  const pools = Object.entries(plan.services?.nat ?? {});
  const owners = new Map<string, string>();
  return pools.map(([name, pool]) => {
    const behind = networks.filter((network) => network.families.ipv4 && isBehind(network, pool));
    const doubled = behind.find(({ key }) => owners.has(key));
    if (doubled) {
      report(["nat", name, "zones"], {
        code: "plan.nat",
        message: `${doubled.key} goes out through ${owners.get(doubled.key)} already`,
        hint: "divide them with regions or sites",
      });
    }
    for (const { key } of behind) if (!owners.has(key)) owners.set(key, name);
    checkUse(name, pool, rows, report);
    const sized = natPool(name, pool, behind);
    checkBudget(sized, pool, report);
    return sized;
  });
}

function isBehind({ network, site }: ServiceNetwork, pool: NatInput): boolean {
  return (
    pool.zones.includes(network.zone.name) &&
    network.status !== "reserved" &&
    (pool.regions === undefined || pool.regions.includes(site.region)) &&
    (pool.sites === undefined || pool.sites.includes(site.key))
  );
}

function natPool(name: string, pool: NatInput, behind: readonly ServiceNetwork[]): NatPool {
  const addresses = pool.pool.reduce((sum, range) => sum + countOf(range), 0);
  const hosts = behind.reduce((sum, network) => sum + devicesOf(network), 0);
  const napt = pool.mode === "napt";
  return {
    name,
    mode: pool.mode,
    ranges: pool.pool,
    addresses,
    networks: behind.map(({ key }) => key),
    sources: behind.flatMap(({ families }) => (families.ipv4 ? [families.ipv4.row.prefix] : [])),
    hosts,
    needed: napt ? hosts * (pool.portsPerHost ?? 0) : hosts,
    available: napt ? addresses * PORTS_PER_ADDRESS : addresses,
    description: pool.description,
  };
}

/** Devices at work at one time: those planned, or all that could have an address. */
function devicesOf({ network, settings, families }: ServiceNetwork): number {
  const layout = families.ipv4?.layout;
  if (layout === undefined) return 0;
  if (settings.visits) return addressesForVisits(settings.visits, 0);
  if (network.size?.by === "hosts") return network.size.hosts;
  return sizeOf([...layout.pools, ...layout.reservations, ...layout.staticRange]);
}

function checkBudget(pool: NatPool, input: NatInput, report: Report): void {
  if (pool.needed <= pool.available) return;
  if (pool.mode === "static") {
    report(["nat", pool.name, "pool"], {
      code: "plan.nat",
      message: `has ${pool.addresses} addresses for ${pool.hosts} devices`,
      hint: `add ${pool.hosts - pool.addresses} addresses, or let devices share them with mode: napt`,
    });
    return;
  }
  const addresses = Math.ceil(pool.needed / PORTS_PER_ADDRESS);
  const ports = Math.floor(pool.available / pool.hosts);
  const fewer = ports >= 1 ? `, or count with portsPerHost: ${ports}` : "";
  report(["nat", pool.name, "pool"], {
    code: "plan.nat",
    message: `has ${pool.available} ports for ${pool.hosts} devices with ${input.portsPerHost} each (${pool.needed})`,
    hint: `use ${addresses} addresses instead of ${pool.addresses}${fewer}`,
  });
}

/** An address of the pool that a subnet has already would be translated to itself. */
function checkUse(name: string, pool: NatInput, rows: readonly AllocatedPrefix[], report: Report): void {
  for (const [index, range] of pool.pool.entries()) {
    const used = rows.find(
      ({ prefix, status }) =>
        status !== "container" &&
        status !== "reserved" &&
        prefix.family === "ipv4" &&
        prefix.first.compare(range.last) <= 0 &&
        range.first.compare(prefix.last) <= 0,
    );
    if (used === undefined) continue;
    report(["nat", name, "pool", index], {
      code: "plan.nat",
      message: `holds addresses of ${used.key} (${used.prefix})`,
      hint: "keep the pool apart with an entry under reserved",
    });
  }
}
