import type { FaultText, Path } from "../source.ts";
import { OFFICE_LEASE } from "../zones/zone.ts";
import type { Settings } from "./settings.ts";

/** Times of a lease in seconds: T1 < T2 < lifetime. */
export interface Lease {
  readonly valid: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** For IPv6: new connections use the address so long. */
  readonly preferred: number;
  readonly ipv4: LeaseTimers;
  readonly ipv6: LeaseTimers;
}

export interface LeaseTimers {
  /** T1: the device asks its own server to go on. */
  readonly renew: number;
  /** T2: it asks any server. */
  readonly rebind: number;
}

/** RFC 2131 § 4.4.5. */
const IPV4_SHARES = { renew: 0.5, rebind: 0.875 } as const;
/** Of the preferred lifetime: RFC 8415, section 21.4. */
const IPV6_SHARES = { renew: 0.5, rebind: 0.8 } as const;
/** An address that is about to go takes no new connections in the last quarter of its life. */
const PREFERRED_SHARE = 0.75;

/** Longer for store devices, shorter for guests: the zones bring their own. @clause 3.2.2-f */
export function leaseOf(settings: Settings): Lease {
  const valid = settings.lease ?? OFFICE_LEASE;
  const preferred =
    settings.preferred ??
    Math.min(valid, Math.max(Math.floor(valid * PREFERRED_SHARE), settings.rebind ?? 0));
  const timers = (shares: LeaseTimers, of: number): LeaseTimers => ({
    renew: settings.renew ?? Math.floor(Math.min(shares.renew * of, (settings.rebind ?? of) * shares.renew)),
    rebind: settings.rebind ?? Math.floor(shares.rebind * of),
  });
  return {
    valid,
    min: settings.minLease,
    max: settings.maxLease,
    preferred,
    ipv4: timers(IPV4_SHARES, valid),
    ipv6: timers(IPV6_SHARES, preferred),
  };
}

/** What Kea would swallow (preferred > valid) and what it would stop at (min > max), both with a place. */
export function leaseFaults(
  lease: Lease,
  settings: Settings,
  families: { readonly ipv4: boolean; readonly ipv6: boolean },
  report: (path: Path, text: FaultText) => void,
): void {
  const code = "plan.lease";
  const { valid, min, max } = lease;
  if (min !== undefined && max !== undefined && min > max) {
    report(settings.pathOf("minLease"), {
      code,
      message: `the shortest lease (${min} s) is longer than the longest (${max} s)`,
      hint: "exchange the two",
    });
  } else if (min !== undefined && min > valid) {
    report(settings.pathOf("minLease"), {
      code,
      message: `the shortest lease (${min} s) is longer than the lease (${valid} s)`,
      hint: `use at most ${valid}, or a longer lease`,
    });
  } else if (max !== undefined && max < valid) {
    report(settings.pathOf("maxLease"), {
      code,
      message: `the longest lease (${max} s) is shorter than the lease (${valid} s)`,
      hint: `use at least ${valid}, or a shorter lease`,
    });
  }
  if (families.ipv6 && lease.preferred > valid) {
    report(settings.pathOf("preferred"), {
      code,
      message: `an address would be preferred (${lease.preferred} s) for longer than it is valid (${valid} s)`,
      hint: `use at most ${valid}`,
    });
    return;
  }
  for (const family of ["ipv4", "ipv6"] as const) {
    if (!families[family]) continue;
    const { renew, rebind } = lease[family];
    const [end, word] = family === "ipv4" ? [valid, "lease"] : [lease.preferred, "preferred time"];
    if (renew >= rebind) {
      report(settings.pathOf(settings.renew === undefined ? "rebind" : "renew"), {
        code,
        message: `T1 (${renew} s) is not before T2 (${rebind} s)`,
        hint: "leave both out to get a half and seven eighths of the lease",
      });
      return;
    }
    if (rebind > end || (family === "ipv4" && rebind === end)) {
      report(settings.pathOf(settings.rebind === undefined ? "preferred" : "rebind"), {
        code,
        message: `T2 (${rebind} s) is not before the end of the ${word} (${end} s)`,
        hint: `use less than ${end}, or leave it out`,
      });
      return;
    }
  }
}

/** Arrivals × (stay + lease): an address stays taken until its lease runs out after the visitor has left. */
export function addressesForVisits(visits: NonNullable<Settings["visits"]>, lease: number): number {
  return Math.ceil((visits.perHour / 3600) * (visits.stay + lease) - 1e-9);
}

/** The longest lease with which a pool lasts; undefined where no lease is short enough. */
export function longestLease(visits: NonNullable<Settings["visits"]>, pool: number): number | undefined {
  const lease = Math.floor((pool * 3600) / visits.perHour - visits.stay);
  return lease >= 60 ? lease : undefined;
}
