import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { Reach } from "./engine.ts";
import type { NetworkModel, Origin } from "./model.ts";
import { arrives } from "./packet-walk.ts";
import { ASKED, networkModels, SOURCES } from "./random-network/testing.ts";
import { smallestCut } from "./smallest-cut.ts";
import { ALL_SERVICES } from "./traffic.ts";
import type { Way } from "./way.ts";

/** Fewer networks while mutants are tried: each of them meets all of these tests. */
const share = process.env.STRYKER_MUTATOR_WORKER === undefined ? 1 : 0.15;
const SITES = PrefixSet.of(["172.16.0.0/15", "198.51.100.0/24", "2001:db8::/32"]);
const origins: readonly Origin[] = [
  { kind: "internet" },
  { kind: "outside", sources: SITES },
  { kind: "endpoint", endpoint: "e1" },
  { kind: "endpoint", endpoint: "e0" },
];

function carries(ways: readonly Way[], source: string, service: number): boolean {
  const address = parseAddress(source);
  return ways.some(({ traffic }) =>
    traffic.steps.some(
      (step) => step.from <= service && service <= step.to && step.sources.contains(address),
    ),
  );
}

/** Addresses a packet of this origin may bear. */
function sourcesOf(model: NetworkModel, origin: Origin): readonly string[] {
  if (origin.kind !== "endpoint") return SOURCES;
  const from = model.endpoints.filter(({ id, host }) => (host ?? id) === origin.endpoint);
  return from.flatMap(({ addresses }) => addresses.ranges().map(({ first }) => String(first)));
}

describe("the engine and the packet that walks", () => {
  test("agree about every packet of random networks", () => {
    let delivered = 0;
    fc.assert(
      fc.property(networkModels, (model) => {
        const reach = new Reach(model);
        for (const origin of origins) {
          for (const { id: target } of model.endpoints) {
            const ways = reach.waysTo(target, origin);
            for (const source of sourcesOf(model, origin)) {
              for (const service of ASKED) {
                const walked = arrives(model, { origin, source: parseAddress(source), target, service });
                if (walked) delivered++;
                expect([origin.kind, target, source, service, carries(ways, source, service)]).toEqual([
                  origin.kind,
                  target,
                  source,
                  service,
                  walked,
                ]);
              }
            }
          }
        }
      }),
      { numRuns: Math.round(200 * share) },
    );
    expect(delivered).toBeGreaterThan(1000 * share * share);
  });
});

describe("the smallest change", () => {
  test("closes every way, and nothing smaller does", () => {
    let closed = 0;
    fc.assert(
      fc.property(networkModels, fc.constantFrom(...origins), (model, origin) => {
        const reach = new Reach(model);
        for (const { id } of model.endpoints) {
          const open = (asked: Reach) => asked.waysTo(id, origin);
          const ways = open(reach);
          const cut = smallestCut(reach, open);
          if (ways.length === 0) expect(cut).toEqual([]);
          if (cut === undefined || cut.length === 0) continue;
          closed++;
          expect(open(reach.without(cut.map((part) => part.id)))).toEqual([]);
          const parts = new Set(ways.flatMap((way) => way.hops().flatMap((hop) => hop.through)));
          // A single part is tried against every cut of two or more.
          if (cut.length > 1) {
            for (const part of parts) expect(open(reach.without([part.id])).length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: Math.round(150 * share) },
    );
    expect(closed).toBeGreaterThan(5 * share);
  });
});

describe("a balancer that keeps its client's address", () => {
  const everybody = PrefixSet.of(["0.0.0.0/0"]);
  const rule = { allow: true, services: ALL_SERVICES, order: 1 };
  const open = { ...rule, id: "open", name: "open", peers: everybody, peerGroups: [] };
  const byGroup = {
    ...rule,
    id: "by-group",
    name: "by-group",
    peers: PrefixSet.empty,
    peerGroups: ["clients"],
  };
  const host = (id: string, last: number, group: string) => ({
    id,
    name: id,
    subnets: ["subnet"],
    addresses: PrefixSet.of([`10.1.0.${last}/32`]),
    groups: [group],
    publicAddresses: [],
  });
  const part = (id: string) => ({ id, name: id });
  const model = (keepsClient: boolean, balancerGroup: string): NetworkModel => ({
    networks: [{ ...part("network"), prefixes: PrefixSet.of(["10.1.0.0/16"]), routedFamilies: [] }],
    subnets: [{ ...part("subnet"), network: "network", prefixes: PrefixSet.of(["10.1.0.0/24"]) }],
    tables: [],
    gateways: [],
    links: [],
    acls: [],
    groups: [
      { ...part("clients"), ingress: [open], egress: [open] },
      { ...part("balancers"), ingress: [open], egress: [open] },
      { ...part("targets"), ingress: [byGroup], egress: [open] },
    ],
    endpoints: [
      host("client", 1, "clients"),
      host("stranger", 2, "balancers"),
      host("balancer", 3, balancerGroup),
      host("target", 4, "targets"),
    ],
    listeners: [
      {
        ...part("listener"),
        balancer: "balancer",
        services: ALL_SERVICES,
        targets: [{ ...part("at"), endpoint: "target", services: ALL_SERVICES, keepsClient }],
      },
    ],
    forwards: [],
    firewalls: [],
  });
  const reached = (keepsClient: boolean, balancerGroup: string, from: string) =>
    new Reach(model(keepsClient, balancerGroup)).waysTo("target", { kind: "endpoint", endpoint: from })
      .length > 0;

  test("lets in whom the target lets in, whatever group the balancer has", () => {
    expect(reached(true, "balancers", "client")).toBe(true);
    expect(reached(true, "clients", "stranger")).toBe(false);
  });

  test("and one that does not lets in everybody if the target lets in the balancer", () => {
    expect(reached(false, "clients", "stranger")).toBe(true);
    expect(reached(false, "balancers", "stranger")).toBe(false);
  });
});
