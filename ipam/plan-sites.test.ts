import { expect, test } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import type { NetworkPlan } from "./plan.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/8 } }
templates:
  store:
    zones:
      pos: { hosts: 20, formerly: till, growth: 1, fhrp: { protocol: vrrp } }
      office: { hosts: 9, more: { b: { hosts: 4 } } }
      guest-wifi: { stack: ipv6, vlan: 310 }
      lab: none
regions:
  east:
    sites:
      first: { template: store }
      alike: { template: store }
      written: { template: store, zones: {} }
      planned: { template: store, status: planned }
      planned-too: { template: store, status: planned, zones: {} }
  west:
    sites: { alike: { template: store } }
`;

const plan = parsePlan(PLAN, "plan.yaml");

function networksOf(site: string): readonly object[] {
  const found = plan.regions.flatMap(({ sites }) => sites).find(({ key }) => key === site);
  return (found?.networks ?? []).map(({ pathOf, ...rest }: NetworkPlan) => ({
    ...rest,
    paths: ["hosts", "vlan", "zone", "more"].map((field) => pathOf(field)),
  }));
}

test("a site that adds nothing to its template has the networks of one that is read by itself", () => {
  const renamed = (site: string, as: string) =>
    JSON.parse(JSON.stringify(networksOf(site)).replaceAll(site, as));
  const written = JSON.parse(JSON.stringify(networksOf("east/written")));
  expect(written).toHaveLength(4);
  for (const site of ["east/first", "east/alike", "west/alike"]) {
    expect(renamed(site, "east/written"), site).toEqual(written);
  }
  expect(renamed("east/planned", "east/planned-too")).toEqual(
    JSON.parse(JSON.stringify(networksOf("east/planned-too"))),
  );
});
