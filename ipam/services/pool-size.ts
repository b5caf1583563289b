import { addressesForVisits, longestLease } from "./lease.ts";
import { sizeOf } from "./range-list.ts";
import type { Report } from "./report.ts";
import type { ServiceNetwork } from "./service-network.ts";

/** A pool that runs dry is seen by the last visitor to arrive; here it is seen before. */
export function checkPools(networks: readonly ServiceNetwork[], report: Report): void {
  for (const { key, network, settings, lease, families } of networks) {
    const subnet = families.ipv4;
    if (subnet?.served !== "dhcp") continue;
    const { pools, staticRange, reservations } = subnet.layout;
    const pool = sizeOf(pools);
    if (pool === 0) continue;
    const { visits } = settings;
    const longest = lease.max ?? lease.valid;
    if (visits !== undefined) {
      const needed = addressesForVisits(visits, longest);
      if (needed <= pool) continue;
      const shorter = longestLease(visits, pool);
      const more = "give the network more hosts";
      report(settings.pathOf("visits"), {
        code: "plan.pool",
        message: `${key} needs ${needed} addresses (arrivals × (stay + lease)), its pool has ${pool}`,
        hint: shorter === undefined ? more : `use a lease of at most ${shorter} seconds, or ${more}`,
      });
      continue;
    }
    const hosts = network.size?.by === "hosts" ? network.size.hosts : 0;
    const places = pool + sizeOf(staticRange) + sizeOf(reservations);
    if (hosts <= places) continue;
    report(settings.pathOf("pools"), {
      code: "plan.pool",
      message: `${key} has ${hosts} devices and ${places} places for them in pools and ranges`,
      hint: "lengthen the pool, or leave it out to get all that is left",
    });
  }
}

/** Zones of devices that stay, by the guide's names. */
const STORE_ZONES: ReadonlySet<string> = new Set(["payment", "pos", "iot", "cctv"]);

/** Longer leases for store devices, shorter ones for guests. @clause 3.2.2-f */
export function checkShortGuestLease(networks: readonly ServiceNetwork[], report: Report): void {
  const served = networks.filter(({ families }) => families.ipv4?.served === "dhcp");
  const store = served
    .filter(({ network }) => STORE_ZONES.has(network.zone.name))
    .reduce<number | undefined>((least, { lease }) => Math.min(least ?? lease.valid, lease.valid), undefined);
  if (store === undefined) return;
  for (const { network, lease, settings } of served) {
    if (network.zone.name !== "guest-wifi" || lease.valid < store) continue;
    report(settings.pathOf("lease"), {
      code: "plan.lease",
      message: `guests keep an address as long (${lease.valid} s) as store devices (${store} s)`,
      hint: "use hours for guests and days for store devices",
    });
  }
}
