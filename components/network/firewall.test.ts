import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkArgs } from "./contract.ts";
import { layoutNetwork, type NetworkLayout } from "./layout.ts";
import { clientPorts } from "./matrix.ts";
import type { Family } from "./routing.ts";
import { anyShape, flow, host, networkArgs, type Place, type Shape, send, zoneKey } from "./testing.ts";

const OUTSIDE: Readonly<Record<string, Readonly<Record<Family, string>>>> = {
  internet: { ipv4: "203.0.113.7", ipv6: "2001:db8:ffff::7" },
  office: { ipv4: "10.200.4.4", ipv6: "2001:db8:f000::4" },
};

function layoutOf(shape: Shape): { readonly layout: NetworkLayout; readonly args: NetworkArgs } {
  const args = networkArgs(shape);
  const roomy = { ...args, quotas: { aclEntriesPerDirection: 200, groupRulesPerDirection: 200 } };
  return { layout: layoutNetwork("net", shape.cloud, roomy), args: roomy };
}

function families(shape: Shape): readonly Family[] {
  return shape.stack === "dual" ? ["ipv4", "ipv6"] : ["ipv4"];
}

function places(layout: NetworkLayout, shape: Shape, end: string, family: Family): readonly Place[] {
  const outside = OUTSIDE[end];
  return outside === undefined
    ? shape.zones.map((zone) => host(layout, end, zoneKey(zone), family))
    : [{ address: outside[family], internet: end === "internet" }];
}

