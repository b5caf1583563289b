import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput, PrefixSet, type Provider } from "../../ipam/index.ts";
import { prohibition } from "../../ipam/zone-matrix.ts";
import { ZONES } from "../../ipam/zones/index.ts";
import { needs } from "./check-quotas.ts";
import type { StoreArgs, StoreLinkArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { nearestHubs, pinStores } from "./hubs.ts";
import { layoutStoreLink, type StoreLinkLayout } from "./layout.ts";
import { SEGMENTS } from "./limits.ts";
import { alicloudStoreLinkArgs, networks, store, storeLinkArgs } from "./testing.ts";
import { insideAddresses, LINES, MOST_STORES, SLOTS, TUNNELS } from "./tunnels.ts";

const layout = (cloud: Provider, more: Partial<StoreLinkArgs> = {}) =>
  cloud === "aws"
    ? layoutStoreLink("hub", "aws", storeLinkArgs("ap-southeast-1", more))
    : layoutStoreLink("hub", "alicloud", alicloudStoreLinkArgs("cn-shanghai", more));

function diagnostics(
  build: () => unknown,
): readonly { readonly code?: string; readonly path?: string; readonly hint?: string }[] {
  try {
    build();
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics as never;
    throw error;
  }
  return [];
}
const codes = (cloud: Provider, more: Partial<StoreLinkArgs>) => [
  ...new Set(diagnostics(() => layout(cloud, more)).map(({ code }) => code)),
];

const HERE = { hub: "aws/ap-southeast-1", place: { latitude: 1.3, longitude: 103.8 } } as const;

describe("a hub whose store", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once, each with its path", () => {
    const found = diagnostics(() =>
      layout("aws", {
        account: "1",
        hubs: ["aws/ap-southeast-1", "gcp/asia" as never],
        stores: {
          "sg-001": store(1, {
            ...HERE,
            number: 0,
            cipher: "aes-128" as never,
            lines: { main: store(1).lines.main },
          }),
        },
        asn: { hub: 65010 },
        keysSince: "soon",
      }),
    );
    expect(found.map(({ path }) => path)).toEqual([
      "account",
      "hubs[1]",
      "stores.sg-001.number",
      "stores.sg-001.lines.backup",
      "stores.sg-001.cipher",
      "asn.stores",
      "keysSince",
    ]);
  });
});

describe("hubs", () => {
  const hubs = ["aws/ap-southeast-1", "alicloud/cn-shanghai", "alicloud/cn-beijing"] as const;

  it("are chosen by distance, and never again", () => {
    const places = {
      "nj-001": { place: { latitude: 32.06, longitude: 118.78 } },
      "tj-001": { place: { latitude: 39.08, longitude: 117.2 } },
      "kl-001": { place: { latitude: 3.14, longitude: 101.69 } },
    };
    const chosen = pinStores(places, hubs);
    expect(chosen).toEqual({
      "nj-001": "alicloud/cn-shanghai",
      "tj-001": "alicloud/cn-beijing",
      "kl-001": "aws/ap-southeast-1",
    });
    const pinned = Object.fromEntries(
      Object.entries(places).map(([key, { place }]) => [
        key,
        { place, hub: chosen[key] as (typeof hubs)[number] },
      ]),
    );
    expect(pinStores(pinned, [...hubs, "alicloud/cn-nanjing", "alicloud/ap-southeast-3"])).toEqual(chosen);
  });

  it("are never farther than another one, for any place and list", () => {
    const place = fc.record({
      latitude: fc.integer({ min: -60, max: 60 }),
      longitude: fc.integer({ min: -180, max: 180 }),
    });
    fc.assert(
      fc.property(place, fc.shuffledSubarray([...hubs], { minLength: 1 }), (at, some) => {
        const [first, ...others] = nearestHubs(at, some);
        expect(others.every(({ km }) => km >= (first?.km ?? 0))).toBe(true);
        expect(pinStores({ one: { place: at } }, some)).toEqual({ one: first?.hub });
      }),
    );
  });

  it("that are missing are named in the fault, with the line to write", () => {
    const [fault] = diagnostics(() =>
      layout("aws", { stores: { "sg-001": store(1, { ...HERE, hub: undefined as never }) } }),
    );
    expect(fault?.hint).toContain("write hub: aws/ap-southeast-1");
  });

  it("that open nearer move no store: they are told of", () => {
    const { nearer, connections } = layout("alicloud", {
      hubs: ["alicloud/cn-shanghai", "alicloud/cn-nanjing"],
      stores: { "nj-001": store(1, { place: { latitude: 32.06, longitude: 118.78 } }) },
    });
    expect(nearer).toEqual({ "nj-001": { hub: "alicloud/cn-nanjing", km: 0 } });
    expect(connections).not.toHaveLength(0);
  });

  it("ask only their own stores for an address to measure", () => {
    const { probe: _, ...far } = store(3);
    expect(codes("aws", { stores: { "sg-001": store(1, HERE), "sh-001": far } })).toEqual([]);
  });

  it("take their own stores alone", () => {
    expect(layout("aws").stores.map(({ key }) => key)).toEqual(["sg-001", "sg-002"]);
    expect(layout("alicloud").stores.map(({ key }) => key)).toEqual(["sh-001", "sh-002"]);
  });
});

