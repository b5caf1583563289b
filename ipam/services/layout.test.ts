import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gatewayOf } from "../gateway.ts";
import { type AddressRange, parsePrefix } from "../prefix.ts";
import { parseHostRange } from "./host-range.ts";
import { type LayoutWish, layoutOf, type SubnetLayout } from "./layout.ts";
import { single, sizeOf } from "./range-list.ts";
import { servicePlans } from "./testing.ts";

function partsOf(layout: SubnetLayout): readonly AddressRange[] {
  const { gateway, routers, staticRange, reservations, pools } = layout;
  const infrastructure = [...(gateway ? [gateway] : []), ...routers].map(single);
  return [...infrastructure, ...staticRange, ...reservations, ...pools];
}

/** Parts inside the subnet, off its ends in IPv4, and no address in two of them. */
function expectSound(layout: SubnetLayout): void {
  const { subnet } = layout;
  const parts = [...partsOf(layout)].sort((a, b) => a.first.compare(b.first));
  for (const [index, part] of parts.entries()) {
    expect(subnet.contains(part.first) && subnet.contains(part.last)).toBe(true);
    const next = parts[index + 1];
    if (next) expect(part.last.compare(next.first)).toBeLessThan(0);
  }
  if (subnet.length > 30 || parts.length === 0) return;
  expect(parts[0]?.first.equals(subnet.first)).toBe(false);
  if (subnet.family === "ipv4") expect(parts.at(-1)?.last.equals(subnet.last)).toBe(false);
}

function wish(subnet: string, changes: Partial<LayoutWish> = {}): LayoutWish {
  const prefix = parsePrefix(subnet);
  return {
    subnet: prefix,
    gateway: gatewayOf(prefix, "first"),
    fhrp: undefined,
    dhcp: true,
    staticRange: undefined,
    reservations: undefined,
    pools: undefined,
    ...changes,
  };
}

function laidOut(wanted: LayoutWish) {
  const faults: string[] = [];
  const layout = layoutOf(wanted, (field, text) => faults.push(`${field}: ${text.message}`));
  return { layout, faults };
}

describe("the layout of a subnet", () => {
  it("has parts that are disjoint and inside, in every plan", () => {
    fc.assert(
      fc.property(servicePlans, ({ services }) => {
        for (const { families } of services.networks) {
          for (const { layout } of Object.values(families)) expectSound(layout);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has parts that are disjoint and inside, whatever is asked of it", () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }))
      .map(([first, more]) => parseHostRange(`${first}-${first + more}`));
    const asked = fc.record({
      length: fc.integer({ min: 23, max: 32 }),
      gateway: fc.oneof(fc.constantFrom("first" as const, "last" as const), fc.integer({ min: 1, max: 300 })),
      realAddresses: fc.integer({ min: 0, max: 4 }),
      dhcp: fc.boolean(),
      staticRange: fc.option(fc.oneof(fc.integer({ min: 0, max: 300 }), range), { nil: undefined }),
      reservations: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
      pools: fc.option(fc.array(range, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(asked, ({ length, gateway, realAddresses, ...rest }) => {
        const subnet = parsePrefix(`10.0.0.0/${length}`);
        const fhrp = realAddresses === 0 ? undefined : ({ protocol: "vrrp", realAddresses } as const);
        const { layout } = laidOut({ subnet, gateway: gatewayOf(subnet, gateway), fhrp, ...rest });
        expectSound(layout);
      }),
      { numRuns: 500 },
    );
  });

  it("gives every address of an IPv4 subnet to someone", () => {
    const { layout, faults } = laidOut(wish("10.0.0.0/24", { fhrp: { protocol: "vrrp", realAddresses: 2 } }));
    expect(faults).toEqual([]);
    expect(sizeOf(partsOf(layout))).toBe(254);
    expect(String(layout.pools)).toBe("10.0.0.36-10.0.0.254");
    expect(layout.routers.map(String)).toEqual(["10.0.0.2", "10.0.0.3"]);
  });

  it("puts the routers below a gateway at the upper end", () => {
    const gateway = gatewayOf(parsePrefix("10.0.0.0/24"), "last");
    const { layout } = laidOut(
      wish("10.0.0.0/24", { gateway, fhrp: { protocol: "hsrp", realAddresses: 2 } }),
    );
    expect(layout.routers.map(String)).toEqual(["10.0.0.253", "10.0.0.252"]);
    expect(String(layout.pools)).toBe("10.0.0.33-10.0.0.251");
  });

  it("cuts the pool around a gateway in its middle", () => {
    const gateway = gatewayOf(parsePrefix("10.0.0.0/24"), 100);
    const { layout } = laidOut(wish("10.0.0.0/24", { gateway }));
    expect(layout.pools.map(String)).toEqual(["10.0.0.33-10.0.0.99", "10.0.0.101-10.0.0.254"]);
  });

  it("has no pool where addresses are set by hand", () => {
    const { layout } = laidOut(wish("10.0.0.0/29", { dhcp: false }));
    expect(layout.pools).toEqual([]);
    expect(String(layout.staticRange)).toBe("10.0.0.2-10.0.0.6");
  });

  it.each([
    ["10-300", "the pool reaches outside 10.0.0.0/24"],
    ["0-20", "the pool holds the network address 10.0.0.0"],
    ["200-255", "the pool holds the broadcast address 10.0.0.255"],
    ["1-20", "the pool 10.0.0.1-10.0.0.20 holds the gateway 10.0.0.1"],
    ["3-20", "the pool 10.0.0.3-10.0.0.20 holds the router 10.0.0.3"],
    ["10.0.1.10-10.0.1.20", "the pool reaches outside 10.0.0.0/24"],
  ])("refuses the pool %s", (pool, message) => {
    const fhrp = { protocol: "vrrp", realAddresses: 2 } as const;
    const { layout, faults } = laidOut(wish("10.0.0.0/24", { fhrp, pools: [parseHostRange(pool)] }));
    expect(faults).toEqual([`pools: ${message}`]);
    expectSound(layout);
  });
});