describe("the allow matrix, packet by packet", () => {
  it("lets every permitted flow through, from and to every zone, in both families, and its reply back", () => {
    fc.assert(
      fc.property(anyShape(), fc.double({ min: 0, max: 1, noNaN: true }), (shape, luck) => {
        const { layout, args } = layoutOf(shape);
        for (const each of Object.values(args.flows)) {
          const end =
            each.from in args.tiers
              ? ({ kind: "tier", tier: each.from, group: each.from } as const)
              : undefined;
          const range = end === undefined ? { from: 1024, to: 65535 } : clientPorts(args, end);
          const chosen = Math.round(range.from + luck * (range.to - range.from));
          // The one port that is refused to the internet; a host that picks it tries again with another.
          const clientPort = chosen === 3389 ? 3390 : chosen;
          for (const family of families(shape)) {
            for (const from of places(layout, shape, each.from, family)) {
              for (const to of places(layout, shape, each.to, family)) {
                for (const range of each.ports) {
                  const port = typeof range === "number" ? range : range.to;
                  const attempt = { from, to, protocol: each.protocol, port, clientPort };
                  expect({ attempt, ...send(layout, attempt) }).toEqual({
                    attempt,
                    groups: true,
                    acls: true,
                  });
                }
              }
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("refuses every other pair of tiers and outside places at the groups", () => {
    fc.assert(
      fc.property(anyShape(), fc.integer({ min: 1, max: 65535 }), (shape, port) => {
        const { layout, args } = layoutOf(shape);
        const ends = [...Object.keys(shape.tiers), "internet", "office"];
        for (const from of ends) {
          for (const to of ends) {
            if (!(from in shape.tiers) && !(to in shape.tiers)) continue;
            const permitted = Object.values(args.flows).some(
              (each) =>
                each.from === from &&
                (each.to === to || (each.to === "internet" && !(to in shape.tiers))) &&
                each.protocol === "tcp" &&
                each.ports.some((range) =>
                  typeof range === "number" ? range === port : range.from <= port && port <= range.to,
                ),
            );
            const alsoFromInternet =
              from === "office" &&
              Object.values(args.flows).some(
                (each) => each.from === "internet" && each.to === to && each.ports.includes(port),
              );
            if (permitted || alsoFromInternet) continue;
            for (const family of families(shape)) {
              const [one] = places(layout, shape, from, family);
              const [two] = places(layout, shape, to, family).slice(-1);
              if (one === undefined || two === undefined) continue;
              const attempt = { from: one, to: two, protocol: "tcp", port, clientPort: 40000 } as const;
              expect({ from, to, port, groups: send(layout, attempt).groups }).toEqual({
                from,
                to,
                port,
                groups: false,
              });
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("refuses at the ACLs, too, what no flow joins: web and db, and the internet and db", () => {
    fc.assert(
      fc.property(anyShape(), fc.integer({ min: 1, max: 65535 }), (shape, port) => {
        const { layout } = layoutOf(shape);
        for (const family of families(shape)) {
          const [web] = places(layout, shape, "web", family);
          const [db] = places(layout, shape, "db", family);
          if (web === undefined || db === undefined) continue;
          const internet = { address: OUTSIDE.internet?.[family] ?? "" };
          for (const from of [web, internet]) {
            const attempt = { from, to: db, protocol: "tcp", port, clientPort: 40000 } as const;
            expect(send(layout, attempt).acls).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("needs all four ACL entries of a flow: without any one of them a packet is lost", () => {
    const shape: Shape = {
      cloud: "aws",
      stack: "ipv4",
      zones: [0, 1],
      tiers: { app: { slot: 1, role: "app" }, db: { slot: 2, role: "db" } },
      flows: { "app-db": flow("app", "db", [5432]) },
    };
    const { layout } = layoutOf(shape);
    const attempt = {
      from: host(layout, "app", "za", "ipv4"),
      to: host(layout, "db", "zb", "ipv4"),
      protocol: "tcp",
      port: 5432,
      clientPort: 40000,
    } as const;
    expect(layout.firewall.entries).toHaveLength(4);
    expect(send(layout, attempt)).toEqual({ groups: true, acls: true });
    for (const lost of layout.firewall.entries) {
      const entries = layout.firewall.entries.filter((entry) => entry !== lost);
      const poorer = { ...layout, firewall: { ...layout.firewall, entries } };
      expect(send(poorer, attempt).acls).toBe(false);
    }
  });

  it("lets what leaves through a zonal NAT gateway pass the gateway's own subnet, both ways", () => {
    const shape: Shape = {
      cloud: "aws",
      stack: "ipv4",
      zones: [0, 1],
      tiers: { web: { slot: 0, role: "web" }, app: { slot: 1, role: "app" } },
      egress: { mode: "shared", az: "za" },
      flows: { out: flow("app", "internet", [443]) },
    };
    const { layout } = layoutOf(shape);
    const attempt = {
      from: host(layout, "app", "zb", "ipv4"),
      to: { address: "203.0.113.7", internet: true },
      protocol: "tcp",
      port: 443,
      clientPort: 40000,
    } as const;
    expect(send(layout, attempt)).toEqual({ groups: true, acls: true });
    const passing = layout.firewall.entries.filter(
      (entry) => entry.tier === "web" && entry.protocol === "tcp" && entry.action === "allow",
    );
    expect(passing).toHaveLength(4);
    for (const lost of passing) {
      const entries = layout.firewall.entries.filter((entry) => entry !== lost);
      expect(send({ ...layout, firewall: { ...layout.firewall, entries } }, attempt).acls).toBe(false);
    }
  });

  it("refuses remote desktop from the internet where replies to a NAT gateway are let in", () => {
    const { layout } = layoutOf({
      cloud: "aws",
      stack: "ipv4",
      zones: [0, 1],
      tiers: { web: { slot: 0, role: "web" }, app: { slot: 1, role: "app" } },
      egress: { mode: "shared", az: "za" },
      flows: { out: flow("app", "internet", [443]) },
    });
    const refusals = layout.firewall.entries.filter(({ action }) => action === "deny");
    expect(refusals.map(({ key, number }) => [key, number])).toEqual([
      ["web-refuse-internet-ipv4-tcp-3389", 1],
    ]);
    const internet = { address: "203.0.113.7", internet: true };
    const to = host(layout, "web", "za", "ipv4");
    const attempt = { from: internet, to, protocol: "tcp", port: 3389, clientPort: 40000 } as const;
    expect(send(layout, attempt).acls).toBe(false);
  });

  it("keeps replies from the internet off the ports of databases and administration", () => {
    const { layout } = layoutOf({
      cloud: "aws",
      stack: "dual",
      zones: [0, 1],
      tiers: { web: { slot: 0, role: "web" }, app: { slot: 1, role: "app" } },
      egress: { mode: "regional" },
      flows: { out: flow("app", "internet", [443]) },
    });
    const open = layout.firewall.entries.filter(
      (entry) => entry.tier === "app" && entry.direction === "ingress" && entry.protocol === "tcp",
    );
    expect(open.map(({ ports }) => ports)).toEqual([
      { from: 32768, to: 65535 },
      { from: 32768, to: 65535 },
    ]);
  });
});

describe("rules and entries", () => {
  it("never give two of a kind one key, nor two entries of an ACL one number", () => {
    fc.assert(
      fc.property(anyShape(), (shape) => {
        const { layout } = layoutOf(shape);
        const { rules, entries } = layout.firewall;
        expect(new Set(rules.map((rule) => rule.key)).size).toBe(rules.length);
        expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length);
        const numbers = entries.map((entry) => `${entry.tier} ${entry.direction} ${entry.number}`);
        expect(new Set(numbers).size).toBe(entries.length);
      }),
    );
  });

  it("stay inside the default quotas for four tiers over four zones with both families", () => {
    const shape: Shape = {
      cloud: "aws",
      stack: "dual",
      zones: [0, 1, 2, 3],
      tiers: {
        web: { slot: 0, role: "web" },
        app: { slot: 1, role: "app" },
        db: { slot: 2, role: "db" },
        jump: { slot: 3, role: "management" },
      },
      egress: { mode: "per-az" },
      flows: {
        in: flow("internet", "web", [443]),
        "web-app": flow("web", "app", [8080]),
        "app-db": flow("app", "db", [5432]),
        "jump-app": flow("jump", "app", [22]),
        "jump-db": flow("jump", "db", [5432]),
        "office-jump": flow("office", "jump", [22]),
        out: flow("app", "internet", [443]),
      },
    };
    const args = { ...networkArgs(shape), endpoints: { gateway: ["s3"], interface: { kms: "kms" } } };
    expect(() => layoutNetwork("net", "aws", args)).not.toThrow();
  });
});
