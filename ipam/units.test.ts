import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "./allocate.ts";
import { BadInput } from "./diagnostic.ts";
import { emptyLock, type Lock } from "./lock.ts";
import { parsePlan } from "./parse-plan.ts";
import { entryOfUnit, parseUnits, unitName } from "./units.ts";

describe("a list of units", () => {
  test.each([
    [["1-3"], [1, 2, 3]],
    [[7], [7]],
    [
      ["8-10", "1-2"],
      [1, 2, 8, 9, 10],
    ],
    [
      ["1-6", 8],
      [1, 2, 3, 4, 5, 6, 8],
    ],
  ])("%j is read", (parts, units) => {
    expect(parseUnits(parts)).toEqual(units);
  });

  test.each([
    [""],
    ["0-3"],
    ["3-1"],
    ["1-"],
    ["1-5000"],
    ["01-3"],
    ["a"],
    ["1,2"],
    [" 1"],
    ["-4"],
    [-4],
    [1.5],
    [0],
    ["1-3", 3],
    ["1-3", "2-5"],
  ])("%j %j is none", (...parts) => {
    expect(parseUnits(parts)).toBeUndefined();
  });

  test("names sort as their numbers do, and are read back", () => {
    expect([1, 20, 300, 7].map((unit) => unitName("tenant", unit)).sort()).toEqual([
      "tenant-001",
      "tenant-007",
      "tenant-020",
      "tenant-300",
    ]);
    expect(entryOfUnit("tenant-007")).toEqual({ entry: "tenant", unit: 7 });
    expect(entryOfUnit("tenant")).toBeUndefined();
  });
});

const plan = (site: string, template = "pos: { hosts: 10, stack: ipv4 }") => `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: mall }
aggregates: { corp: { prefix: 10.0.0.0/12 } }
zones: { tenant: { vlans: 1101-1999 } }
templates: { mall: { zones: { ${template} } } }
regions: { city: { sites: { tower: { template: mall, zones: { ${site} } } } } }
`;

function rows(text: string, lock: Lock = emptyLock("plan.lock.yaml")) {
  const allocation = allocate(parsePlan(text, "plan.yaml"), lock);
  const networks = allocation.prefixes.filter(({ vlan }) => vlan !== null);
  const byKey = new Map(networks.map(({ key, prefix, vlan }) => [key, `${prefix} ${vlan}`]));
  return { byKey, lock: allocation.lock };
}

function faultsOf(text: string) {
  try {
    parsePlan(text, "plan.yaml");
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

describe("an entry with units", () => {
  test("is one network a number, each with a VLAN and a prefix of its own", () => {
    const { byKey } = rows(plan("tenant: { units: 1-240, hosts: 10 }"));
    const tenants = [...byKey].filter(([key]) => key.startsWith("city/tower/tenant-"));
    expect(tenants).toHaveLength(240);
    expect(new Set(tenants.map(([, value]) => value)).size).toBe(240);
    expect(byKey.get("city/tower/tenant-007/ipv4")).toMatch(/ 1107$/);
    expect([...byKey.keys()]).not.toContain("city/tower/tenant/ipv4");
  });

  test("takes what a unit says of itself, from the site before the template", () => {
    const template = "tenant: { units: 1-9, hosts: 10 }, tenant-002: { hosts: 100 }, tenant-003: none";
    const text = plan(
      "tenant-001: { hosts: 200, vlan: 1500 }, tenant-003: { hosts: 40 }, tenant-004: none",
      template,
    );
    const { byKey } = rows(text);
    const widths = [...byKey].map(([key, value]) => `${key.split("/")[2]} ${/\/(\d+)/.exec(value)?.[1]}`);
    expect(widths.sort()).toEqual([
      "tenant-001 23",
      "tenant-002 24",
      "tenant-003 26",
      "tenant-005 27",
      "tenant-006 27",
      "tenant-007 27",
      "tenant-008 27",
      "tenant-009 27",
    ]);
    expect(byKey.get("city/tower/tenant-001/ipv4")).toMatch(/ 1500$/);
  });

  test("numbers its VLANs from that of unit 1, whatever size a unit has", () => {
    const text = plan("tenant: { units: [1-5, 9], vlan: 1201, hosts: 10 }, tenant-005: { hosts: 200 }");
    const vlans = [...rows(text).byKey].map(([key, value]) => `${key.split("/")[2]} ${value.split(" ")[1]}`);
    expect(vlans.filter((each) => each.startsWith("tenant")).sort()).toEqual([
      "tenant-001 1201",
      "tenant-002 1202",
      "tenant-003 1203",
      "tenant-004 1204",
      "tenant-005 1205",
      "tenant-009 1209",
    ]);
  });

  test("moves nothing when units come and go, and gives a unit back what it had", () => {
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(list, list, (first, second) => {
        const textOf = (units: readonly number[]) =>
          plan(`tenant: { units: [${units.join(",")}], hosts: 10 }`);
        const before = rows(textOf(first));
        const after = rows(textOf(second), before.lock);
        const again = rows(textOf(first), after.lock);
        for (const [key, value] of after.byKey) expect(before.byKey.get(key) ?? value).toBe(value);
        for (const [key, value] of before.byKey) expect(again.byKey.get(key)).toBe(value);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ["tenant: { units: 1-9, hosts: 10, vlan: 1000 }", "tenant.vlan", "the number of unit 1"],
    ["tenant: { units: [1, 3000], hosts: 10, vlan: 1200 }", "tenant.vlan", "the number of unit 1"],
    [
      "tenant: { units: 1-3, hosts: 10, cidr: 10.0.8.0/24 }",
      "tenant.cidr",
      "tenant-007: { cidr: 10.0.8.0/24 }",
    ],
    ["tenant: { units: 3-1, hosts: 10 }", "tenant.units", "write 1-240"],
    ["tenant: { units: [1-3, 3], hosts: 10 }", "tenant.units", "each number once"],
    ["tenant: { units: two, hosts: 10 }", "tenant.units", "1-240"],
    ["tenant: { units: 0, hosts: 10 }", "tenant.units", "at least 1"],
    ["tenant: { units: [], hosts: 10 }", "tenant.units", "at least 1"],
    ["tenant: { units: [1-3, x], hosts: 10 }", "tenant.units", "1-240"],
    ["tenant: { units: 1-3, hosts: 10 }, tenant-9: { hosts: 3 }", "tenant-9", "add 9 to the units"],
    ["tenant: { units: 1-3, hosts: 10 }, tenant-02: { hosts: 3 }", "tenant-02", "write it tenant-002"],
    ["tenant: { units: 1-3, hosts: 0 }", "tenant.hosts", "at least 1"],
    ["tenant: { units: 1-3 }", "tenant", "give hosts"],
    ["tenant: { count: 3, hosts: 10 }", "tenant.count", '"units"'],
    [
      "tenant: { units: 1-3, hosts: 10 }, old: { zone: tenant, hosts: 3, formerly: tenant-002 }",
      "old.formerly",
      "delete this line",
    ],
  ])("%s is one fault", (site, path, hint) => {
    const faults = faultsOf(plan(site));
    expect(faults.map((fault) => fault.path)).toEqual([`regions.city.sites.tower.zones.${path}`]);
    expect(faults[0]?.hint).toContain(hint);
  });
});
