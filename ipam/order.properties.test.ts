import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { allocate } from "./allocate.ts";
import { BadInput } from "./diagnostic.ts";
import { emptyLock, type Lock } from "./lock.ts";
import { parseLock, printLock } from "./lock-text.ts";
import { parsePlan } from "./parse-plan.ts";

/** A document whose maps know their order: plain objects would put keys that are numbers first. */
type Tree = ReadonlyMap<string, Tree> | string | number | readonly string[];

function treeOf(value: unknown): Tree {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value as Tree;
  return new Map(Object.entries(value).map(([key, each]) => [key, treeOf(each)]));
}

/** The same with every map in another order. */
function shuffled(tree: Tree, word: () => number): Tree {
  if (!(tree instanceof Map)) return tree;
  const entries = [...(tree as ReadonlyMap<string, Tree>)];
  for (let i = entries.length - 1; i > 0; i--) {
    const j = word() % (i + 1);
    const held = entries[i] as (typeof entries)[number];
    entries[i] = entries[j] as (typeof entries)[number];
    entries[j] = held;
  }
  return new Map(entries.map(([key, each]) => [key, shuffled(each, word)]));
}

/** Numbers that look like chance, the same for a seed. */
function words(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 16;
  };
}

const GLOBAL_ID = Uint8Array.of(1, 2, 3, 4, 5);

