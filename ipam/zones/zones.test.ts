import { describe, expect, it } from "vitest";
import { clause } from "../../guide/index.ts";
import { isVid, rangesOverlap } from "../vlan.ts";
import { ZONES } from "./index.ts";
import { GUEST_LEASE, RESERVE_BOUNDS, STORE_LEASE } from "./zone.ts";

const zones = [...ZONES.values()];

describe("the guide's zones", () => {
  it("are all there, each under its own name", () => {
    expect([...ZONES.keys()].sort()).toEqual(
      ["cctv", "guest-wifi", "iot", "management", "office", "office-wifi", "payment", "pos", "server"].sort(),
    );
    for (const [name, zone] of ZONES) expect(zone.name).toBe(name);
  });

  it("share no VLAN and no subnet slot", () => {
    for (const [i, a] of zones.entries()) {
      expect(isVid(a.vlans.first) && isVid(a.vlans.last) && a.vlans.first <= a.vlans.last).toBe(true);
      for (const b of zones.slice(i + 1)) {
        expect(rangesOverlap(a.vlans, b.vlans), `${a.name} and ${b.name}`).toBe(false);
        expect(a.subnetSlot).not.toBe(b.subnetSlot);
      }
    }
  });

  it("keep the guide's share in reserve and cite clauses that exist", () => {
    for (const zone of zones) {
      expect(zone.reserve).toBeGreaterThanOrEqual(RESERVE_BOUNDS.least);
      expect(zone.reserve).toBeLessThanOrEqual(RESERVE_BOUNDS.most);
      for (const id of zone.clauses) expect(clause(id).id).toBe(id);
    }
  });

  it("reach only zones that exist", () => {
    for (const zone of zones) {
      for (const target of Object.keys(zone.isolation.reaches)) expect(ZONES.has(target), target).toBe(true);
    }
  });

  it("let guests reach nothing inside, not even each other", () => {
    expect(ZONES.get("guest-wifi")?.isolation).toMatchObject({ reaches: {}, peers: false, internet: "open" });
  });

  it("keep IoT away from tills, payment and offices, and card data away from the internet", () => {
    const iot = Object.keys(ZONES.get("iot")?.isolation.reaches ?? {});
    for (const closed of ["pos", "payment", "office", "office-wifi"]) expect(iot).not.toContain(closed);
    for (const zone of zones) if (zone.isolation.cardData) expect(zone.isolation.internet).not.toBe("open");
  });

  it("lease longer to store devices than to guests; static zones lease nothing", () => {
    expect(STORE_LEASE).toBeGreaterThan(GUEST_LEASE);
    for (const zone of zones) {
      expect(zone.lease !== undefined, zone.name).toBe(zone.addressing.ipv4 === "dhcp");
    }
  });
});
