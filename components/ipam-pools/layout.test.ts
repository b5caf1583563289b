import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, BadInput, parsePlan, parsePrefix } from "../../ipam/index.ts";
import type { PlannedRange } from "./contract.ts";
import { type IpamPoolsLayout, layoutIpamPools } from "./layout.ts";
import { plannedRanges } from "./planned-ranges.ts";
import { ipamPoolsArgs, RANGES } from "./testing.ts";

const layout = (ranges: Readonly<Record<string, PlannedRange>>, cloud: "aws" | "alicloud" = "aws") =>
  layoutIpamPools("plan", cloud, ipamPoolsArgs("ap-northeast-1", { ranges }));

const faultsOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof BadInput) {
      return error.diagnostics.map(({ code, path, message }) => `${code} ${path}: ${message}`);
    }
    throw error;
  }
  return [];
};

describe("the pool tree of a plan", () => {
  const made = layout(RANGES);

  it("has a pool for each aggregate and region, and in its region for each network of this cloud", () => {
    expect(made.pools.map(({ key, parent, locale }) => [key, parent, locale])).toEqual([
      ["aggregates/group", undefined, undefined],
      ["aggregates/guests", undefined, undefined],
      ["clouds/tokyo/group", "aggregates/group", "ap-northeast-1"],
      ["regions/east/group", "aggregates/group", undefined],
      ["regions/east@guest/guests", "aggregates/guests", undefined],
    ]);
    expect(made.scopes).toEqual(["guest"]);
  });

  it("allocates sites, networks of either cloud and what is reserved, in the smallest pool around them", () => {
    expect(made.allocations.map(({ range, cidr, pool }) => `${range} ${cidr} ${pool}`)).toEqual([
      "clouds/hangzhou 10.96.0.0/17 aggregates/group",
      "clouds/tokyo 10.16.0.0/17 clouds/tokyo/group",
      "east/sh-001 10.1.0.0/20 regions/east/group",
      "east/sh-001@guest 10.64.0.0/22 regions/east@guest/guests",
      "east/sh-002 10.1.16.0/20 regions/east/group",
      "east/sh-002 10.5.0.0/24 regions/east/group",
      "reserved/bank 10.200.0.0/16 aggregates/group",
    ]);
  });

  it("operates in the region of the IPAM and of this cloud's networks, and no other", () => {
    const { operatingRegions } = layoutIpamPools("plan", "aws", ipamPoolsArgs("ap-southeast-1"));
    expect(operatingRegions).toEqual(["ap-northeast-1", "ap-southeast-1"]);
    const { operatingRegions: ali } = layoutIpamPools("plan", "alicloud", ipamPoolsArgs("cn-shanghai"));
    expect(ali).toEqual(["cn-hangzhou", "cn-shanghai"]);
  });

  it("gives a region with blocks in two aggregates a pool in each", () => {
    const { pools } = layout({
      "aggregates/new": { kind: "aggregate", blocks: ["172.16.0.0/12"] },
      "aggregates/old": { kind: "aggregate", blocks: ["10.0.0.0/8"] },
      east: { kind: "region", blocks: ["10.1.0.0/16", "172.16.0.0/16"] },
    });
    expect(pools.slice(2).map(({ key, parent }) => [key, parent])).toEqual([
      ["regions/east/old", "aggregates/old"],
      ["regions/east/new", "aggregates/new"],
    ]);
  });

  it("allocates a reserved range once where another holds it, and only what lies in a pool", () => {
    const { allocations } = layout({
      "aggregates/group": { kind: "aggregate", blocks: ["10.0.0.0/16", "10.2.0.0/16"] },
      "reserved/all": { kind: "reserved", blocks: ["10.0.0.0/14"] },
      "reserved/part": { kind: "reserved", blocks: ["10.2.3.0/24"] },
    });
    expect(allocations.map(({ cidr }) => cidr)).toEqual(["10.0.0.0/16", "10.2.0.0/16"]);
  });

  it("keeps every key when ranges come, go or change their order", () => {
    const names = Object.keys(RANGES).filter(
      (key) => !key.startsWith("aggregates/") && !key.startsWith("east"),
    );
    const keysOf = ({ pools, allocations }: IpamPoolsLayout) => [
      ...pools.flatMap(({ key, cidrs, locale }) => [
        `${key} ${locale}`,
        ...cidrs.map((each) => `${key}/${each.key}`),
      ]),
      ...allocations.map(({ key, pool }) => `${key} in ${pool}`),
    ];
    const whole = new Set(keysOf(layout(RANGES)));
    fc.assert(
      fc.property(fc.subarray(names), fc.infiniteStream(fc.nat()), (gone, numbers) => {
        const left = Object.entries(RANGES).filter(([key]) => !gone.includes(key));
        const shuffled = left
          .map((entry) => ({ entry, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        expect(keysOf(layout(Object.fromEntries(shuffled))).filter((key) => !whole.has(key))).toEqual([]);
      }),
    );
  });
});

describe("ranges of an allocation", () => {
  const plan = (more: string) =>
    parsePlan(
      `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { group: { prefix: 10.0.0.0/8, description: Private }, six: { ula: generate } }
reserved: { bank: { prefix: 10.200.0.0/16, reason: leased line } }
regions:
  east: { sites: { sh-001: { zones: { pos: { hosts: 20 }, office: { hosts: 90 } } }${more} } }
clouds:
  hangzhou:
    { provider: alicloud, region: cn-hangzhou, azs: { cn-hangzhou-h: 0 }, tiers: { app: { hosts: 50 } } }
  tokyo:
    { provider: aws, region: ap-northeast-1, azs: { apne1-az1: 0 }, tiers: { app: { hosts: 50 } } }
`,
      "plan.yaml",
    );

  it("are its aggregates, regions, sites, cloud networks and reserved ranges, in IPv4", () => {
    const ranges = plannedRanges(allocate(plan("")));
    expect(Object.entries(ranges).map(([key, { kind }]) => `${key} ${kind}`)).toEqual([
      "aggregates/group aggregate",
      "clouds/hangzhou network",
      "clouds/tokyo network",
      "east region",
      "east/sh-001 site",
      "reserved/bank reserved",
    ]);
    expect(ranges["clouds/tokyo"]?.cloud).toEqual({ provider: "aws", region: "ap-northeast-1" });
    expect(ranges["reserved/bank"]).toMatchObject({ blocks: ["10.200.0.0/16"], description: "leased line" });
  });

  it("fit both clouds, each allocation inside its pool and each pool inside its parent", () => {
    const first = allocate(plan(""));
    const second = allocate(plan(", sh-002: { zones: { pos: { hosts: 20 } } }"), first.lock);
    for (const cloud of ["aws", "alicloud"] as const) {
      const region = cloud === "aws" ? "ap-northeast-1" : "cn-hangzhou";
      const of = (ranges: Readonly<Record<string, PlannedRange>>) =>
        layoutIpamPools("plan", cloud, ipamPoolsArgs(region, { ranges }));
      const before = of(plannedRanges(first));
      const after = of(plannedRanges(second));
      const blocks = new Map(
        after.pools.map(({ key, cidrs }) => [key, cidrs.map(({ cidr }) => parsePrefix(cidr))]),
      );
      const inside = (key: string, cidr: string) =>
        blocks.get(key)?.some((each) => each.contains(parsePrefix(cidr)));
      for (const { pool, cidr } of after.allocations)
        expect([cidr, inside(pool, cidr)]).toEqual([cidr, true]);
      for (const { parent, cidrs } of after.pools) {
        if (parent === undefined) continue;
        for (const { cidr } of cidrs) expect([cidr, inside(parent, cidr)]).toEqual([cidr, true]);
      }
      const keys = after.allocations.map(({ key }) => key);
      expect(before.allocations.map(({ key }) => key).filter((key) => !keys.includes(key))).toEqual([]);
    }
  });
});

describe("what cannot be", () => {
  it("is refused all at once, before any resource exists", () => {
    const faults = faultsOf(() =>
      layoutIpamPools(
        "plan",
        "aws",
        ipamPoolsArgs("eu-nowhere-1", {
          ranges: {
            "aggregates/group": { kind: "aggregate", blocks: ["10.0.0.0/8", "010.0.0.0/8"] },
            "aggregates/inner": { kind: "aggregate", blocks: ["10.9.0.0/16"] },
            "aggregates/six": { kind: "aggregate", blocks: ["fd00:1::/48"] },
            east: { kind: "region", blocks: [] },
            "east/a": { kind: "site", blocks: ["172.16.0.0/16"] },
            "East/B": { kind: "site", blocks: ["10.1.0.0/16"] },
          },
          tags: {},
        }),
      ),
    );
    expect(faults.filter((fault) => !fault.includes("tags"))).toEqual([
      "ipam-pools.region region: is no region of the cloud",
      expect.stringContaining(
        "ipam-pools.prefix ranges.aggregates/group.blocks[1]: a number with a leading zero",
      ),
      "ipam-pools.family ranges.aggregates/six.blocks[0]: is no IPv4 prefix",
      "ipam-pools.key ranges.East/B: is no key of a plan",
      "ipam-pools.overlap ranges.aggregates/inner.blocks: lies in aggregates/group",
      "ipam-pools.blocks ranges.east.blocks: is empty",
      "ipam-pools.outside ranges.east/a.blocks: lies in no aggregate of its VRF",
    ]);
    expect(faults.some((fault) => fault.includes("tags.owner"))).toBe(true);
  });

  it("is two owners of the same addresses, or a pool inside an allocation", () => {
    expect(
      faultsOf(() =>
        layout({
          "aggregates/group": { kind: "aggregate", blocks: ["10.0.0.0/8"] },
          east: { kind: "region", blocks: ["10.1.0.0/16"] },
          "east/a": { kind: "site", blocks: ["10.1.0.0/20"] },
          "east/b": { kind: "site", blocks: ["10.1.1.0/24"] },
          "reserved/all": { kind: "reserved", blocks: ["10.0.0.0/15"] },
        }),
      ),
    ).toEqual([
      "ipam-pools.overlap ranges.reserved/all.blocks: shares addresses with regions/east/group",
      "ipam-pools.overlap ranges.east/b.blocks: shares addresses with east/a",
    ]);
  });

  it("is an IPAM on AWS over two partitions", () => {
    expect(faultsOf(() => layoutIpamPools("plan", "aws", ipamPoolsArgs("cn-north-1")))).toEqual([
      "ipam-pools.partition ranges.clouds/tokyo.cloud.region: is in another partition than cn-north-1",
    ]);
  });

  it("is more than the account's quotas, unless they were raised", () => {
    const blocks = Array.from({ length: 51 }, (_, index) => `10.${index * 2}.0.0/16`);
    const ranges: Readonly<Record<string, PlannedRange>> = {
      "aggregates/group": { kind: "aggregate", blocks: ["10.0.0.0/8"] },
      east: { kind: "region", blocks },
    };
    expect(faultsOf(() => layout(ranges))).toEqual([
      "ipam-pools.quota pools.regions/east/group: has 51 blocks; a pool takes 50",
    ]);
    const raised = ipamPoolsArgs("ap-northeast-1", { ranges, quotas: { cidrsPerPool: 100 } });
    expect(faultsOf(() => layoutIpamPools("plan", "aws", raised))).toEqual([]);
  });
});
