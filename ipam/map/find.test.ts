import { describe, expect, it } from "vitest";
import { planned } from "../exporters/testing.ts";
import { find } from "./find.ts";
import { mapModel } from "./model.ts";
import { readTree } from "./tree.ts";

const { plan, allocation } = planned(`apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: m }
aggregates: { corp: { prefix: 10.0.0.0/16 }, corp6: { prefix: "2400:3200::/32" } }
reserved: { bank: { prefix: 10.0.200.0/24, reason: leased line to the acquirer } }
regions:
  east:
    sites:
      sh-001: { zones: { pos: { hosts: 22 }, guest-wifi: { hosts: 400, stack: ipv4 } } }
      sh-002: { zones: { pos: { hosts: 22 } } }
`);
const model = mapModel(plan, allocation, "zh");
const tree = readTree(model.rows);
const keys = (text: string) => find(text, tree, model.zones, 50).hits.map(({ node }) => node.key);

describe("the map's search", () => {
  it("finds what is around an address, the smallest first, in both families", () => {
    const subnet = tree.nodes.find(({ key }) => key === "east/sh-001/guest-wifi/ipv4");
    expect(keys(subnet?.gateway ?? "")).toEqual([
      "east/sh-001/guest-wifi/ipv4",
      "east/sh-001/ipv4",
      "east/ipv4",
      "aggregates/corp",
    ]);
    const six = tree.nodes.find(({ key }) => key === "east/sh-002/pos/ipv6");
    expect(keys(six?.gateway.toUpperCase() ?? "")[0]).toBe("east/sh-002/pos/ipv6");
  });

  it("says in which block an address is free", () => {
    const [hit] = find("10.0.255.255", tree, model.zones, 50).hits;
    expect([hit?.node.key, hit?.address]).toEqual(["aggregates/corp", 0x0a00ffffn]);
    expect(find("192.168.0.1", tree, model.zones, 50)).toEqual({ hits: [], total: 0 });
  });

  it("finds a prefix, a VLAN, a site, a zone by either name, a key and a reason", () => {
    expect(keys("10.0.200.0/24")[0]).toBe("reserved/bank");
    expect(keys("10.0.0.0/16")).toEqual(["aggregates/corp"]);
    expect(keys("110").slice(0, 4)).toHaveLength(4);
    expect(keys("vlan 110").sort()).toEqual(keys("110").slice(0, 4).sort());
    expect(keys("SH-001").slice(0, 2)).toEqual(["east/sh-001/ipv4", "east/sh-001/ipv6"]);
    expect(keys("guest-wifi")).toContain("east/sh-001/guest-wifi/ipv4");
    expect(keys("收银")).toHaveLength(4);
    expect(keys("acquirer")).toEqual(["reserved/bank"]);
    expect(keys("nothing of the kind")).toEqual([]);
  });

  it("counts what it does not list", () => {
    const { hits, total } = find("sh-", tree, model.zones, 2);
    expect([hits.length, total]).toEqual([2, 9]);
  });
});
