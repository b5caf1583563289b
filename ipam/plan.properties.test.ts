import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { allocate } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import { CLOUD_LIMITS, PROVIDERS } from "./cloud-limits.ts";
import { BadInput } from "./diagnostic.ts";
import type { Lock } from "./lock.ts";
import { parsePlan } from "./parse-plan.ts";
import { parsePrefix } from "./prefix.ts";
import { usageOf } from "./usage.ts";

const HEAD = { apiVersion: "atrium/v1", kind: "AddressPlan", metadata: { name: "any" } };
const planOf = (body: object) => parsePlan(stringify({ ...HEAD, ...body }), "plan.yaml");

/** Undefined where the plan does not fit its space: that is an answer too. */
function fitting(body: object, lock?: Lock): Allocation | undefined {
  try {
    return allocate(planOf(body), lock);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}

const PLACES = {
  aws: { region: "ap-southeast-1", azs: ["apse1-az1", "apse1-az2", "apse1-az3"] },
  alicloud: { region: "cn-hangzhou", azs: ["cn-hangzhou-h", "cn-hangzhou-k", "cn-hangzhou-j"] },
} as const;

const cloud = fc
  .record({
    provider: fc.constantFrom(...PROVIDERS),
    azSlots: fc.integer({ min: 3, max: 8 }),
    tiers: fc.dictionary(
      fc.constantFrom("web", "app", "db"),
      fc.oneof(
        fc.record({ hosts: fc.integer({ min: 1, max: 3000 }) }),
        fc.record({ hosts: fc.integer({ min: 1, max: 5 }) }),
        fc.record({ length: fc.integer({ min: 20, max: 29 }) }),
      ),
      { minKeys: 1 },
    ),
  })
  .map(({ provider, ...rest }) => ({
    provider,
    region: PLACES[provider].region,
    azs: Object.fromEntries(PLACES[provider].azs.map((az, slot) => [az, slot])),
    ...rest,
  }));

describe("a cloud network", () => {
  it("and its subnets have sizes that the cloud takes, outside what it forbids", () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), cloud, { minKeys: 1 }), (clouds) => {
        const allocation = fitting({
          aggregates: {
            corp: { prefix: "10.0.0.0/8" },
            shared: { prefix: "100.64.0.0/10", allow: "shared" },
          },
          clouds,
        });
        for (const network of allocation?.cloudNetworks.values() ?? []) {
          const limits = CLOUD_LIMITS[network.provider];
          const whole = parsePrefix(network.ipv4);
          expect(whole.length).toBeGreaterThanOrEqual(limits.network.shortest);
          expect(whole.length).toBeLessThanOrEqual(limits.network.longest);
          for (const text of limits.forbidden) expect(parsePrefix(text).overlaps(whole)).toBe(false);
          for (const [tier, { subnets }] of Object.entries(network.tiers)) {
            for (const { ipv4 } of Object.values(subnets)) {
              const { length } = parsePrefix(ipv4);
              seen++;
              expect(whole.contains(parsePrefix(ipv4))).toBe(true);
              expect(length).toBeGreaterThanOrEqual(limits.subnet.shortest);
              expect(length).toBeLessThanOrEqual(limits.subnet.longest);
              const wish = clouds[network.name]?.tiers[tier];
              const kept = limits.kept.first + limits.kept.last;
              if (wish && "hosts" in wish)
                expect(wish.hosts).toBeLessThanOrEqual(0.75 * (2 ** (32 - length) - kept) + 0.1);
            }
          }
        }
      }),
    );
    expect(seen).toBeGreaterThan(50);
  });
});

const zones = fc.dictionary(
  fc.constantFrom("pos", "office", "iot", "server", "guest-wifi"),
  fc.record({ hosts: fc.integer({ min: 1, max: 60 }), stack: fc.constant("ipv4") }),
  { minKeys: 1 },
);
const regions = fc.dictionary(
  fc.constantFrom("east", "north"),
  fc.record({
    sites: fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.record({ zones }), { minKeys: 1 }),
  }),
  { minKeys: 1 },
);
type Regions = typeof regions extends fc.Arbitrary<infer R> ? R : never;

function together(before: Regions, after: Regions): Regions {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [old, own] = [before[name]?.sites ?? {}, after[name]?.sites ?? {}];
      const places = new Set([...Object.keys(old), ...Object.keys(own)]);
      const sites = [...places].map((site) => [
        site,
        { zones: { ...own[site]?.zones, ...old[site]?.zones } },
      ]);
      return [name, { sites: Object.fromEntries(sites) }];
    }),
  );
}

/** So little space that blocks have to be added. */
const TIGHT = {
  aggregates: { corp: { prefix: "10.0.0.0/20" }, guests: { prefix: "10.0.0.0/20", vrf: "guest" } },
  vrfs: { guest: {} },
  zones: { "guest-wifi": { vrf: "guest" } },
};

describe("a region or site", () => {
  it("has one route in each VRF, or a warning that tells how many", () => {
    let several = 0;
    fc.assert(
      fc.property(fc.array(regions, { minLength: 4, maxLength: 12 }), (steps) => {
        let lock: Lock | undefined;
        let sites: Regions = {};
        for (const step of steps) {
          // Sites fill up one network after the other, so that their blocks have to widen or to be joined.
          const wider = together(sites, step);
          const plan = { ...TIGHT, regions: wider };
          const allocation = fitting(plan, lock);
          if (allocation === undefined) continue;
          sites = wider;
          lock = allocation.lock;
          const told = allocation.warnings.filter(({ code }) => code === "plan.routes");
          const active = new Set(
            Object.entries(sites).flatMap(([name, region]) => [
              name,
              ...Object.keys(region.sites).map((site) => `${name}/${site}`),
            ]),
          );
          for (const { owner, blocks } of usageOf(planOf(plan), allocation)) {
            if (!active.has(owner)) continue;
            const names = told.filter(({ message }) =>
              message.startsWith(`${owner} needs ${blocks.length} `),
            );
            if (blocks.length > 1) several++;
            expect(names.length > 0, `${owner} ${blocks}`).toBe(blocks.length > 1);
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(several).toBeGreaterThan(0);
  });

  it("shares no address of its VRF with another, whatever the other VRF holds", () => {
    fc.assert(
      fc.property(regions, regions, (first, second) => {
        const before = fitting({ ...TIGHT, regions: first });
        const after = fitting({ ...TIGHT, regions: { ...second, ...first } }, before?.lock);
        for (const allocation of [before, after]) {
          for (const vrf of ["main", "guest"]) {
            const rows =
              allocation?.prefixes.filter((row) => row.vrf === vrf && row.status !== "container") ?? [];
            for (const [i, row] of rows.entries()) {
              const next = rows[i + 1];
              if (next) expect(row.prefix.overlaps(next.prefix), `${row.key} ${next.key}`).toBe(false);
              expect(row.zone === "guest-wifi").toBe(vrf === "guest");
            }
          }
        }
      }),
    );
  });
});
