import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planned, plans } from "../exporters/testing.ts";
import { Address } from "../ip.ts";
import { Prefix, parsePrefix } from "../prefix.ts";
import { PrefixSet } from "../prefix-set.ts";
import { cellPrefix, cellsOf, halvesOf, largestFree } from "./cells.ts";
import { mapModel } from "./model.ts";
import { addressNumber, type MapNode, prefixName, readTree, startOf } from "./tree.ts";

function treeOf(text: string) {
  const { plan, allocation } = planned(text);
  return readTree(mapModel(plan, allocation, "en").rows);
}

const blocks = (nodes: readonly MapNode[]) => nodes.filter((node) => node.children.length > 0);

describe("the cells of a block", () => {
  it("cover it exactly, and leave free what the address core leaves free", () => {
    fc.assert(
      fc.property(plans, ({ plan, allocation }) => {
        for (const block of blocks(readTree(mapModel(plan, allocation, "en").rows).nodes)) {
          const cells = cellsOf(halvesOf(block));
          const whole = PrefixSet.of([block.prefix]);
          expect(PrefixSet.of(cells.map(cellPrefix)).equals(whole)).toBe(true);
          const sizes = cells.reduce((sum, { bits, length }) => sum + (1n << BigInt(bits - length)), 0n);
          expect(sizes).toBe(whole.count(block.bits === 32 ? "ipv4" : "ipv6"));
          const rows = cells.filter(({ kind }) => kind === "row").map(({ node }) => node);
          expect(new Set(rows)).toEqual(new Set(block.children));
          const rest = whole.exclude(PrefixSet.of(block.children.map(({ prefix }) => prefix)));
          const left = cells.filter(({ kind }) => kind !== "row").map(cellPrefix);
          expect(PrefixSet.of(left).equals(rest)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("show what is kept behind a network for its growth, apart from what is free", () => {
    const { nodes } = treeOf(`apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: m }
aggregates: { corp: { prefix: 10.0.0.0/22 } }
regions: { east: { sites: { a: { zones: { pos: { hosts: 20, stack: ipv4, growth: 2 } } } } } }
`);
    const subnet = nodes.find(({ kind }) => kind === "subnet");
    const site = subnet?.parent as MapNode;
    const growth = cellsOf(halvesOf(site)).filter(({ kind }) => kind === "growth");
    expect([subnet?.prefix, ...growth.map(cellPrefix)]).toEqual([
      "10.0.0.0/27",
      "10.0.0.32/27",
      "10.0.0.64/26",
    ]);
    expect(growth.every(({ node }) => node === subnet)).toBe(true);
  });

  it("of a tier leave nothing free: the rest is for availability zones that may come", () => {
    const { nodes } = treeOf(`apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: m }
aggregates: { corp: { prefix: 10.0.0.0/8 } }
clouds:
  hz:
    provider: alicloud
    region: cn-hangzhou
    azs: { cn-hangzhou-h: 0, cn-hangzhou-k: 1 }
    tiers: { app: { hosts: 100 } }
`);
    const tier = nodes.find(({ kind }) => kind === "tier") as MapNode;
    expect(cellsOf(halvesOf(tier)).map(({ kind }) => kind)).toEqual(["row", "row", "growth"]);
    expect(largestFree(cellsOf(halvesOf(tier)))).toBeUndefined();
  });

  it("name the widest free prefix, the lowest of several", () => {
    const { roots } = treeOf(`apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: m }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
reserved: { a: { prefix: 10.0.0.0/19, reason: x }, b: { prefix: 10.0.128.0/18, reason: x } }
`);
    const found = largestFree(cellsOf(halvesOf(roots[0] as MapNode)));
    expect(found && cellPrefix(found)).toBe("10.0.64.0/18");
  });
});

describe("addresses in the page", () => {
  const word = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 0xffff }),
    fc.maxSafeNat().map((n) => n % 2 ** 32),
  );

  it("are read and printed as the address core does", () => {
    fc.assert(
      fc.property(word, word, word, word, fc.nat({ max: 128 }), (a, b, c, d, length) => {
        const six = Prefix.of(new Address("ipv6", a, b, c, d), length);
        const four = Prefix.of(Address.ipv4(a), length % 33);
        for (const prefix of [six, four]) {
          const text = String(prefix);
          expect(startOf(text)).toBe(prefix.network.toBigInt());
          expect(prefixName(prefix.family === "ipv4" ? 32 : 128, startOf(text), prefix.length)).toBe(text);
        }
      }),
    );
  });

  it("are nothing else", () => {
    for (const text of [
      "",
      "10.0.0",
      "10.0.0.256",
      "1::2::3",
      "12345::",
      "x",
      ":::",
      "1:2:3:4:5:6:7:8:9",
      "10",
    ]) {
      expect(addressNumber(text), text).toBeUndefined();
    }
    expect(parsePrefix("::/0").length).toBe(0);
  });
});
