import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Address } from "./ip.ts";
import { Prefix, parsePrefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

/** A model that cannot be wrong: one bit for each address of a /20, placed at either end of the space or inside. */
const BASES = [0, 0x0a000000, 0xfffff000];
const part = fc.oneof(
  fc.tuple(fc.nat(4095), fc.integer({ min: 20, max: 32 })),
  // Edge to edge: the first and the last address of one are a prefix of the other list.
  fc.tuple(fc.constantFrom(0, 1, 2047, 2048, 4095), fc.constantFrom(20, 21, 31, 32)),
);
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

/** Words at which a sum carries into the next one, and lengths on both sides of a word's end. */
const edge = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff);
const edgePrefix = fc
  .tuple(edge, edge, edge, edge, fc.constantFrom(0, 1, 31, 32, 33, 64, 65, 95, 96, 97, 126, 127, 128))
  .map(([w0, w1, w2, w3, length]) => Prefix.of(new Address("ipv6", w0, w1, w2, w3), length));
/** Long enough for the sort that counts. */
const edgePrefixes = fc.array(edgePrefix, { maxLength: 80, size: "max" });
const manyParts = fc.array(part, { maxLength: 300, size: "max" });

function expectFewest(list: readonly Prefix[]): void {
  for (const [i, each] of list.entries()) {
    const next = list[i + 1];
    if (next === undefined) continue;
    expect(each.last.compare(next.first)).toBeLessThan(0);
    expect(each.buddy?.equals(next) && each.compare(next) < 0).toBe(false);
  }
}

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
        expectFewest(list);
        const again = PrefixSet.of(list);
        expect(again.prefixes().map(String)).toEqual(list.map(String));
        expect(PrefixSet.of([...prefixes(0x0a000000, items)].reverse()).toString()).toBe(again.toString());
      }),
    );
  });

  it("covers what long lists cover, in the fewest prefixes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BASES), manyParts, (base, items) => {
        const list = prefixes(base, items);
        const merged = PrefixSet.of(list).prefixes();
        expect(bits(base, merged)).toEqual(bits(base, list));
        expectFewest(merged);
        expect(PrefixSet.of(list.map(String)).cidrs()).toEqual(merged.map(String));
      }),
      { numRuns: 200 },
    );
  });

  it("combines IPv6 sets across the ends of words, as membership at every border says", () => {
    fc.assert(
      fc.property(edgePrefixes, edgePrefixes, op, (a, b, kind) => {
        const holds = (list: readonly Prefix[], at: Address) => list.some((each) => each.contains(at));
        const result = PrefixSet.of(a)[kind as "merge"](PrefixSet.of(b));
        const found = result.prefixes();
        expectFewest(found);
        expect(PrefixSet.of(a.map(String)).cidrs()).toEqual(PrefixSet.of(a).prefixes().map(String));
        const borders = [...a, ...b, ...found].flatMap(({ first, last }) => [
          first,
          last,
          first.plus(-1),
          last.plus(1),
        ]);
        for (const at of borders) {
          if (at === undefined) continue;
          const [inA, inB] = [holds(a, at), holds(b, at)];
          const expected = kind === "merge" ? inA || inB : kind === "exclude" ? inA && !inB : inA && inB;
          expect([String(at), holds(found, at)]).toEqual([String(at), expected]);
        }
      }),
      { numRuns: 300 },
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
