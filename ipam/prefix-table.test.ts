import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Address, MalformedAddress, parseAddress } from "./ip.ts";
import { overlappingPositions } from "./overlaps.ts";
import { Prefix, parsePrefix } from "./prefix.ts";
import { PrefixTable } from "./prefix-table.ts";

/** Few networks and many lengths, so that prefixes nest, repeat and stand side by side. */
const ipv4 = fc
  .tuple(fc.constantFrom(0x0a000000, 0x0a000100, 0xffffff00), fc.nat(255), fc.integer({ min: 0, max: 32 }))
  .map(([base, offset, length]) => Prefix.of(Address.ipv4(base + offset), length));
const word = fc.constantFrom(0, 1, 0x80000000, 0xffffffff);
const ipv6Address = fc.tuple(word, word, word, word).map((words) => new Address("ipv6", ...words));
const ipv6 = fc
  .tuple(ipv6Address, fc.integer({ min: 0, max: 128 }))
  .map(([address, length]) => Prefix.of(address, length));
const prefix = fc.oneof(ipv4, ipv6);
const prefixes = fc.array(prefix, { maxLength: 40 });
const ipv4Address = fc
  .tuple(fc.constantFrom(0, 0x0a000000, 0x0a000100, 0xffffff00), fc.nat(255))
  .map(([base, offset]) => Address.ipv4(base + offset));
const asked = fc.oneof(ipv4Address, ipv6Address, prefix);

const tableOf = (list: readonly Prefix[]) =>
  new PrefixTable(list.map((each, index) => [each, index] as const));

describe("a prefix table", () => {
  it("answers with the longest prefix around an address, as a linear scan would", () => {
    fc.assert(
      fc.property(prefixes, asked, (list, of) => {
        const around = list.filter((each) => each.contains(of));
        const longest = around.reduce<Prefix | undefined>(
          (best, each) => (best === undefined || each.length > best.length ? each : best),
          undefined,
        );
        expect(tableOf(list).longestMatch(of)?.prefix.toString()).toBe(longest?.toString());
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the value at an address, or at its text, of the longest match", () => {
    const long = fc.array(prefix, { maxLength: 200, size: "max" });
    fc.assert(
      fc.property(
        long,
        fc.array(fc.oneof(ipv4Address, ipv6Address), { maxLength: 20 }),
        (list, questions) => {
          const table = tableOf(list);
          for (const address of questions) {
            const expected = table.longestMatch(address)?.value;
            expect(table.valueAt(address)).toBe(expected);
            expect(table.valueAt(String(address))).toBe(expected);
            const around = list.filter((each) => each.contains(address));
            expect(expected === undefined ? -1 : list[expected]?.length).toBe(
              Math.max(-1, ...around.map(({ length }) => length)),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(() => tableOf([]).valueAt("10.0.0.01")).toThrow(MalformedAddress);
    expect(() => tableOf([]).valueAt("10.0.0.0/8")).toThrow(MalformedAddress);
  });

  it("lists what holds an address, the widest first, and what lies in a prefix, in order", () => {
    fc.assert(
      fc.property(prefixes, asked, prefix, (list, of, outer) => {
        const unique = [...new Map(list.map((each) => [String(each), each])).values()];
        const sorted = unique.sort((a, b) => a.compare(b));
        const table = tableOf(list);
        expect(table.matches(of).map((entry) => String(entry.prefix))).toEqual(
          sorted.filter((each) => each.contains(of)).map(String),
        );
        expect(table.subtree(outer).map((entry) => String(entry.prefix))).toEqual(
          sorted.filter((each) => outer.contains(each)).map(String),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("keeps the last value entered under a prefix, also after it was asked", () => {
    const table = new PrefixTable([[parsePrefix("10.0.0.0/8"), "group"]]);
    const office = parseAddress("10.1.0.9");
    expect(table.longestMatch(office)?.value).toBe("group");
    table.set(parsePrefix("10.1.0.0/16"), "east");
    table.set(parsePrefix("10.1.0.0/16"), "west");
    expect(table.longestMatch(office)?.value).toBe("west");
    expect(table.get(parsePrefix("10.1.0.0/16"))).toBe("west");
    expect(table.get(parsePrefix("10.1.0.0/17"))).toBeUndefined();
    expect(table.size).toBe(2);
  });

  it("answers with the widest entry for addresses far from all others", () => {
    const table = tableOf(["::/0", "::1/128", "0.0.0.0/0", "0.0.0.1/32"].map(parsePrefix));
    expect(table.valueAt("2001:db8::1")).toBe(0);
    expect(table.valueAt("203.0.113.9")).toBe(2);
  });

  it("has no answer where nothing was entered, in either family", () => {
    const table = new PrefixTable<string>();
    expect(table.longestMatch(parseAddress("10.0.0.1"))).toBeUndefined();
    expect(table.longestMatch(parseAddress("::1"))).toBeUndefined();
    expect(table.subtree(parsePrefix("::/0"))).toEqual([]);
  });
});

describe("overlapping pairs", () => {
  it("are those a loop over all pairs finds, outer first", () => {
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 120, size: "max" }), (list) => {
        const expected = list.flatMap((a, i) =>
          list.flatMap((b, j) => {
            if (i === j || !a.overlaps(b)) return [];
            return a.length < b.length || (a.length === b.length && i < j) ? [`${i} ${j}`] : [];
          }),
        );
        const found = overlappingPositions(list).map((pair) => pair.join(" "));
        expect([...found].sort()).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });
});
