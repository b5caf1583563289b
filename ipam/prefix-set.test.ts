import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Address } from "./ip.ts";
import { Prefix, parsePrefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

/** A model that cannot be wrong: one bit for each address of a /20, placed at either end of the space or inside. */
const BASES = [0, 0x0a000000, 0xfffff000];
const part = fc.tuple(fc.nat(4095), fc.integer({ min: 20, max: 32 }));
const parts = fc.array(part, { maxLength: 12 });

function prefixes(base: number, items: readonly (readonly [number, number])[]): readonly Prefix[] {
  return items.map(([offset, length]) => Prefix.of(Address.ipv4(base + offset), length));
}

function bits(base: number, items: Iterable<Prefix>): boolean[] {
  const set = new Array<boolean>(4096).fill(false);
  for (const item of items) set.fill(true, item.first.w0 - base, item.last.w0 - base + 1);
  return set;
}

/** The same shapes one /32 wider, in IPv6: what holds for one family holds for the other. */
function inIpv6(base: number, items: readonly Prefix[]): readonly Prefix[] {
  return items.map((item) => {
    const low = item.first.w0;
    const top = base === 0xfffff000 ? 0xffffffff : 0x20010db8;
    return Prefix.of(
      new Address("ipv6", top, top === 0xffffffff ? top : 0, top === 0xffffffff ? top : 0, low),
      item.length + 96,
    );
  });
}

const op = fc.constantFrom("merge", "exclude", "intersect");

describe("PrefixSet", () => {
  it("combines sets as a bit set does, in both families and at both ends of the space", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BASES), parts, parts, op, (base, a, b, kind) => {
        const [left, right] = [prefixes(base, a), prefixes(base, b)];
        const [x, y] = [bits(base, left), bits(base, right)];
        const expected = x.map((bit, i) =>
          kind === "merge" ? bit || y[i] : kind === "exclude" ? bit && !y[i] : bit && y[i],
        );
        const result = PrefixSet.of(left)[kind as "merge"](PrefixSet.of(right));
        expect(bits(base, result.prefixes())).toEqual(expected);
        const six = PrefixSet.of(inIpv6(base, left))[kind as "merge"](PrefixSet.of(inIpv6(base, right)));
        const low = six.prefixes().map((each) => Prefix.of(Address.ipv4(each.network.w3), each.length - 96));
        expect(bits(base, low)).toEqual(expected);
      }),
    );
  });

  it("prints the fewest prefixes: sorted, disjoint, no two of them buddies", () => {
    fc.assert(
      fc.property(parts, (items) => {
        const list = PrefixSet.of(prefixes(0x0a000000, items)).prefixes();
        for (const [i, each] of list.entries()) {
          const next = list[i + 1];
          if (next === undefined) continue;
          expect(each.last.compare(next.first)).toBeLessThan(0);
          expect(each.buddy?.equals(next) && each.compare(next) < 0).toBe(false);
        }
        const again = PrefixSet.of(list);
        expect(again.prefixes().map(String)).toEqual(list.map(String));
        expect(PrefixSet.of([...prefixes(0x0a000000, items)].reverse()).toString()).toBe(again.toString());
      }),
    );
  });

  it("answers contains and overlaps as the bit set does", () => {
    fc.assert(
      fc.property(parts, part, (items, one) => {
        const base = 0x0a000000;
        const [single] = prefixes(base, [one]) as [Prefix];
        const all = bits(base, prefixes(base, items));
        const own = all.slice(single.first.w0 - base, single.last.w0 - base + 1);
        const set = PrefixSet.of(prefixes(base, items));
        expect(set.contains(single)).toBe(own.every(Boolean));
        expect(set.overlaps(single)).toBe(own.some(Boolean));
      }),
    );
  });

  it("sees that two halves are the whole", () => {
    const halves = PrefixSet.of(["0.0.0.0/1", "128.0.0.0/1"]);
    expect(halves.toString()).toBe("0.0.0.0/0");
    expect(PrefixSet.of(["10.0.0.0/9", "10.128.0.0/9"]).contains(parsePrefix("10.0.0.0/8"))).toBe(true);
    expect(PrefixSet.of(["::/1", "8000::/1"]).toString()).toBe("::/0");
  });

  it("keeps the families apart", () => {
    const mixed = PrefixSet.of(["10.0.0.0/8", "2001:db8::/32"]);
    expect(mixed.exclude(PrefixSet.of(["::/0"])).toString()).toBe("10.0.0.0/8");
    expect(mixed.count("ipv4")).toBe(2n ** 24n);
    expect(mixed.count("ipv6")).toBe(2n ** 96n);
  });

  it("gives the one route that covers each family", () => {
    const set = PrefixSet.of(["10.0.1.0/24", "10.0.6.0/24", "2001:db8:1::/48", "2001:db8:2::/48"]);
    expect(set.supernets().map(String)).toEqual(["10.0.0.0/21", "2001:db8::/46"]);
    expect(PrefixSet.empty.supernets()).toEqual([]);
  });
});
