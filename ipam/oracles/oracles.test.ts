import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { BlockPool } from "../block-pool.ts";
import { Address, BITS, MalformedAddress } from "../ip.ts";
import { overlappingPairs } from "../overlaps.ts";
import { Prefix, parsePrefix } from "../prefix.ts";
import { PrefixSet } from "../prefix-set.ts";
import { netipxOracle, type Oracle, pythonOracle } from "./testing.ts";

/** Each oracle is a process, and shrinking would start hundreds: a few runs of many lines ask it more than many runs of a few. */
const RUNS = { numRuns: 10, endOnFailure: true };

const folder = mkdtempSync(join(tmpdir(), "atrium-netipx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const oracles: Readonly<Record<string, Oracle>> = {
  ipaddress: pythonOracle(),
  netaddr: pythonOracle("netaddr"),
  netipx: netipxOracle(folder),
};

const byte = fc.nat(255);
/** Near one another, so that they nest and touch; and anywhere, up to both ends of the space. */
const ipv4Prefix = fc
  .tuple(fc.constantFrom([10, 0], [10, 1], [255, 255], [0, 0]), byte, byte, fc.integer({ min: 12, max: 32 }))
  .map(([[a = 0, b = 0], c, d, length]) =>
    Prefix.of(Address.ipv4(((a << 24) | (b << 16) | (c << 8) | d) >>> 0), length),
  );
const word = fc.oneof(fc.constantFrom(0, 1, 0x80000000, 0xffffffff), fc.nat(0xffffffff));
/** Clear of ::/96, which netaddr writes with dots; RFC 5952 does not ask for them. */
const ipv6Prefix = fc
  .tuple(
    fc.constantFrom(0x20010db8, 0xffffffff, 0x10001),
    word,
    word,
    word,
    fc.integer({ min: 20, max: 128 }),
  )
  .map(([w0, w1, w2, w3, length]) => Prefix.of(new Address("ipv6", w0, w1, w2, w3), length));
const many = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 300, size: "max" });
/** Chance seldom puts two prefixes edge to edge, and that is where arithmetic goes wrong. */
const NEIGHBOURS: readonly ((prefix: Prefix) => Prefix | undefined)[] = [
  (prefix) => prefix,
  (prefix) => prefix.buddy,
  ({ family, first }) => Prefix.of(first, BITS[family]),
  ({ family, last }) => Prefix.of(last, BITS[family]),
  ({ family, first }) => hostAt(first.plus(-1), BITS[family]),
  ({ family, last }) => hostAt(last.plus(1), BITS[family]),
];
const hostAt = (address: Address | undefined, bits: number) => address && Prefix.of(address, bits);

/** A list, and another of prefixes that touch those of the first one or are a part of them. */
function beside(item: fc.Arbitrary<Prefix>): fc.Arbitrary<readonly [Prefix[], Prefix[]]> {
  const places = many(fc.tuple(fc.nat(), fc.nat(NEIGHBOURS.length - 1)));
  return fc
    .tuple(many(item), places)
    .map(([prefixes, chosen]) => [
      prefixes,
      chosen.flatMap(([at, how]) => NEIGHBOURS[how]?.(prefixes[at % prefixes.length] as Prefix) ?? []),
    ]);
}
const pairs = fc.oneof(
  fc.tuple(many(ipv4Prefix), many(ipv4Prefix)),
  fc.tuple(many(ipv6Prefix), many(ipv6Prefix)),
  beside(ipv4Prefix),
  beside(ipv6Prefix),
);
const lists = pairs.map(([some, others]) => [...some, ...others]);

/** A test for each oracle that is here; the others are skipped, with the reason in their name. */
function agrees(what: string, tools: readonly string[], test: (ask: AskOracle) => void): void {
  for (const tool of tools) {
    const oracle = oracles[tool];
    if (oracle?.found) it(`${what} as ${tool} does`, () => test(oracle.ask));
    else it.skip(`${what} as ${tool} does (skipped: ${oracle?.reason})`, () => {});
  }
}

type AskOracle = (task: string, lines: readonly string[]) => readonly string[];

