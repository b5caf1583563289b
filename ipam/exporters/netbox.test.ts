import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../importers/csv-reader.ts";
import { parseRange } from "../prefix.ts";
import type { ExportFile } from "./export-file.ts";
import { NetBoxModel } from "./netbox/testing.ts";
import { toNetBox } from "./netbox.ts";
import { planned, plans } from "./testing.ts";

const HEAD =
  "apiVersion: atrium/v1\nkind: AddressPlan\nmetadata: { name: t }\naggregates: { corp: { prefix: 10.0.0.0/8 } }\n";

function cells(files: readonly ExportFile[], name: string): readonly (readonly string[])[] {
  const file = files.find((each) => each.name.endsWith(`-${name}.csv`));
  return readCsv(Buffer.from(file?.content ?? ""), name).rows.map((row) => row.map(({ text }) => text));
}

describe("NetBox files", () => {
  test("NetBox takes every row of every plan: names are defined before they are used", () => {
    fc.assert(
      fc.property(plans, ({ plan, allocation }) => {
        expect(new NetBoxModel().load(toNetBox(plan, allocation))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("the model refuses what NetBox refuses", () => {
    const { plan, allocation } = planned(
      `${HEAD}regions: { east: { sites: { a: { zones: { pos: { hosts: 5, stack: ipv4 }, iot: { hosts: 5, stack: ipv4 } } } } } }`,
    );
    const files = toNetBox(plan, allocation);
    const change = (name: string, from: string | RegExp, to: string) =>
      new NetBoxModel().load(
        files.map((file) =>
          file.name.endsWith(`-${name}.csv`)
            ? { ...file, content: String(file.content).replace(from, to) }
            : file,
        ),
      );
    expect(new NetBoxModel().load(files.toReversed()).length).toBeGreaterThan(4);
    expect(change("vlans", ",110,", ",1003,").join()).toContain("not in the group's ranges");
    expect(change("vlans", ",400,iot,", ",400,pos,").join()).toContain("twice");
    expect(change("prefixes", ",active,", ",used,").join()).toContain("no choice");
    expect(change("sites", ",east,", ",west,").join()).toContain('no region "west"');
    expect(change("prefixes", "prefix,vrf", "prefix,Vrf").join()).toContain("unknown column Vrf");
  });

  test("a cloud network with the name of a store gets a name of its own", () => {
    const { plan, allocation } = planned(`${HEAD}
regions: { east: { sites: { a: { zones: { pos: { hosts: 5, stack: ipv4 } } } } }, west: { sites: { a: { zones: { pos: { hosts: 5, stack: ipv4 } } } } } }
clouds: { a: { provider: aws, region: ap-southeast-1, azs: { apse1-az1: 0 }, tiers: { app: { hosts: 5 } } } }`);
    const sites = cells(toNetBox(plan, allocation), "sites").slice(1);
    expect(sites.map(([name, , , region]) => [name, region])).toEqual([
      ["a", "aws-ap-southeast-1"],
      ["east-a", "east"],
      ["west-a", "west"],
    ]);
  });

  test("a site with one network is one prefix: the network, not its block", () => {
    const { plan, allocation } = planned(
      `${HEAD}regions: { east: { sites: { a: { cidr: 10.1.0.0/28, zones: { payment: { cidr: 10.1.0.0/28 } } } } } }`,
    );
    const prefixes = cells(toNetBox(plan, allocation), "prefixes").slice(1);
    expect(prefixes.filter(([prefix]) => prefix === "10.1.0.0/28").map((row) => [row[5], row[6]])).toEqual([
      ["100", "active"],
    ]);
  });

  test("a shared gateway says by which protocol, and pools of DHCP become ranges", () => {
    const { plan, allocation } = planned(
      `${HEAD}regions: { east: { sites: { a: { zones: { pos: { hosts: 5, stack: ipv4, fhrp: { protocol: vrrp } } } } } } }`,
    );
    const range = parseRange("10.0.0.5-10.0.0.9");
    const files = toNetBox(plan, allocation, {
      ranges: [{ range, length: 28, vrf: "main", zone: "pos", description: "DHCP" }],
    });
    expect(cells(files, "ip-addresses")[1]?.slice(0, 5)).toEqual(["10.0.0.1/28", "", "", "active", "vrrp"]);
    expect(cells(files, "ip-ranges")[1]?.slice(0, 3)).toEqual(["10.0.0.5/28", "10.0.0.9/28", ""]);
    expect(new NetBoxModel().load(files)).toEqual([]);
  });

  test("older versions get their own columns", () => {
    const { plan, allocation } = planned(
      `${HEAD}regions: { east: { sites: { a: { zones: { pos: { hosts: 5, stack: ipv4 }, iot: { hosts: 5, stack: ipv4 } } } } } }`,
    );
    const old = toNetBox(plan, allocation, { scope: { column: "site" } });
    expect(cells(old, "prefixes")[0]).toContain("site");
    expect(cells(old, "prefixes")[0]).not.toContain("scope_type");
    expect(new NetBoxModel().load(old)).toEqual([]);
    const ids = toNetBox(plan, allocation, {
      scope: { column: "scope_id", idOf: ({ type }) => (type === "dcim.site" ? 7 : 3) },
    });
    expect(cells(ids, "vlan-groups")[1]?.slice(2, 4)).toEqual(["dcim.site", "7"]);
    expect(() =>
      toNetBox(plan, allocation, { scope: { column: "scope_id", idOf: () => undefined } }),
    ).toThrow(/id of dcim.site "a" is not known/);
  });
});
