import type { NetworkPlan, RegionPlan, SitePlan } from "../plan.ts";
import type { PlanReading } from "../plan-reading.ts";
import type { DhcpInput, DnsInput, NatInput, ReservationInput } from "../plan-services.ts";
import type { Path } from "../source.ts";
import { didYouMean } from "../suggest.ts";
import { checkClasses } from "./client-classes.ts";
import { checkDelegations } from "./delegation.ts";
import { checkNatPools } from "./nat-faults.ts";

/** What the plan says of DHCP, DNS and NAT: names resolved, still without addresses. */
export interface ServicePlan {
  readonly dhcp: DhcpInput | undefined;
  readonly dns: DnsInput | undefined;
  readonly nat: Readonly<Record<string, NatInput>>;
}

/** Undefined where the plan has none of the sections. */
export function servicePlan(reading: PlanReading, regions: readonly RegionPlan[]): ServicePlan | undefined {
  const { dhcp, dns, nat } = reading.input;
  if (dhcp === undefined && dns === undefined && nat === undefined) return undefined;
  if (dhcp) checkDhcp(dhcp, reading, networkKeys(regions));
  if (dns) checkVrfs(dns.vrfs, ["dns"], reading);
  checkNatPools(nat ?? {}, reading);
  return { dhcp, dns, nat: nat ?? {} };
}

function networkKeys(regions: readonly RegionPlan[]): ReadonlySet<string> {
  const keys = regions.flatMap((region) =>
    region.sites.flatMap((site: SitePlan) => site.networks.map((network: NetworkPlan) => network.key)),
  );
  return new Set(keys);
}

function checkDhcp(dhcp: DhcpInput, reading: PlanReading, networks: ReadonlySet<string>): void {
  checkVrfs(dhcp.vrfs, ["dhcp"], reading);
  for (const name of Object.keys(dhcp.zones ?? {})) {
    if (reading.zones.has(name)) continue;
    const hint = didYouMean(name, [...reading.zones.keys()], "zone");
    reading.report(["dhcp", "zones", name], {
      code: "plan.unknown-zone",
      message: "there is no such zone",
      hint,
    });
  }
  for (const key of Object.keys(dhcp.networks ?? {})) {
    if (!networks.has(key)) unknownNetwork(key, ["dhcp", "networks", key], reading, networks);
  }
  checkClasses(dhcp, reading.report);
  checkDelegations(dhcp, reading.report);
  const devices = new Map<string, string>();
  for (const [name, host] of Object.entries(dhcp.hosts ?? {})) {
    const path = ["dhcp", "hosts", name];
    if (!networks.has(host.network)) unknownNetwork(host.network, [...path, "network"], reading, networks);
    checkDevice(name, host, devices, reading);
  }
}

function checkVrfs(names: readonly string[] | undefined, path: Path, reading: PlanReading): void {
  for (const [index, name] of (names ?? []).entries()) {
    if (reading.vrfs.has(name)) continue;
    const hint = didYouMean(name, [...reading.vrfs], "VRF");
    reading.report([...path, "vrfs", index], {
      code: "plan.unknown-vrf",
      message: "there is no such VRF",
      hint,
    });
  }
}

function unknownNetwork(key: string, path: Path, reading: PlanReading, networks: ReadonlySet<string>): void {
  const form = key.split("/").length === 3 ? "" : "; a network is named region/site/network";
  reading.report(path, {
    code: "plan.unknown-network",
    message: `there is no network ${JSON.stringify(key)}`,
    hint: `${didYouMean(key, [...networks], "network")}${form}`,
  });
}

/** One device has one reservation: a second one with its hardware address stops Kea. @clause 3.2.2-e */
function checkDevice(
  name: string,
  host: ReservationInput,
  devices: Map<string, string>,
  reading: PlanReading,
): void {
  const path = ["dhcp", "hosts", name];
  if (host.mac === undefined && host.duid === undefined) {
    reading.report(path, {
      code: "plan.reservation",
      message: "names no device",
      hint: 'give its hardware address under "mac", or its "duid"',
    });
  }
  for (const field of ["mac", "duid"] as const) {
    const value = host[field];
    if (value === undefined) continue;
    const holder = devices.get(`${field} ${value}`);
    if (holder === undefined) devices.set(`${field} ${value}`, name);
    else {
      reading.report([...path, field], {
        code: "plan.reservation",
        message: `is the ${field === "mac" ? "hardware address" : "DUID"} of ${holder} already (${value})`,
        hint: "one device has one reservation: delete one of the two, or correct the digits",
      });
    }
  }
  if (host.host !== undefined && (host.address !== undefined || host.address6 !== undefined)) {
    reading.report([...path, "host"], {
      code: "plan.reservation",
      message: "stands beside a written address",
      hint: 'keep either "host" or "address" and "address6"',
    });
  }
}
