import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import { BadInput } from "./diagnostic.ts";
import type { Lock } from "./lock.ts";
import { printLock } from "./lock-text.ts";
import { overlappingPairs } from "./overlaps.ts";
import { parsePlan } from "./parse-plan.ts";
import { PrefixSet } from "./prefix-set.ts";

const ZONES = ["pos", "office", "iot", "cctv", "server", "guest-wifi"] as const;

interface Network {
  readonly hosts: number;
  /** Place of its pin among the old subnets; none if it may lie anywhere. */
  readonly pin?: number | undefined;
  readonly pin6?: number | undefined;
}
type Networks = Readonly<Record<string, Network>>;
interface Site {
  readonly region: "east" | "west";
  /** Place of the site's own pin. */
  readonly block?: number | undefined;
  readonly networks: Networks;
}
type Sites = Readonly<Record<string, Site>>;

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const network = fc.record({
  hosts: fc.integer({ min: 1, max: 60 }),
  pin: maybe(fc.nat(255)),
  pin6: maybe(fc.nat(40)),
});
const site = fc.record({
  region: fc.constantFrom("east" as const, "west" as const),
  block: maybe(fc.nat(15)),
  networks: fc.dictionary(fc.constantFrom(...ZONES), network, { minKeys: 1, maxKeys: 5 }),
});
const sites = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), site, { minKeys: 1, maxKeys: 5 });
const reserved = fc.uniqueArray(fc.nat(255), { maxLength: 6 });

/** Old subnets are /25 of 10.8.0.0/17, old sites /20 of 10.9.0.0/16; each is somebody's once. */
function planText(all: Sites, holes: readonly number[], order = 1): string {
  const [pins, pins6, blocks] = [new Set<number>(), new Set<string>(), new Set<number>()];
  const entries = <T>(of: Readonly<Record<string, T>>) =>
    Object.entries(of).sort(([a], [b]) => (a < b ? -order : order));
  const first = <K>(set: Set<K>, key: K) => !set.has(key) && Boolean(set.add(key));
  // Who has a pin is settled in one order, however the file is written.
  const texts = new Map(
    Object.entries(all)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { block, networks }]) => {
        const own = block !== undefined && first(blocks, block) ? `cidr: 10.9.${block * 16}.0/20, ` : "";
        const written = Object.entries(networks)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([zone, { hosts, pin, pin6 }]): [string, string] => {
            const pinned = pin !== undefined && own === "" && first(pins, pin);
            const cidr = pinned ? `, cidr: 10.8.${pin >> 1}.${(pin & 1) * 128}/25` : "";
            const slot = pin6 === undefined ? "" : `${pin6 >> 2}:${zone === "pos" ? "110" : `a${pin6}`}`;
            const six = ["cctv"].includes(zone) || slot === "" || !first(pins6, slot);
            return [zone, `{ hosts: ${hosts}${cidr}${six ? "" : `, cidr6: "2400:3200:${slot}::/64"`} }`];
          });
        const list = entries(Object.fromEntries(written)).map(([zone, text]) => `${zone}: ${text}`);
        return [name, `{ ${own}zones: { ${list.join(", ")} } }`] as const;
      }),
  );
  const region = (name: string) =>
    entries(all)
      .filter(([, each]) => each.region === name)
      .map(([key]) => `      ${key}: ${texts.get(key)}\n`)
      .join("");
  const kept = holes.map((hole) => `  r-${hole}: { prefix: 10.9.${hole}.0/26, reason: old }\n`).join("");
  return `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: pins }
aggregates: { corp: { prefix: 10.0.0.0/12 }, six: { prefix: "2400:3200::/36" } }
reserved:\n${kept || "  none: { prefix: 10.15.0.0/26, reason: old }\n"}regions:
${["east", "west"].map((name) => `  ${name}:\n    sites:${region(name) === "" ? " {}" : ""}\n${region(name)}`).join("")}`;
}

const run = (text: string, lock?: Lock): Allocation => allocate(parsePlan(text, "plan.yaml"), lock);
const networks = ({ prefixes }: Allocation) => prefixes.filter(({ vlan }) => vlan !== null);

describe("plans with pins of networks and sites around reserved space", () => {
  it("have disjoint networks off reserved space, inside their sites, and are fixed points", () => {
    fc.assert(
      fc.property(sites, reserved, (all, holes) => {
        const text = planText(all, holes);
        const allocation = run(text);
        const given = networks(allocation);
        expect(overlappingPairs(given.map(({ prefix }) => prefix))).toEqual([]);
        const kept = PrefixSet.of(parsePlan(text, "p").reserved.map(({ prefix }) => prefix));
        expect(given.filter(({ prefix }) => kept.overlaps(prefix))).toEqual([]);
        for (const { prefix, region, site: name, family } of given) {
          const blocks = allocation.prefixes.filter((row) =>
            row.key.startsWith(`${region}/${name}/${family}`),
          );
          expect(blocks.some((block) => block.prefix.contains(prefix))).toBe(true);
        }
        expect(printLock(run(text, allocation.lock).lock)).toBe(printLock(allocation.lock));
        expect(printLock(run(planText(all, holes, -1)).lock)).toBe(printLock(allocation.lock));
      }),
    );
  });

  it("need one block more than they have pinned networks, and no more", () => {
    fc.assert(
      fc.property(sites, reserved, (all, holes) => {
        const text = planText(all, holes);
        const { prefixes } = run(text);
        for (const [name, { region, networks: own }] of Object.entries(all)) {
          const blocks = prefixes.filter((row) => row.key.startsWith(`${region}/${name}/ipv4`));
          const pins = Object.values(own).filter(({ pin }) => pin !== undefined).length;
          expect(blocks.length, text).toBeLessThanOrEqual(pins + 1);
        }
      }),
    );
  });

  it("move nothing when sites and networks come", () => {
    fc.assert(
      fc.property(sites, sites, reserved, (first, second, holes) => {
        const before = run(planText(first, holes));
        // What was there stays as it was written; pins that come may find their place taken, and are refused then.
        const free = Object.fromEntries(
          Object.entries(second).map(([name, each]) => [
            name,
            {
              ...each,
              block: undefined,
              region: first[name]?.region ?? each.region,
              networks: Object.fromEntries(
                Object.entries(each.networks).map(([zone, { hosts }]) => [zone, { hosts } as Network]),
              ),
            },
          ]),
        );
        const merged = Object.fromEntries(
          [...new Set([...Object.keys(first), ...Object.keys(free)])].map((name) => {
            const [old, come] = [first[name], free[name]];
            const base = old ?? come;
            return [name, { ...base, networks: { ...come?.networks, ...old?.networks } } as Site];
          }),
        );
        let after: Allocation;
        try {
          after = run(planText(merged, holes), before.lock);
        } catch (error) {
          // A pinned site may be full, and nothing else.
          const codes = error instanceof BadInput ? error.diagnostics.map(({ code }) => code) : [error];
          expect(new Set(codes)).toEqual(new Set(["plan.exhausted"]));
          return;
        }
        const now = new Map(networks(after).map(({ key, prefix, vlan }) => [key, `${prefix} ${vlan}`]));
        for (const { key, prefix, vlan } of networks(before)) expect(now.get(key)).toBe(`${prefix} ${vlan}`);
      }),
    );
  });
});
