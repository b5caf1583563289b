import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../allocate.ts";
import { BadInput } from "../diagnostic.ts";
import { emptyLock, type Lock } from "../lock.ts";
import { parseLock, printLock } from "../lock-text.ts";
import { parsePlan } from "../parse-plan.ts";
import { release } from "../release.ts";

function planText(sites: Readonly<Record<string, number>>, more = "dhcp: {}\n"): string {
  const lines = Object.entries(sites).map(
    ([site, hosts]) => `      ${site}: { zones: { pos: { hosts: ${hosts}, growth: 2, stack: ipv4 } } }\n`,
  );
  return `apiVersion: atrium/v1\nkind: AddressPlan\nmetadata: { name: g }\naggregates: { c: { prefix: 10.0.0.0/8 } }\nregions:\n  east:\n    sites:${lines.length === 0 ? " {}" : ""}\n${lines.join("")}${more}`;
}

function next(sites: Readonly<Record<string, number>>, lock?: Lock, more?: string): Lock {
  const { lock: after } = allocate(parsePlan(planText(sites, more), "plan.yaml"), lock);
  return parseLock(printLock(after), "plan.lock.yaml");
}

function ids(lock: Lock): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(
    [...lock.entries].flatMap(([key, entry]) => (entry.kind === "network" ? [[key, entry.keaId]] : [])),
  );
}

/** Written before there were services; its lines and check sums must stay readable. */
const OLD = `version: 1
generation: 1
entries:
  east/a/ipv4: {blocks: 10.0.0.0/24, state: active, since: 1, sum: c396c45a}
  east/a/pos/ipv4: {prefix: 10.0.0.0/26, block: 10.0.0.0/24, vlan: 110, state: active, since: 1, sum: e0d6aed7}
  east/ipv4: {blocks: 10.0.0.0/24, state: active, since: 1, sum: bd36c72e}
end: true
`;

describe("subnet ids of Kea", () => {
  it("are given to networks with DHCP and to no others", () => {
    expect(ids(next({ a: 30, b: 30 }))).toEqual({ "east/a/pos/ipv4": 1, "east/b/pos/ipv4": 2 });
    expect(ids(next({ a: 30 }, undefined, ""))).toEqual({ "east/a/pos/ipv4": undefined });
  });

  it("leave a lock as it is where the plan has no DHCP", () => {
    const before = next({ a: 30 }, undefined, "");
    expect(printLock(before)).not.toMatch(/kea|services/);
    expect(printLock(next({ a: 30 }, before, ""))).toBe(printLock(before));
  });

  it("are added to a lock from before there were any, which reads as it did", () => {
    const before = parseLock(OLD, "plan.lock.yaml");
    expect(printLock(before)).toContain(OLD);
    const after = next({ a: 30 }, before);
    expect(ids(after)).toEqual({ "east/a/pos/ipv4": 1 });
    expect(after.entries.get("east/ipv4")).toMatchObject({ since: 1 });
    expect(after.generation).toBe(2);
  });

  it("stay when a network grows in its place or leaves and comes back", () => {
    const grown = next({ a: 100, b: 30 }, next({ a: 30, b: 30 }));
    expect(grown.entries.get("east/a/pos/ipv4")).toMatchObject({ keaId: 1 });
    const back = next({ a: 100, b: 30 }, next({ b: 30 }, grown));
    expect(ids(back)).toEqual(ids(grown));
  });

  it("stay with a plan that has given up DHCP and taken it up again", () => {
    const before = next({ a: 30, b: 30 });
    const without = next({ b: 100, c: 30 }, before, "");
    expect(ids(without)).toEqual({
      "east/a/pos/ipv4": 1,
      "east/b/pos/ipv4": 2,
      "east/c/pos/ipv4": undefined,
    });
    expect(ids(next({ b: 100, c: 30 }, without))["east/c/pos/ipv4"]).toBe(3);
  });

  it("are not those of a network that was released", () => {
    const { lock } = release(next({ a: 30 }, next({ a: 30, b: 30 })), ["east/b"]);
    expect(ids(next({ a: 30, c: 30 }, parseLock(printLock(lock), "plan.lock.yaml")))).toEqual({
      "east/a/pos/ipv4": 1,
      "east/c/pos/ipv4": 3,
    });
  });

  it("are new for a network that moved, for its leases would be of another subnet", () => {
    const movable = (hosts: number) =>
      parsePlan(planText({ a: hosts, b: 30 }).replaceAll("growth: 2", "allowMove: true"), "plan.yaml");
    const before = allocate(movable(30)).lock;
    const { lock, moved } = allocate(movable(3000), before);
    expect(moved.map(({ key }) => key)).toEqual(["east/a/pos/ipv4"]);
    expect(ids(lock)).toEqual({ "east/a/pos/ipv4": 3, "east/b/pos/ipv4": 2 });
  });

  it("are refused where two branches gave out the same one", () => {
    const base = next({ a: 30 });
    const [ours, theirs] = [next({ a: 30, b: 30 }, base), next({ a: 30, z: 30 }, base)];
    const line =
      printLock(theirs)
        .split("\n")
        .find((each) => each.includes("east/z/pos/ipv4")) ?? "";
    const merged = printLock(ours).replace(/(?=end: true\n$)/, `${line}\n`);
    let message = "";
    try {
      parseLock(merged, "plan.lock.yaml");
    } catch (error) {
      if (error instanceof BadInput)
        message = error.diagnostics.map((each) => `${each.path}: ${each.message}`).join();
    }
    expect(message).toBe("east/z/pos/ipv4: has the Kea id 2 of east/b/pos/ipv4");
  });

  it("stay unique, and are never another key's, through any edits and releases", () => {
    const step = fc.record({
      sites: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(10, 30, 100)),
      dhcp: fc.boolean(),
      release: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
        let lock = emptyLock("plan.lock.yaml");
        const owners = new Map<number, string>();
        let life = 0;
        const lives = new Map<string, number>();
        for (const { sites, dhcp, release: free } of steps) {
          lock = next(sites, lock, dhcp ? undefined : "");
          for (const [key, id] of Object.entries(ids(lock))) {
            if (id === undefined) continue;
            const owner = `${key} ${lives.get(key) ?? 0}`;
            expect(owners.get(id) ?? owner).toBe(owner);
            owners.set(id, owner);
          }
          if (!free) continue;
          const retired = [...lock.entries].flatMap(([key, { state }]) => (state === "retired" ? [key] : []));
          if (retired.length === 0) continue;
          lock = release(lock, retired).lock;
          for (const key of retired) lives.set(key, ++life);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the generation of the lock", () => {
  const DNS =
    "dns: { domain: m.example, contact: a@m.example, nameServers: { ns1: { address: 10.255.0.1 } }, records: { www: { alias: ns1 } } }\n";

  it("grows when a name changes, so that secondaries fetch the zone", () => {
    const before = next({ a: 30 }, undefined, DNS);
    expect(next({ a: 30 }, before, DNS).generation).toBe(before.generation);
    const after = next({ a: 30 }, before, DNS.replace("www", "shop"));
    expect(after.generation).toBe(before.generation + 1);
  });

  it("does not grow when only the order of keys changes", () => {
    const before = next({ a: 30 }, undefined, `dhcp: { lease: 600, renew: 200 }\n`);
    expect(next({ a: 30 }, before, `dhcp: { renew: 200, lease: 600 }\n`).generation).toBe(before.generation);
  });
});
