import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockPool } from "./block-pool.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

const POOLS = [["10.0.0.0/20"], ["10.0.0.0/22", "10.9.0.0/23"], ["2001:db8::/52"], ["2001:db8::/116"]];

/** Steps as numbers: what to do, and how. */
const steps = fc.array(fc.tuple(fc.nat(4), fc.nat(9), fc.nat(3), fc.boolean()), { maxLength: 60 });

describe("BlockPool", () => {
  it("hands out aligned, disjoint blocks; free and taken make the pool at every step", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POOLS), steps, (texts, moves) => {
        const blocks = texts.map(parsePrefix);
        const base = Math.min(...blocks.map((block) => block.length));
        const pool = new BlockPool(blocks[0]?.family ?? "ipv4", blocks);
        const whole = PrefixSet.of(blocks);
        const taken: Prefix[] = [];
        for (const [kind, size, growth, sparse] of moves) {
          if (kind === 0 && taken.length > 0) {
            const [one] = taken.splice(size % taken.length, 1) as [Prefix];
            pool.release(one);
          } else {
            const length = base + Math.max(size, growth);
            const one = pool.allocate(length, { growth, strategy: sparse ? "sparse" : "best-fit" });
            if (one) taken.push(one.supernet(length - growth));
            else expect(pool.free().every((free) => free.length > length - growth)).toBe(true);
          }
          const held = PrefixSet.of(taken);
          const free = PrefixSet.of(pool.free());
          expect(held.overlaps(free)).toBe(false);
          expect(held.merge(free).equals(whole)).toBe(true);
          expect(sum(taken)).toBe(Number(held.count(pool.family)));
        }
        for (const one of taken) pool.release(one);
        expect(pool.free().map(String)).toEqual(blocks.map(String));
      }),
    );
  });

  it("keeps its books over thousands of scattered blocks", () => {
    const whole = parsePrefix("10.0.0.0/12");
    const pool = new BlockPool("ipv4", [whole]);
    const odd = Array.from({ length: 2048 }, (_, i) => whole.subnet(24, 2 * ((i * 773) % 2048) + 1));
    for (const each of odd) expect(pool.take(each)).toBe(true);
    expect(pool.free()).toHaveLength(2048);
    expect(String(pool.allocate(24))).toBe("10.0.0.0/24");
    expect(String(pool.allocate(26))).toBe("10.0.2.0/26");
    pool.release(parsePrefix("10.0.0.0/24"));
    pool.release(parsePrefix("10.0.2.0/26"));
    for (const each of odd) pool.release(each);
    expect(pool.free().map(String)).toEqual(["10.0.0.0/12"]);
  });

  it("cuts from the smallest free block that suffices, whichever of its blocks that lies in", () => {
    for (const order of [
      ["10.0.0.0/20", "10.9.0.0/24"],
      ["10.9.0.0/24", "10.0.0.0/20"],
    ]) {
      const pool = new BlockPool("ipv4", order.map(parsePrefix));
      expect(String(pool.allocate(26))).toBe("10.9.0.0/26");
      expect(String(pool.allocate(26, { strategy: "sparse" }))).toBe("10.0.0.0/26");
    }
  });

  it("takes exactly what is asked for, and only if all of it is free", () => {
    const pool = new BlockPool("ipv4", [parsePrefix("10.0.0.0/24")]);
    expect(pool.take(parsePrefix("10.0.0.64/26"))).toBe(true);
    expect(pool.take(parsePrefix("10.0.0.0/25"))).toBe(false);
    expect(pool.take(parsePrefix("10.0.0.80/28"))).toBe(false);
    expect(pool.take(parsePrefix("10.1.0.0/26"))).toBe(false);
    expect(pool.free().map(String)).toEqual(["10.0.0.0/26", "10.0.0.128/25"]);
    expect(() => pool.release(parsePrefix("10.0.0.128/26"))).toThrow("was not taken");
  });

  it("fills the smallest free block by best fit, and the middle of the largest by sparse (RFC 3531)", () => {
    const best = new BlockPool("ipv4", [parsePrefix("10.0.0.0/24")]);
    best.take(parsePrefix("10.0.0.0/26"));
    expect(String(best.allocate(27))).toBe("10.0.0.64/27");
    const sparse = new BlockPool("ipv4", [parsePrefix("10.0.0.0/8")]);
    const placed = [1, 2, 3, 4].map(() => String(sparse.allocate(16, { strategy: "sparse" })));
    expect(placed).toEqual(["10.0.0.0/16", "10.128.0.0/16", "10.64.0.0/16", "10.192.0.0/16"]);
  });

  it("never hands out blocked space, whether it lies inside, across or around a block", () => {
    const pool = new BlockPool("ipv4", [parsePrefix("10.0.0.0/24"), parsePrefix("10.0.2.0/24")]);
    pool.take(parsePrefix("10.0.0.0/30"));
    pool.block(parsePrefix("10.0.0.0/25"));
    pool.block(parsePrefix("10.0.2.0/23"));
    expect(pool.free().map(String)).toEqual(["10.0.0.128/25"]);
  });

  it("widens a block over its buddy on either side", () => {
    for (const [text, wide] of [
      ["10.0.0.0/25", "10.0.0.0/24"],
      ["10.0.0.128/25", "10.0.0.0/24"],
      ["2001:db8:0:1::/64", "2001:db8::/63"],
    ] as const) {
      const block = parsePrefix(text);
      const pool = new BlockPool(block.family, [block]);
      pool.take(block);
      expect(String(pool.widen(block))).toBe(wide);
      expect(pool.free().map(String)).toEqual([String(block.buddy)]);
    }
  });
});

function sum(prefixes: readonly Prefix[]): number {
  return prefixes.reduce((total, prefix) => total + prefix.size, 0);
}
