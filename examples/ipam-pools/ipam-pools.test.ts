import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("an address plan in the IPAM of both clouds", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("tells both clouds of the same taken space", () => {
    const taken = (type: string) => ofType(type).map(({ inputs }) => String(inputs.cidr));
    expect(taken("VpcIpamPoolCidrAllocation").sort()).toEqual(taken("IpamIpamPoolAllocation").sort());
  });

  it("provisions a pool after its parent, and allocates after the pool is provisioned", () => {
    const urns = (type: string, pool: string) =>
      ofType(type).flatMap(({ urn, name }) => (name.includes(pool) ? [urn] : []));
    const top = urns("VpcIpamPoolCidr", "aggregates_group");
    const east = ofType("VpcIpamPoolCidr").find(({ name }) => name.includes("regions_east"));
    const store = ofType("VpcIpamPoolCidrAllocation").find(({ name }) => name.includes("sh-xujiahui"));
    expect(east?.dependencies).toEqual(expect.arrayContaining(top));
    expect(store?.dependencies).toContain(east?.urn);
  });
});
