import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { allocate } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import type { Lock, LockEntry } from "./lock.ts";
import { diffLocks } from "./lock-diff.ts";
import { parseLock, printLock } from "./lock-text.ts";
import { parsePlan } from "./parse-plan.ts";
import { release } from "./release.ts";
import { vidFault } from "./vlan.ts";

/** Two of them share a zone, and so its VLANs. */
const NETWORKS = ["pos", "self-checkout", "office", "guest-wifi", "cctv", "server"];

interface Network {
  readonly hosts: number;
  readonly growth: number;
  readonly stack: "ipv4" | "ipv6" | "dual";
  /** Devices of a second subnet in the VLAN; none if 0. */
  readonly more: number;
}
type Site = Readonly<Record<string, Network>>;
interface Cloud {
  readonly azs: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, number>>;
}
/** What a random plan is made of; kept small, so that edits meet each other. */
interface Model {
  readonly regions: Readonly<Record<string, Readonly<Record<string, Site>>>>;
  readonly clouds: Readonly<Record<string, Cloud>>;
}

/** @param reversed the same plan with every map the other way round */
function planText(model: Model, reversed = false): string {
  const map = <T, U>(items: Readonly<Record<string, T>>, each: (item: T) => U): Record<string, U> => {
    const entries = Object.entries(items).map(([key, item]) => [key, each(item)] as const);
    return Object.fromEntries(reversed ? entries.reverse() : entries);
  };
  const zones = (site: Site) =>
    Object.entries(site).map(([name, { stack, hosts, growth, more }]) => [
      name,
      {
        ...(name === "self-checkout" ? { zone: "pos" } : {}),
        stack,
        ...(stack === "ipv6" ? {} : { hosts, growth }),
        ...(stack === "ipv6" || more === 0 ? {} : { more: { b: { hosts: more } } }),
      },
    ]);
  return stringify({
    apiVersion: "atrium/v1",
    kind: "AddressPlan",
    metadata: { name: "group" },
    aggregates: { corp: { prefix: "10.0.0.0/8" }, six: { prefix: "2400:3200::/32" } },
    reserved: { bank: { prefix: "10.0.64.0/18", reason: "bank" } },
    regions: map(model.regions, (sites) => ({
      sites: map(sites, (site) => ({
        zones: Object.fromEntries(reversed ? zones(site).reverse() : zones(site)),
      })),
    })),
    clouds: map(model.clouds, ({ azs, tiers }) => ({
      provider: "alicloud",
      region: "cn-hangzhou",
      stack: "dual",
      length: 20,
      azs: map(azs, (slot) => slot),
      tiers: map(tiers, (hosts) => ({ hosts })),
    })),
  });
}

function allocated(model: Model, lock?: Lock, reversed = false): Allocation {
  // Through the text of the lock, as in life.
  const before = lock && parseLock(printLock(lock), "plan.lock.yaml");
  return allocate(parsePlan(planText(model, reversed), "plan.yaml"), before);
}

const network = fc.record({
  hosts: fc.integer({ min: 1, max: 300 }),
  growth: fc.integer({ min: 0, max: 2 }),
  stack: fc.constantFrom("ipv4" as const, "ipv6" as const, "dual" as const),
  more: fc.constantFrom(0, 0, 10, 60),
});
const site = fc.dictionary(fc.constantFrom(...NETWORKS), network, { maxKeys: 5 });
const sites = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), site, { maxKeys: 4 });
const slots = fc
  .uniqueArray(fc.constantFrom("g", "h", "i", "k"), { minLength: 1, maxLength: 4 })
  .map((letters) =>
    Object.fromEntries(letters.map((letter) => [`cn-hangzhou-${letter}`, "ghik".indexOf(letter)])),
  );
const tiers = fc.dictionary(
  fc.constantFrom("web", "app", "db", "management"),
  fc.integer({ min: 5, max: 60 }),
  {
    minKeys: 1,
    maxKeys: 4,
  },
);
const model: fc.Arbitrary<Model> = fc.record({
  regions: fc.dictionary(fc.constantFrom("east", "north", "west"), sites, { maxKeys: 3 }),
  clouds: fc.dictionary(fc.constantFrom("hz", "sh"), fc.record({ azs: slots, tiers }), { maxKeys: 2 }),
});

/** Addresses, VLANs and slots that devices were given. */
function facts(entry: LockEntry | undefined): string {
  if (entry === undefined) return "nothing";
  const { state: _state, since: _since, line: _line, ...rest } = entry;
  return JSON.stringify(rest);
}

