import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressesForVisits, leaseOf, longestLease } from "./lease.ts";
import type { Settings } from "./settings.ts";

const pathOf = () => [];

describe("a lease", () => {
  it("is renewed before it is rebound, and rebound before it ends", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 31_536_000 }), (lease) => {
        const { valid, preferred, ipv4, ipv6 } = leaseOf({ lease, pathOf } as unknown as Settings);
        expect(ipv4.renew).toBeGreaterThan(0);
        expect(ipv4.renew).toBeLessThan(ipv4.rebind);
        expect(ipv4.rebind).toBeLessThan(valid);
        expect(ipv6.renew).toBeLessThan(ipv6.rebind);
        expect(ipv6.rebind).toBeLessThan(preferred);
        expect(preferred).toBeLessThanOrEqual(valid);
      }),
    );
  });
});

describe("a pool for visitors", () => {
  it("holds arrivals × (stay + lease)", () => {
    expect(addressesForVisits({ perHour: 600, stay: 5400 }, 7200)).toBe(2100);
    expect(addressesForVisits({ perHour: 1, stay: 60 }, 60)).toBe(1);
  });

  it("lasts with the longest lease that is proposed for it, and with none a second longer", () => {
    const visits = fc.record({
      perHour: fc.integer({ min: 1, max: 5000 }),
      stay: fc.integer({ min: 60, max: 20_000 }),
    });
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 60_000 }), (each, pool) => {
        const lease = longestLease(each, pool);
        if (lease === undefined) expect(addressesForVisits(each, 60)).toBeGreaterThan(pool);
        else {
          expect(addressesForVisits(each, lease)).toBeLessThanOrEqual(pool);
          expect(addressesForVisits(each, lease + 1)).toBeGreaterThan(pool);
        }
      }),
    );
  });
});
