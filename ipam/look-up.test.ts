import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { BadInput } from "./diagnostic.ts";
import { freeIn, nextFree } from "./free-space.ts";
import { blocksNamed, lookUp } from "./look-up.ts";
import { parsePlan } from "./parse-plan.ts";
import { parsePrefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

const allocation = allocate(
  parsePlan(
    `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
reserved: { bank: { prefix: 10.0.0.192/27, reason: bank } }
regions:
  east: { sites: { a: { zones: { pos: { hosts: 22, stack: ipv4 }, cctv: { hosts: 10 } } }, b: { zones: { pos: { hosts: 22, stack: ipv4 } } } } }
`,
    "plan.yaml",
  ),
);
const keys = (query: string) => lookUp(query, allocation, "plan.yaml").rows.map((row) => row.key);

describe("lookUp", () => {
  it("tells an address by everything around it, the widest first", () => {
    expect(keys("10.0.128.5")).toEqual(["aggregates/corp", "east/ipv4", "east/a/ipv4", "east/a/pos/ipv4"]);
  });

  it("tells a prefix with what it holds, a VLAN with all its sites, and a place by any of its names", () => {
    expect(keys("10.0.128.0/25")).toContain("east/a/cctv/ipv4");
    expect(keys("110")).toEqual(["east/a/pos/ipv4", "east/b/pos/ipv4"]);
    expect(keys("a")).toEqual(["east/a/ipv4", "east/a/pos/ipv4", "east/a/cctv/ipv4"]);
    expect(keys("east/b")).toEqual(["east/b/ipv4", "east/b/pos/ipv4"]);
    expect(keys("cctv")).toEqual(["east/a/cctv/ipv4"]);
  });

  it("tells what is free beside it", () => {
    const { free } = lookUp("east/a/pos/ipv4", allocation, "plan.yaml");
    expect(free.map(({ key, free: left }) => [key, left.map(String)])).toEqual([
      ["east/a/ipv4", ["10.0.128.96/27"]],
    ]);
  });

  it.each([
    ["10.0.0.5/24", "host bits"],
    ["10.0.0", "short"],
    ["192.168.0.1", "nothing of this plan"],
    ["4000", "nothing of this plan"],
    ["esat", "nothing of this plan"],
  ])("refuses %s", (query, message) => {
    try {
      lookUp(query, allocation, "plan.yaml");
      expect.fail("found");
    } catch (error) {
      const [fault] = (error as BadInput).diagnostics;
      expect(error).toBeInstanceOf(BadInput);
      expect(fault?.message).toContain(message);
      expect(fault?.value).toBe(query);
    }
  });
});

describe("free space", () => {
  it("and everything handed out inside a block make the block", () => {
    for (const row of allocation.prefixes.filter((each) => each.status === "container")) {
      const inside = allocation.prefixes.filter(
        (each) => row.prefix.contains(each.prefix) && !each.prefix.equals(row.prefix),
      );
      const held = PrefixSet.of(inside.map((each) => each.prefix));
      const free = PrefixSet.of(freeIn(row.prefix, row.vrf, allocation));
      expect(held.overlaps(free)).toBe(false);
      expect(held.merge(free).equals(PrefixSet.of([row.prefix]))).toBe(true);
    }
  });

  it("gives next what the allocator would, and never reserved space", () => {
    const site = blocksNamed("east/a", allocation, "plan.yaml").map(({ prefix }) => prefix);
    expect(String(nextFree(site, 28, "main", allocation))).toBe("10.0.128.96/28");
    expect(nextFree(site, 26, "main", allocation)).toBeUndefined();
    const around = parsePrefix("10.0.0.192/26");
    expect(String(nextFree([around], 27, "main", allocation))).toBe("10.0.0.224/27");
  });

  it("leaves the room kept for a network's growth to that network", () => {
    const text = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
regions: { east: { sites: { a: { zones: { pos: { hosts: 22, stack: ipv4, growth: 1 } } } } } }
`;
    const grown = allocate(parsePlan(text, "plan.yaml"));
    const blocks = (key: string) => blocksNamed(key, grown, "plan.yaml").map(({ prefix }) => prefix);
    const site = blocks("east/a");
    expect([...site, ...blocks("east/a/pos")].map(String)).toEqual(["10.0.0.0/24", "10.0.0.0/26"]);
    expect(site.flatMap((block) => freeIn(block, "main", grown)).map(String)).toEqual(["10.0.0.128/25"]);
    expect(String(nextFree(site, 26, "main", grown))).toBe("10.0.0.128/26");
  });
});
