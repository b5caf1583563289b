import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { allocate, overlappingPairs, PrefixSet, parseLock, parsePlan } from "../../ipam/index.ts";
import { addressesOf, commandsOf, movedKeys, Workbench } from "../testing.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const read = (file: string) => readFileSync(`${HERE}${file}`, "utf8");
const plan = parsePlan(read("plan.yaml"), "plan.yaml");
const lock = parseLock(read("plan.lock.yaml"), "plan.lock.yaml");
const { prefixes, warnings } = allocate(plan, lock);
const own = prefixes.filter(({ region }) => region !== null);

test("is written in under 100 lines, for 46 stores in three regions", () => {
  expect(read("plan.yaml").split("\n").length).toBeLessThanOrEqual(100);
  expect(plan.regions.map(({ sites }) => sites.length)).toEqual([18, 14, 14]);
});

test("its README's commands print what stands in expected/commands.txt", async () => {
  const bench = new Workbench(HERE);
  try {
    // The map's size is nobody's promise.
    const printed = bench.transcript(commandsOf(read("README.md"))).replace(/ \(\d+ prefixes, \d+ kB\)/, "");
    await expect(printed).toMatchFileSnapshot("expected/commands.txt");
    expect(bench.read("plan.lock.yaml")).toBe(read("plan.lock.yaml"));
    expect(bench.read("plan.csv").split("\n").length).toBeGreaterThan(700);
  } finally {
    bench.remove();
  }
});

describe("its addresses", () => {
  test("touch none of the old ranges, and not each other", () => {
    const old = PrefixSet.of(plan.reserved.map(({ prefix }) => prefix));
    const networks = own.filter(({ status }) => status !== "container").map(({ prefix }) => prefix);
    expect(networks).toHaveLength(735);
    expect(networks.filter((prefix) => old.overlaps(prefix)).map(String)).toEqual([]);
    expect(overlappingPairs(networks)).toEqual([]);
  });

  test("are one route a site and region, or are told", () => {
    const several = own.filter(({ key }) => /\+\d+$/.test(key)).map(({ key }) => key);
    const told = warnings.map(({ message }) => message.split(" ")[0]);
    expect(several.map((key) => key.replace(/\/ipv\d\+\d+$/, ""))).toEqual(told);
    expect(told).toEqual(["east"]);
  });

  test("are of both families where the zone has both", () => {
    const families = (zone: string) =>
      new Set(own.filter((row) => row.zone === zone).map(({ family }) => family));
    for (const zone of ["pos", "office", "guest-wifi", "iot"])
      expect([...families(zone)].sort()).toEqual(["ipv4", "ipv6"]);
    for (const zone of ["payment", "cctv"]) expect([...families(zone)]).toEqual(["ipv4"]);
  });

  test("follow the store where it differs from its template", () => {
    const at = (key: string) =>
      own.filter((row) => row.key === key).map(({ prefix, vlan }) => `${prefix} ${vlan}`);
    expect(at("east/sh-002/pos/ipv4")).toEqual(["10.32.20.0/25 120"]);
    expect(at("east/sh-006/cctv/ipv4")).toEqual([]);
    expect(at("east/nj-003/supermarket/ipv4")[0]).toMatch(/\/25 110$/);
    expect(at("east/sh-004/guest-wifi/ipv4")[0]).toMatch(/\/21 300$/);
  });
});

describe("store 47", () => {
  const before = addressesOf(read("plan.yaml"), read("plan.lock.yaml"));

  test.each([
    ["before all others", "      sh-001:", "      aa-000: { template: flagship }\n      sh-001:"],
    ["in the middle", "      tj-001:", "      cc-001: { template: store }\n      tj-001:"],
    [
      "in a region of its own",
      "  south:\n",
      "  west:\n    sites:\n      cd-001: { template: flagship }\n  south:\n",
    ],
  ])("%s moves nothing", (_, from, to) => {
    const text = read("plan.yaml");
    expect(text.split(from)).toHaveLength(2);
    const after = addressesOf(text.replace(from, to), read("plan.lock.yaml"));
    expect(movedKeys(before, after)).toEqual([]);
    expect(after.size).toBeGreaterThan(before.size);
  });
});