/** Every key of the first lock has in the second what it had; containers may have been widened. */
function expectNothingMoved(before: Lock, after: Lock): void {
  for (const [key, entry] of before.entries) {
    const now = after.entries.get(key);
    if (entry.kind === "blocks") {
      expect(
        now?.kind === "blocks" &&
          entry.blocks.every((block) => now.blocks.some((each) => each.contains(block))),
        key,
      ).toBe(true);
    } else expect(facts(now), key).toBe(facts(entry));
  }
}

/** Each tier of a cloud network has sixteen IPv6 subnets that no other has, retired ones included. */
function expectOwnSubnetIds(lock: Lock): void {
  const owners = new Map<string, string>();
  for (const [key, entry] of lock.entries) {
    if (entry.kind !== "tier") continue;
    const place = `${key.split("/")[1]} ${Math.floor(entry.ipv6SubnetId / 16)}`;
    expect(owners.get(place) ?? key).toBe(key);
    owners.set(place, key);
  }
}

describe("an allocation", () => {
  it("has disjoint networks, inside their containers, off reserved space, with their VLANs once per site", () => {
    fc.assert(
      fc.property(model, (plan) => {
        const { prefixes } = allocated(plan);
        const leaves = prefixes.filter((row) => row.status !== "container");
        for (const [i, row] of leaves.entries()) {
          const next = leaves[i + 1];
          // In order of address, disjoint neighbours make all disjoint.
          if (next?.family === row.family)
            expect(row.prefix.last.compare(next.prefix.first), `${row.key} ${next.key}`).toBeLessThan(0);
        }
        const blocks = prefixes.filter((row) => row.status === "container");
        for (const row of leaves.filter((each) => each.status === "active")) {
          const owner = row.key
            .split("/")
            .slice(0, row.key.startsWith("clouds/") ? 2 : -2)
            .join("/");
          const inside = blocks.filter((each) => each.key.startsWith(`${owner}/${row.family}`));
          expect(
            inside.some((each) => each.prefix.contains(row.prefix)),
            row.key,
          ).toBe(true);
        }
        const vlans = new Map<string, string>();
        for (const { key, region, site: place, vlan } of leaves) {
          if (vlan === null) continue;
          expect(vidFault(vlan)).toBeUndefined();
          // A further subnet in a VLAN shares its number.
          const name = key.replace(/(@b)?\/ipv[46]$/, "");
          const owner = vlans.get(`${region}/${place} ${vlan}`) ?? name;
          expect(owner).toBe(name);
          vlans.set(`${region}/${place} ${vlan}`, name);
        }
      }),
    );
  });

  it("leaves the asked share free after all devices, network, broadcast and gateway", () => {
    fc.assert(
      fc.property(model, (plan) => {
        const { prefixes } = allocated(plan);
        for (const [region, places] of Object.entries(plan.regions)) {
          for (const [place, networks] of Object.entries(places)) {
            for (const [zone, { hosts, stack }] of Object.entries(networks)) {
              if (stack === "ipv6") continue;
              const row = prefixes.find((each) => each.key === `${region}/${place}/${zone}/ipv4`);
              const assignable = (row?.prefix.size ?? 0) - 3;
              expect(hosts).toBeLessThanOrEqual(0.75 * assignable + 0.1);
              // Half of it would be too small: nothing is wasted either.
              expect(hosts).toBeGreaterThan(0.75 * ((row?.prefix.size ?? 0) / 2 - 3));
            }
          }
        }
      }),
    );
  });

  it("does not depend on the order of the file", () => {
    fc.assert(
      fc.property(model, model, (first, second) => {
        const a = allocated(first);
        const b = allocated(first, undefined, true);
        expect(printLock(b.lock)).toBe(printLock(a.lock));
        const combined = merged(first, second);
        const more = allocated(combined, a.lock);
        expect(printLock(allocated(combined, a.lock, true).lock)).toBe(printLock(more.lock));
      }),
    );
  });

  it("is a fixed point: allocating again changes no byte of the lock", () => {
    fc.assert(
      fc.property(model, (plan) => {
        const { lock } = allocated(plan);
        const again = allocated(plan, lock);
        expect(printLock(again.lock)).toBe(printLock(lock));
        expect(again.moved).toEqual([]);
      }),
    );
  });

  it("moves nothing when keys are added, removed or come back", () => {
    fc.assert(
      fc.property(model, model, (first, second) => {
        const before = allocated(first).lock;
        const more = allocated(merged(first, second), before);
        expectNothingMoved(before, more.lock);
        const other = allocated(like(second, merged(first, second)), more.lock);
        expectNothingMoved(more.lock, other.lock);
        const back = allocated(merged(first, second), other.lock);
        expectNothingMoved(more.lock, back.lock);
        expect([more, other, back].flatMap((each) => each.moved)).toEqual([]);
      }),
    );
  });

  it("keeps the network address of a network that grows inside its block", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 3 }),
        model,
        (hosts, growth, rest) => {
          const of = (count: number): Model => ({
            ...rest,
            regions: {
              ...rest.regions,
              grow: { a: { pos: { hosts: count, growth, stack: "ipv4", more: 0 } } },
            },
          });
          const before = allocated(of(hosts));
          // One doubling at a time: the prefix stays at the low end of its block.
          for (let doubled = 1, last = before; doubled <= growth; doubled++) {
            const wider = Math.floor(0.75 * (row(before).prefix.size * 2 ** doubled - 3));
            const after = allocated(of(wider), last.lock);
            expect(row(after).prefix.length).toBe(row(before).prefix.length - doubled);
            expect(row(after).prefix.network).toEqual(row(before).prefix.network);
            expect(after.moved).toEqual([]);
            last = after;
          }
        },
      ),
    );
    function row(allocation: Allocation) {
      const found = allocation.prefixes.find((each) => each.key === "grow/a/pos/ipv4");
      if (!found) throw new Error("grow/a/pos/ipv4 has no row");
      return found;
    }
  });

  it("frees exactly what is released", () => {
    fc.assert(
      fc.property(model, model, (first, second) => {
        const later = like(second, merged(first, second));
        const before = allocated(later, allocated(first).lock).lock;
        const retired = [...before.entries]
          .filter(([, entry]) => entry.state === "retired")
          .map(([key]) => key);
        // First every other network alone, then everything that is left.
        const some = retired.filter((key, i) => i % 2 === 0 && before.entries.get(key)?.kind === "network");
        const part = release(before, some).lock;
        expect(diffLocks(before, part).removed.map((change) => change.key)).toEqual([...some].sort());
        expectNothingMoved(part, allocated(later, part).lock);
        const { lock } = release(before, retired);
        expect(diffLocks(before, lock).removed.map((change) => change.key)).toEqual([...retired].sort());
        expectNothingMoved(lock, allocated(later, lock).lock);
        expectNothingMoved(lock, allocated(merged(first, second), lock).lock);
      }),
    );
  });
});

