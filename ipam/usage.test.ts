import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { parsePlan } from "./parse-plan.ts";
import { PrefixSet } from "./prefix-set.ts";
import { servicePlans } from "./services/testing.ts";
import { usageOf } from "./usage.ts";

const plan = parsePlan(
  `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
reserved: { bank: { prefix: 10.0.128.0/17, reason: bank } }
regions:
  east:
    sites:
      a: { cidr: 10.0.0.0/24, zones: { pos: { hosts: 22, stack: ipv4, growth: 1 }, office: { length: 28, stack: ipv4 } } }
      b: { cidr: 10.0.4.0/24, zones: { pos: { hosts: 44, stack: ipv4 } } }
clouds:
  sg:
    provider: aws
    region: ap-southeast-1
    azSlots: 2
    azs: { apse1-az1: 0 }
    cidr: 10.0.16.0/24
    tiers: { app: { hosts: 40 } }
`,
  "plan.yaml",
);
const usage = usageOf(plan, allocate(plan));
const of = (owner: string) => usage.find((each) => each.owner === owner);

describe("the use of space", () => {
  it("has two names: by prefixes, with room for growth, and by addresses, with what no device can have", () => {
    // 22 devices, network, broadcast and gateway; the /28 tells no devices, its own three addresses are taken.
    expect(of("east/a")).toMatchObject({
      byPrefixes: (128 + 16) / 256,
      byAddresses: (25 + 3) / 256,
      unstated: 1,
    });
    expect(of("east/b")).toMatchObject({ byPrefixes: 0.25, byAddresses: 47 / 256, unstated: 0 });
  });

  it("counts the slots of a tier that are not in use as free in the tier, and as taken in the network", () => {
    expect(of("clouds/sg/app")).toMatchObject({ byPrefixes: 0.5, byAddresses: 45 / 128 });
    expect(of("clouds/sg")).toMatchObject({ byPrefixes: 0.5, byAddresses: 45 / 256 });
  });

  it("tells the routes of a region whose sites do not lie together, and the largest free prefix", () => {
    expect(of("east")?.routes).toBe(2);
    expect(of("east/a")?.routes).toBe(1);
    expect(String(of("corp")?.largestFree)).toBe("10.0.64.0/18");
    expect(of("corp")?.byPrefixes).toBe((32768 + 256 * 3) / 65536);
  });

  it("adds up in every plan: what is used and what is free are the whole", () => {
    fc.assert(
      fc.property(servicePlans, ({ plan: each, allocation }) => {
        for (const { blocks, byPrefixes, byAddresses, largestFree } of usageOf(each, allocation)) {
          expect(byPrefixes).toBeGreaterThanOrEqual(0);
          expect(byPrefixes).toBeLessThanOrEqual(1);
          expect(byAddresses ?? 0).toBeLessThanOrEqual(byPrefixes);
          expect(largestFree === null).toBe(byPrefixes === 1);
          if (largestFree) expect(PrefixSet.of(blocks).contains(largestFree)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});