describe("addresses inside tunnels", () => {
  it("are no two tunnels' of a hub, and none that AWS keeps", () => {
    const kept = PrefixSet.of([
      ...[0, 1, 2, 3, 4, 5].map((third) => `169.254.${third}.0/30`),
      "169.254.169.252/30",
    ]);
    const seen = new Set<string>();
    for (let number = 1; number <= MOST_STORES; number++) {
      for (let slot = 0; slot < SLOTS; slot++) {
        for (const line of LINES) {
          for (const tunnel of TUNNELS) {
            const { cidr } = insideAddresses(number, slot, line, tunnel);
            expect(kept.overlaps(PrefixSet.of([cidr]))).toBe(false);
            seen.add(cidr);
          }
        }
      }
    }
    expect(seen.size).toBe(MOST_STORES * SLOTS * 4);
  });

  it("stay when a store or a segment is added", () => {
    const before = layout("aws", {
      segments: { payment: { slot: 0, zones: ["payment"] }, business: { slot: 2, zones: ["office"] } },
    });
    const after = layout("aws", {
      stores: { ...storeLinkArgs("ap-southeast-1").stores, "sg-000": store(9, HERE) },
    });
    const inside = ({ connections }: StoreLinkLayout) =>
      new Map(connections.map(({ key, tunnels }) => [key, tunnels.map((tunnel) => tunnel.inside)]));
    const later = inside(after);
    for (const [key, addresses] of inside(before)) expect(later.get(key)).toEqual(addresses);
  });
});

/** Where packets of a segment come to: prefixes of networks by its table, and of stores by what tables learn. */
function reachedBy(segment: string, { routes }: StoreLinkLayout): readonly string[] {
  return routes.filter((route) => route.segment === segment).map(({ prefix }) => prefix);
}