function merged(a: Model, b: Model): Model {
  return {
    regions: deep(b.regions, a.regions),
    clouds: Object.fromEntries(
      Object.entries({ ...b.clouds, ...a.clouds }).map(([name, cloud]) => {
        const [x, y] = [a.clouds[name] ?? cloud, b.clouds[name] ?? cloud];
        return [name, { azs: { ...y.azs, ...x.azs }, tiers: { ...y.tiers, ...x.tiers } }];
      }),
    ),
  };
}

/** The keys of the first with the sizes of the second. */
function like(keys: Model, sizes: Model): Model {
  const pick = <T>(items: Readonly<Record<string, T>>, each: (item: T, name: string) => T) =>
    Object.fromEntries(Object.entries(items).map(([name, item]) => [name, each(item, name)]));
  return {
    regions: pick(keys.regions, (places, region) =>
      pick(places, (networks, place) =>
        pick(networks, (own, zone) => sizes.regions[region]?.[place]?.[zone] ?? own),
      ),
    ),
    clouds: pick(keys.clouds, (cloud, name) => ({
      azs: cloud.azs,
      tiers: pick(cloud.tiers, (own, tier) => sizes.clouds[name]?.tiers[tier] ?? own),
    })),
  };
}

/** The first's leaves win: a network keeps its size, so that only adding and removing is tried here. */
function deep(below: Model["regions"], above: Model["regions"]): Model["regions"] {
  const names = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const places = new Set([...Object.keys(below[name] ?? {}), ...Object.keys(above[name] ?? {})]);
      return [
        name,
        Object.fromEntries(
          [...places].map((place) => [place, { ...below[name]?.[place], ...above[name]?.[place] }]),
        ),
      ];
    }),
  );
}

