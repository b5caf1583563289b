import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { formatDiagnostic } from "./diagnostic.ts";
import { parsePlan } from "./parse-plan.ts";

const advice = (body: string) =>
  allocate(
    parsePlan(`apiVersion: atrium/v1\nkind: AddressPlan\nmetadata: { name: group }\n${body}`, "plan.yaml"),
  ).warnings.map(formatDiagnostic);
const at = (
  cidr: string,
  more = "",
) => `aggregates: { corp: { prefix: 10.0.0.0/8 }, old: { prefix: 172.16.0.0/12 } }
regions: { east: { sites: { a: { zones: { server: { cidr: ${cidr}, stack: ipv4 } } } } } }
${more}`;

describe("advice on ranges of container software", () => {
  it.each([
    ["172.17.8.0/24", "172.17.0.0/16 is that of Docker's default bridge", "aggregates.old.prefix"],
    ["10.100.8.0/24", "10.96.0.0/12 is that of the services of kubeadm", "aggregates.corp.prefix"],
    ["10.244.1.0/24", "10.244.0.0/16 is that of the pods of flannel", "aggregates.corp.prefix"],
    ["10.43.0.0/16", "10.43.0.0/16 is that of the services of k3s", "aggregates.corp.prefix"],
  ])("tells of %s", (cidr, message, path) => {
    const [told, ...more] = advice(at(cidr));
    expect(more).toEqual([]);
    expect(told).toContain(`${path} = `);
    expect(told).toContain(`east/a/server/ipv4 (${cidr}) cannot be reached from machines where ${message}`);
  });

  it("says nothing of other ranges, of what is reserved there, or where the plan knows", () => {
    expect(advice(at("10.8.8.0/24"))).toEqual([]);
    expect(
      advice(at("10.8.8.0/24", "reserved: { docker: { prefix: 172.17.0.0/16, reason: Docker } }")),
    ).toEqual([]);
    expect(advice(at("172.17.8.0/24", "defaults: { containers: ignored }"))).toEqual([]);
  });
});

describe("advice on the reserve", () => {
  const shop = (headroom: string) =>
    `aggregates: { corp: { prefix: 10.0.0.0/16 } }\nregions: { east: { sites: { a: { zones: { pos: { hosts: 40, stack: ipv4, headroom: ${headroom} } } } } } }\n`;

  it("tells once where less is kept than the guide advises", () => {
    expect(advice(shop("0.1"))).toEqual([
      expect.stringContaining(
        "regions.east.sites.a.zones.pos.headroom = 0.1: east/a/pos keeps 10 % of its addresses free; the guide advises 20–30 %; write headroom: 0.25, or leave it out",
      ),
    ]);
    for (const fine of ["0.2", "0.25", "0.3", "0.5"]) expect(advice(shop(fine))).toEqual([]);
  });
});