describe("the hub's route tables", () => {
  const zoneNames = [...ZONES.keys()].filter((zone) => zone !== "guest-wifi");
  const network = fc
    .subarray(
      zoneNames.filter((zone) => zone !== "payment"),
      { minLength: 1 },
    )
    .map((zones) => zones);

  it("lead nobody to payment but payment itself and tills, whatever networks there are", () => {
    fc.assert(
      fc.property(fc.array(network, { minLength: 1, maxLength: 4 }), fc.boolean(), (held, withPayment) => {
        const made = Object.fromEntries(
          held.map((zones, at) => [
            `net-${at}`,
            {
              ...networks("aws").main,
              zones: Object.fromEntries(zones.map((zone, nth) => [zone, [`10.${at}.${nth}.0/24`]])),
            },
          ]),
        );
        const all = {
          ...made,
          ...(withPayment ? { payment: networks("aws").payment } : {}),
        } as StoreLinkArgs["networks"];
        const args = storeLinkArgs("ap-southeast-1", { networks: all });
        const { probes: _, ...rest } = args;
        const faults = diagnostics(() => layoutStoreLink("hub", "aws", rest));
        // A network that nobody reaches is a fault of its own.
        fc.pre(faults.length === 0);
        const plan = layoutStoreLink("hub", "aws", rest);
        const payment = PrefixSet.of([
          "10.9.0.0/22",
          ...Object.values(rest.stores).flatMap(({ zones }) => zones.payment ?? []),
        ]);
        for (const segment of ["business", "devices"]) {
          expect(PrefixSet.of(reachedBy(segment, plan)).overlaps(payment)).toBe(false);
        }
        for (const { segment, networks: told } of plan.connections) {
          if (segment === "business" || segment === "devices") expect(told).not.toContain("payment");
        }
      }),
    );
  });

  it("join no two zones that the guide keeps apart both ways", () => {
    fc.assert(
      fc.property(fc.array(network, { minLength: 1, maxLength: 3 }), (held) => {
        const all = Object.fromEntries(
          held.map((zones, at) => [
            `net-${at}`,
            {
              ...networks("aws").main,
              zones: Object.fromEntries(zones.map((zone, nth) => [zone, [`10.${at}.${nth}.0/24`]])),
            },
          ]),
        ) as StoreLinkArgs["networks"];
        const { probes: _, ...rest } = storeLinkArgs("ap-southeast-1", { networks: all });
        fc.pre(diagnostics(() => layoutStoreLink("hub", "aws", rest)).length === 0);
        for (const { segment, zone } of layoutStoreLink("hub", "aws", rest).routes) {
          for (const own of SEGMENTS[segment]?.zones ?? []) {
            if (own === zone) continue;
            expect([own, zone, prohibition(own, zone) && prohibition(zone, own)]).toEqual([
              own,
              zone,
              undefined,
            ]);
          }
        }
      }),
    );
  });

  it("lead stores to no other store", () => {
    const { routes } = layout("aws");
    const stores = PrefixSet.of(["10.64.0.0/10"]);
    expect(stores.overlaps(PrefixSet.of(routes.map(({ prefix }) => prefix)))).toBe(false);
  });

  it("have no way for guests, who have no segment", () => {
    const { stores } = layout("aws");
    const told = PrefixSet.of(
      stores.flatMap(({ segments }) => segments.flatMap(({ announces }) => announces)),
    );
    expect(told.overlaps(PrefixSet.of(["10.64.20.0/23"]))).toBe(false);
  });
});

describe("500 stores", () => {
  const stores = Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [`sg-${String(at + 1).padStart(3, "0")}`, store(at + 1, HERE)]),
  );
  const { probes: _, ...args } = storeLinkArgs("ap-southeast-1", { stores });
  const quotas = { connections: 4000, customerGateways: 1000, routes: 20_000 };

  it("name each quota that they pass, what it is by default and how it is raised", () => {
    const found = diagnostics(() => layoutStoreLink("hub", "aws", args)) as readonly Record<string, string>[];
    expect(found.map(({ path, value, message, hint }) => `${path} ${value} ${message}; ${hint}`)).toEqual([
      'quotas.connections 4000 are more than the quota "Site-to-Site VPN connections per Region" (default 50); ask for more in Service Quotas, service Site-to-Site VPN; then write quotas.connections: 4000',
      'quotas.customerGateways 1000 are more than the quota "Customer gateways per Region" (default 50); ask for more in Service Quotas, service Site-to-Site VPN; then write quotas.customerGateways: 1000',
    ]);
  });

  it("fit once they are raised, and into route tables of networks by summaries", () => {
    const plan = layoutStoreLink("hub", "aws", { ...args, quotas });
    const { networkRoutes, attachments, routeTables, routes } = needs(plan);
    expect({ networkRoutes, attachments, routeTables }).toEqual({
      networkRoutes: 1,
      attachments: 4002,
      routeTables: 6,
    });
    expect(routes).toBeLessThan(10_000);
  });

  it("do not fit one hub where a quota is fixed", () => {
    const zones = (number: number): StoreArgs["zones"] => store(number).zones;
    const more = Object.fromEntries(
      Array.from({ length: 650 }, (_unused, at) => [
        `sg-${at + 1}`,
        store(at + 1, { ...HERE, zones: zones(at + 1) }),
      ]),
    );
    const raised = { ...quotas, connections: 10_000, customerGateways: 10_000, routes: 100_000 };
    const [fault] = diagnostics(() =>
      layoutStoreLink("hub", "aws", { ...args, stores: more, quotas: raised }),
    );
    expect(fault?.hint).toContain("pin stores to a second hub");
  });
});