/** An edit as people make them, one at a time. */
const edit = fc.record({
  kind: fc.constantFrom(
    "add-site",
    "remove-site",
    "add-zone",
    "remove-zone",
    "add-az",
    "remove-az",
    "add-tier",
    "remove-tier",
    "release",
  ),
  region: fc.constantFrom("east", "north", "west"),
  site: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
  zone: fc.constantFrom(...NETWORKS),
  network,
  az: fc.constantFrom("g", "h", "i", "k"),
  tier: fc.constantFrom("web", "app", "db", "cache"),
  hosts: fc.integer({ min: 5, max: 60 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function applied(state: Model, step: Edit): Model {
  const { region, site: place, zone } = step;
  const regionNow = state.regions[region] ?? {};
  const siteNow = regionNow[place];
  const cloud: Cloud = state.clouds.hz ?? { azs: { "cn-hangzhou-h": 1 }, tiers: { app: 20 } };
  const az = `cn-hangzhou-${step.az}`;
  const withRegion = (next: Readonly<Record<string, Site>>): Model => ({
    ...state,
    regions: { ...state.regions, [region]: next },
  });
  const withCloud = (next: Cloud): Model =>
    Object.keys(next.azs).length === 0 || Object.keys(next.tiers).length === 0
      ? state
      : { ...state, clouds: { ...state.clouds, hz: next } };
  switch (step.kind) {
    case "add-site":
      return siteNow ? state : withRegion({ ...regionNow, [place]: { [zone]: step.network } });
    case "remove-site":
      return withRegion(without(regionNow, place));
    case "add-zone":
      return siteNow?.[zone]
        ? state
        : withRegion({ ...regionNow, [place]: { ...siteNow, [zone]: step.network } });
    case "remove-zone":
      return siteNow ? withRegion({ ...regionNow, [place]: without(siteNow, zone) }) : state;
    case "add-az":
      return withCloud({ ...cloud, azs: { ...cloud.azs, [az]: "ghik".indexOf(step.az) } });
    case "remove-az":
      return withCloud({ ...cloud, azs: without(cloud.azs, az) });
    case "add-tier":
      return cloud.tiers[step.tier]
        ? state
        : withCloud({ ...cloud, tiers: { ...cloud.tiers, [step.tier]: step.hosts } });
    case "remove-tier":
      return withCloud({ ...cloud, tiers: without(cloud.tiers, step.tier) });
    case "release":
      return state;
  }
}

function without<T>(items: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(items).filter(([key]) => key !== name));
}

/** A network that left and comes back in another size would have to move; people give it another name. */
function fitting(state: Model, step: Edit, lock: Lock): boolean {
  if (step.kind !== "add-site" && step.kind !== "add-zone" && step.kind !== "add-tier") return true;
  const key =
    step.kind === "add-tier"
      ? `clouds/hz/${step.tier}/ipv4`
      : `${step.region}/${step.site}/${step.zone}/ipv4`;
  return !lock.entries.has(key) || applied(state, step) === state;
}

describe("a plan edited over and over", () => {
  it("moves no address that the edit did not name", () => {
    fc.assert(
      fc.property(model, fc.array(edit, { minLength: 10, maxLength: 30 }), (start, edits) => {
        run(start, edits);
      }),
      { numRuns: 40 },
    );
  });

  it("moves none in a sequence of 200 edits", () => {
    const [edits] = fc.sample(fc.array(edit, { minLength: 200, maxLength: 200, size: "max" }), {
      numRuns: 1,
      seed: 11,
    });
    expect(run({ regions: {}, clouds: {} }, edits ?? [])).toBeGreaterThan(100);
  });
});

/** @returns how many of the edits changed the plan */
function run(start: Model, edits: readonly Edit[]): number {
  let state = start;
  let { lock } = allocated(state);
  let changes = 0;
  for (const step of edits) {
    if (!fitting(state, step, lock)) continue;
    const next = applied(state, step);
    if (next !== state) changes++;
    if (step.kind === "release") {
      const retired = [...lock.entries].filter(([, entry]) => entry.state === "retired").map(([key]) => key);
      lock = release(lock, retired).lock;
    }
    const after = allocated(next, lock);
    expectNothingMoved(lock, after.lock);
    expect(after.moved).toEqual([]);
    // Whole and disjoint at every step, not only at the end.
    const taken = after.prefixes.filter((row) => row.status !== "container");
    for (const [i, row] of taken.entries()) {
      const above = taken[i + 1];
      if (above?.family === row.family)
        expect(row.prefix.overlaps(above.prefix), `${row.key} ${above.key}`).toBe(false);
    }
    expectOwnSubnetIds(after.lock);
    state = next;
    lock = after.lock;
  }
  return changes;
}
