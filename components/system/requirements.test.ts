import { describe, expect, it } from "vitest";
import { Faults } from "../faults.ts";
import type { SystemArgs } from "./contract.ts";
import type { PartFacts } from "./part.ts";
import { checkRequirements } from "./requirements.ts";
import { facts, siteIn, systemArgs } from "./testing.ts";

const REGION = "cn-shenzhen";
const TWO: PartFacts = { zones: 2, ports: [3306] };
const log = (region: string, minutes = 5) => ({ by: "log backup", minutes, region });

/** Codes for a database with these facts, in a system with these arguments. */
function codes(part: PartFacts, more: Partial<SystemArgs> = {}): readonly string[] {
  const faults = new Faults("system");
  const args = { ...systemArgs("alicloud", "cn-shanghai"), site: siteIn("alicloud", REGION), ...more };
  checkRequirements(faults, args, [{ kind: "databases", key: "sales", noun: "database", facts: part }]);
  return faults.found.map(({ code }) => code);
}

describe("a part of a system in production", () => {
  it("stands in two zones where the system is core, and where it is not it may stand in one", () => {
    expect(codes({ ...TWO, zones: 1 })).toEqual(["system.zones"]);
    expect(codes({ ...TWO, zones: 1 }, facts({ tier: 2, core: true }))).toEqual(["system.zones"]);
    expect(codes({ ...TWO, zones: 1 }, facts({ tier: 2 }))).toEqual([]);
    expect(codes(TWO)).toEqual([]);
  });

  it("has a way back for what it keeps", () => {
    expect(codes({ ...TWO, data: [] })).toEqual(["system.no-backup"]);
    const backup = { class: "core", everyMinutes: 5, offSite: "cn-beijing" } as const;
    expect(codes({ ...TWO, data: [] }, { backup })).toEqual([]);
  });

  it("loses no more than the system may, by the best of its ways back", () => {
    const ways = [log(REGION, 30), log("cn-beijing", 15)];
    expect(codes({ ...TWO, data: ways }, facts({ rpoMinutes: 14 }))).toEqual(["system.rpo"]);
    expect(codes({ ...TWO, data: ways }, facts({ rpoMinutes: 15 }))).toEqual([]);
  });

  it("has a copy far enough away, which a region across the river is not", () => {
    expect(codes({ ...TWO, data: [log(REGION)] })).toEqual(["system.off-site"]);
    expect(codes({ ...TWO, data: [log(REGION), log("cn-hongkong")] })).toEqual(["system.off-site"]);
    expect(codes({ ...TWO, data: [log(REGION), log("cn-guangzhou")] })).toEqual([]);
    expect(codes({ ...TWO, data: [log(REGION)] }, facts({ tier: 3 }))).toEqual([]);
  });

  it("is let alone in a test, except for an open entry", () => {
    const site = siteIn("alicloud", REGION, { environment: "test" });
    expect(codes({ ...TWO, zones: 1, data: [] }, { site })).toEqual([]);
    const open = { ...facts({ exposure: "internet" }), site };
    expect(codes({ ...TWO, firewall: false }, open)).toEqual(["system.firewall"]);
    expect(codes({ ...TWO, firewall: true }, open)).toEqual([]);
  });
});