describe("the address core", () => {
  agrees("merges", ["ipaddress", "netaddr", "netipx"], (ask) => {
    fc.assert(
      fc.property(lists, (prefixes) => {
        expect(PrefixSet.of(prefixes).cidrs()).toEqual(ask("merge", prefixes.map(String)));
      }),
      RUNS,
    );
  });

  agrees("takes away", ["ipaddress", "netaddr", "netipx"], (ask) => {
    fc.assert(
      fc.property(pairs, ([base, away]) => {
        const lines = [...base.map((each) => `+ ${each}`), ...away.map((each) => `- ${each}`)];
        expect(PrefixSet.of(base).exclude(PrefixSet.of(away)).cidrs()).toEqual(ask("exclude", lines));
      }),
      RUNS,
    );
  });

  agrees("reads and prints", ["ipaddress", "netipx"], (ask) => {
    fc.assert(
      fc.property(lists, (prefixes) => {
        const texts = prefixes.map(String);
        expect(texts.map((text) => String(parsePrefix(text)))).toEqual(ask("print", texts));
        expect(ask("print", texts)).toEqual(texts);
      }),
      RUNS,
    );
  });

  agrees("reads nothing otherwise, and nothing more,", ["ipaddress"], (ask) => {
    // One character put in, out or in place of another in a good text.
    const sign = fc.constantFrom(..."0123456789abcfF.:/- %x", "٣", "０", "");
    const mutated = fc
      .tuple(fc.oneof(ipv4Prefix, ipv6Prefix).map(String), fc.nat(40), sign, fc.nat(1))
      .map(([text, at, character, cut]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + character + text.slice(place + cut);
      });
    fc.assert(
      fc.property(many(mutated), (texts) => {
        const theirs = ask(
          "reads",
          texts.map((text) => JSON.stringify(text)),
        );
        for (const [index, text] of texts.entries()) {
          const ours = readingOf(text);
          // It also takes masks, no length at all, zone indices and IPv4 inside IPv6; we take no more than it.
          if (ours !== "refused") expect([text, theirs[index]]).toEqual([text, ours]);
          else if (isPlain(text)) expect([text, theirs[index]]).toEqual([text, "refused"]);
        }
      }),
      RUNS,
    );
  });

  agrees("finds all overlaps", ["netaddr"], (ask) => {
    fc.assert(
      fc.property(lists, (prefixes) => {
        const ours = overlappingPairs(prefixes).map(([outer, inner]) => `${outer} ${inner}`);
        expect([...ours].sort()).toEqual([...ask("overlaps", prefixes.map(String))].sort());
      }),
      RUNS,
    );
  });

  agrees("hands out by best fit", ["netipx", "netaddr"], (ask) => {
    const inPool = (root: Prefix, deepest: number) =>
      fc
        .tuple(
          fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
          fc.integer({ min: 1, max: deepest }),
        )
        .map(([share, depth]) => root.subnet(root.length + depth, Math.floor(share * 2 ** depth)));
    const pools = fc.constantFrom("10.0.0.0/16", "0.0.0.0/8", "2001:db8::/48", "fd00::/60").map(parsePrefix);
    const cases = pools.chain((root) =>
      fc.record({
        root: fc.constant(root),
        taken: many(inPool(root, 14)),
        wanted: fc.array(fc.integer({ min: 1, max: 16 }), { minLength: 1, maxLength: 60, size: "max" }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ root, taken, wanted }) => {
        const pool = new BlockPool(root.family, [root]);
        for (const prefix of taken) pool.block(prefix);
        const lengths = wanted.map((depth) =>
          Math.min(root.length + depth, root.family === "ipv6" ? 64 : 32),
        );
        const lines = [...taken.map((each) => `take ${each}`), ...lengths.map((length) => `want ${length}`)];
        const ours = lengths.map((length) => String(pool.allocate(length) ?? "none"));
        expect(ours).toEqual(ask("allocate", [String(root), ...lines]));
      }),
      RUNS,
    );
  });
});

function readingOf(text: string): string {
  try {
    return String(parsePrefix(text));
  } catch (error) {
    if (error instanceof MalformedAddress) return "refused";
    throw error;
  }
}

/** An address of one family and a plain length: what both of us write down the same way. */
function isPlain(text: string): boolean {
  const [address = "", length, ...more] = text.split("/");
  if (length === undefined || more.length > 0 || !/^(0|[1-9]\d*)$/.test(length)) return false;
  return /^[0-9.]+$/.test(address) || /^[0-9a-fA-F:]+$/.test(address);
}
