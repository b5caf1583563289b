import fc from "fast-check";
import { expect, test } from "vitest";
import { toCsv } from "../exporters/csv.ts";
import { toNetBox } from "../exporters/netbox.ts";
import { plans } from "../exporters/testing.ts";
import { type AllocatedPrefix, allocate, emptyLock, type Lock, parsePlan } from "../index.ts";
import { importPlan } from "./import-plan.ts";

/** What is in use: networks and reserved ranges, with their VLANs and states. A range reserved twice is one. */
function inUse(rows: readonly AllocatedPrefix[]): readonly string[] {
  const used = rows
    .filter(({ key, status }) => status !== "container" && !key.startsWith("clouds/"))
    .map(({ prefix, vrf, vlan, status, gateway }) => `${vrf} ${prefix} ${vlan} ${status} ${gateway}`);
  return [...new Set(used)].sort();
}

function emptyPlan(text: string): string {
  const { vrfs, zones } = JSON.parse(text);
  const head = { apiVersion: "atrium/v1", kind: "AddressPlan", metadata: { name: "empty" } };
  // NetBox's aggregates know no VRF: those of another one are the plan's to say.
  const guests = {
    guests: { prefix: "10.0.0.0/12", vrf: "guest" },
    guests6: { prefix: "2400:3200::/40", vrf: "guest" },
  };
  return JSON.stringify(vrfs === undefined ? head : { ...head, vrfs, zones, aggregates: guests });
}

function replanned(text: string, lock: Lock): readonly AllocatedPrefix[] {
  return allocate(parsePlan(text, "empty.yaml"), lock).prefixes;
}

test("NetBox export, imported into an empty plan, gives the same prefixes", () => {
  fc.assert(
    fc.property(plans, ({ text, plan, allocation }) => {
      const files = toNetBox(plan, allocation)
        .filter(({ name }) => !name.includes("addresses"))
        .map(({ name, content }) => ({ file: name, content: Buffer.from(content) }));
      const lock = emptyLock("empty.lock.yaml");
      const result = importPlan({ file: "empty.yaml", text: emptyPlan(text), lock }, files);
      expect(result.refused).toEqual([]);
      const vpc = allocation.prefixes.filter(({ key }) => key === "clouds/sh-001/ipv4");
      const before = inUse([
        ...allocation.prefixes,
        ...vpc.map((row): AllocatedPrefix => ({ ...row, key: "", status: "reserved" })),
      ]);
      const gateways = /last/.test(text);
      const strip = (rows: readonly string[]) =>
        gateways ? rows.map((row) => row.replace(/ \S+$/, "")) : rows;
      expect(strip(inUse(replanned(result.text, lock)))).toEqual(strip(before));
    }),
    { numRuns: 40 },
  );
});

test("the plan's own table, imported into the plan it came from with its lock, changes nothing", () => {
  fc.assert(
    fc.property(plans, fc.constantFrom("en", "zh"), ({ text, plan, allocation }, language) => {
      const table = toCsv({ plan, prefixes: allocation.prefixes }, { language });
      const result = importPlan({ file: "plan.yaml", text, lock: allocation.lock }, [
        { file: "table.csv", content: Buffer.from(table) },
      ]);
      expect(result.refused).toEqual([]);
      expect(result.changed).toBe(false);
    }),
    { numRuns: 40 },
  );
});