/** Everything an allocation answers, or every fault without its line: those differ with the order. */
function answerTo(tree: Tree, lock?: Lock): { readonly text: string; readonly lock?: Lock } {
  try {
    const before = lock === undefined ? emptyLock("plan.lock.yaml") : parseLock(printLock(lock), lock.file);
    const plan = parsePlan(stringify(tree), "plan.yaml");
    const {
      lock: after,
      prefixes,
      moved,
      cloudNetworks,
    } = allocate(plan, before, {
      randomGlobalId: () => GLOBAL_ID,
    });
    const clouds = [...cloudNetworks.values()].map(sorted);
    const rest = JSON.stringify([prefixes, moved, clouds.map((each) => JSON.stringify(each)).sort()]);
    return { text: `${printLock(after)}${rest}`, lock: after };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const faults = error.diagnostics.map(({ code, path, message, hint }) =>
      [code, path, message, hint].join(" "),
    );
    return { text: faults.sort().join("\n") };
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const hosts = fc.constantFrom(3, 3, 12, 12, 40, 90);
const ZONES = ["pos", "office", "guest-wifi", "iot", "kiosk", "2"] as const;
/** Few sizes, so that many networks are alike and only their names tell them apart. */
const network = fc
  .record({
    zone: fc.constantFrom("pos", "office", "guest-wifi", "iot", "kiosk"),
    hosts,
    stack: fc.constantFrom("ipv4", "ipv4", "dual"),
    growth: fc.constantFrom(0, 0, 1),
    more: fc.constantFrom(undefined, undefined, { b: { hosts: 9 }, a: { hosts: 9 } }),
  })
  .map(({ more, ...rest }) => (more === undefined ? rest : { ...rest, more }));
const networks = fc.dictionary(fc.constantFrom(...ZONES), network, { minKeys: 1, maxKeys: 4 });
const site = fc.oneof(
  fc.constantFrom({ template: "store" }, { template: "kiosks" }, { template: "store" }),
  fc.record({ zones: networks }),
);
const regions = fc.dictionary(
  fc.constantFrom("east", "north", "west", "12"),
  fc.record({
    sites: fc.dictionary(fc.constantFrom("a", "b", "c", "d", "10", "9"), site, { minKeys: 1, maxKeys: 5 }),
  }),
  { maxKeys: 3 },
);
const cloud = fc.record({
  provider: fc.constant("alicloud"),
  region: fc.constant("cn-hangzhou"),
  stack: fc.constantFrom("ipv4", "dual"),
  azs: fc.constantFrom<object>(
    { "cn-hangzhou-h": 0, "cn-hangzhou-k": 1 },
    { "cn-hangzhou-k": 1, "cn-hangzhou-g": 2 },
  ),
  tiers: fc.dictionary(fc.constantFrom("web", "app", "db", "cache", "7"), fc.record({ hosts }), {
    minKeys: 1,
    maxKeys: 4,
  }),
  secondary: fc.constantFrom<object>({}, { c: { length: 22 }, b: { length: 22 }, a: { length: 24 } }),
});
const PLAN = {
  apiVersion: "atrium/v1",
  kind: "AddressPlan",
  metadata: { name: "group" },
  vrfs: { guest: {}, kiosk: {} },
  zones: { "guest-wifi": { vrf: "guest" }, kiosk: { vlans: "500-503", vrf: "kiosk" } },
};
const plans = fc
  .record({
    regions,
    clouds: fc.dictionary(fc.constantFrom("hz", "sh", "aa"), cloud, { maxKeys: 3 }),
    templates: fc.record({ store: fc.record({ zones: networks }), kiosks: fc.record({ zones: networks }) }),
    aggregates: fc.constantFrom<object>(
      { corp: { prefix: "10.0.0.0/8" } },
      // Of the same size, so that nothing but their addresses says which comes first; and too small for all.
      { b: { prefix: "10.64.0.0/19" }, a: { prefix: "10.128.0.0/19" }, c: { prefix: "10.0.0.0/19" } },
      { b: { prefix: "10.64.0.0/20" }, a: { prefix: "10.128.0.0/18" }, c: { prefix: "172.16.0.0/22" } },
    ),
    reserved: fc.constantFrom<object>(
      {},
      { bank: { prefix: "10.0.8.0/22", reason: "bank" }, all: { prefix: "10.0.0.0/20", reason: "old" } },
    ),
    services: fc.constantFrom<object>(
      {},
      {
        dhcp: { vrfs: ["main"], zones: { pos: { reservations: 1 }, office: {} } },
        dns: {
          domain: "mall.example",
          contact: "noc@mall.example",
          nameServers: { ns2: { address: "192.0.2.2" }, ns1: { address: "192.0.2.1" } },
        },
      },
    ),
  })
  .map(({ services, aggregates, ...rest }) => ({
    ...PLAN,
    ...rest,
    ...services,
    aggregates: {
      ...aggregates,
      guests: { prefix: "10.0.0.0/16", vrf: "guest" },
      kiosks: { prefix: "10.0.0.0/16", vrf: "kiosk" },
      six: { prefix: "2400:3200::/36" },
      local: { ula: "generate" },
      guest6: { prefix: "2400:3200:8000::/36", vrf: "guest" },
      kiosk6: { prefix: "2400:3200:9000::/36", vrf: "kiosk" },
    },
  }));

describe("the order of a plan", () => {
  it("never matters, neither for the first lock nor beside an older one", () => {
    let fitted = 0;
    fc.assert(
      fc.property(plans, plans, fc.nat(), (first, second, seed) => {
        const word = words(seed);
        const before = answerTo(treeOf(first));
        for (const _ of [1, 2]) expect(answerTo(shuffled(treeOf(first), word)).text).toBe(before.text);
        if (before.lock === undefined) return;
        fitted++;
        // Some of its keys leave, some come, some have another size.
        const later = { ...second, aggregates: first.aggregates };
        const after = answerTo(treeOf(later), before.lock);
        expect(answerTo(shuffled(treeOf(later), word), before.lock).text).toBe(after.text);
        // Most sizes cannot change in place: with the old ones the rest is tried as well.
        const wider = { ...first, clouds: { ...second.clouds, ...first.clouds } };
        wider.regions = { ...second.regions, ...first.regions };
        const grown = answerTo(treeOf(wider), before.lock);
        expect(answerTo(shuffled(treeOf(wider), word), before.lock).text).toBe(grown.text);
      }),
      // A plan is large, and a smaller one tells little more.
      { numRuns: 60, endOnFailure: true },
    );
    expect(fitted).toBeGreaterThan(20);
  });
});
