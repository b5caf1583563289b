import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import type { Allocation } from "./allocation.ts";
import type { Lock } from "./lock.ts";
import { diffLocks } from "./lock-diff.ts";
import { parseLock, printLock } from "./lock-text.ts";
import { parsePlan } from "./parse-plan.ts";
import { parsePrefix } from "./prefix.ts";

const HEAD = "apiVersion: atrium/v1\nkind: AddressPlan\nmetadata: { name: group }\n";
const CORP = "aggregates: { corp: { prefix: 10.0.0.0/8 } }\n";

function plan(body: string, lock?: Lock): Allocation {
  return allocate(parsePlan(HEAD + body, "plan.yaml"), lock);
}

/** One site in one region, with networks as text. */
function site(networks: string, options = ""): string {
  return `${CORP}regions: { east: { sites: { a: { ${options} zones: { ${networks} } } } } }\n`;
}

function prefixOf(allocation: Allocation, key: string): string {
  return String(allocation.prefixes.find((row) => row.key === key)?.prefix);
}

const rows = (allocation: Allocation, key: string) => allocation.prefixes.find((row) => row.key === key);

describe("sizes", () => {
  it.each([
    // hosts ≤ (1 − headroom) × (2^n − network, broadcast, gateway)
    ["hosts: 9", 28],
    ["hosts: 10", 27],
    ["hosts: 22", 26],
    ["hosts: 13, headroom: 0", 28],
    ["hosts: 14, headroom: 0", 27],
    ["hosts: 7, headroom: 0.3", 28],
    ["hosts: 1, headroom: 0", 30],
    ["length: 25", 25],
    ["length: 31", 31],
    ["hosts: 189", 24],
    ["hosts: 190", 23],
  ])("%s is a /%i", (size, length) => {
    const allocation = plan(site(`pos: { ${size}, stack: ipv4 }`));
    expect(prefixOf(allocation, "east/a/pos/ipv4")).toMatch(new RegExp(`/${length}$`));
  });

  it("counts the addresses of routers that share the gateway", () => {
    const fhrp = "fhrp: { protocol: vrrp, realAddresses: 2 }";
    expect(prefixOf(plan(site(`pos: { hosts: 9, stack: ipv4, ${fhrp} }`)), "east/a/pos/ipv4")).toMatch(
      /\/27$/,
    );
  });

  it("counts what each cloud keeps of a subnet", () => {
    const cloud = (provider: string, az: string, region: string) =>
      `${CORP}clouds: { n: { provider: ${provider}, region: ${region}, azs: { ${az}: 0 }, tiers: { app: { hosts: 9, headroom: 0.25 } } } }\n`;
    // 16 − 4 = 12 addresses hold nine in three quarters; 16 − 5 = 11 do not.
    const hz = plan(cloud("alicloud", "cn-hangzhou-h", "cn-hangzhou")).cloudNetwork("n");
    const sg = plan(cloud("aws", "apse1-az1", "ap-southeast-1")).cloudNetwork("n");
    expect(hz.tiers.app?.subnets["cn-hangzhou-h"]?.ipv4).toMatch(/\/28$/);
    expect(sg.tiers.app?.subnets["apse1-az1"]?.ipv4).toMatch(/\/27$/);
  });
});

describe("IPv6", () => {
  it("keeps for one region no more than leaves the others what they need", () => {
    const sites = Array.from({ length: 16 }, (_, i) => `s${i}: { zones: { pos: { stack: ipv6 } } }`).join(
      ", ",
    );
    const regions = ["east", "north", "west"].map(
      (name) => `  ${name}: { growth: 1, sites: { ${sites} } }\n`,
    );
    // With room to double each would be cut at a hexadecimal digit, and the first would take all there is.
    const { prefixes } = plan(
      `aggregates: { own: { prefix: fd12:3456:789a::/48 } }\nregions:\n${regions.join("")}`,
    );
    expect(prefixes.filter(({ region, site: place }) => region !== null && place === null)).toHaveLength(3);
    expect(prefixes.filter(({ vlan }) => vlan !== null)).toHaveLength(48);
  });

  const body = (prefix: string, more = "") =>
    `aggregates: { corp: { prefix: 10.0.0.0/8 }, six: { prefix: "${prefix}" } }\n${more}regions: { east: { sites: { a: { zones: { pos: { hosts: 9 }, till: { zone: pos, hosts: 9 }, guest-wifi: { stack: ipv6 } } } } } }\n`;

  it("tells the VLAN in the subnet id of a /48", () => {
    const allocation = plan(body("2400:3200::/32"));
    expect(prefixOf(allocation, "east/a/ipv6")).toBe("2400:3200::/48");
    expect(prefixOf(allocation, "east/a/pos/ipv6")).toBe("2400:3200:0:110::/64");
    expect(prefixOf(allocation, "east/a/till/ipv6")).toBe("2400:3200:0:111::/64");
    expect(rows(allocation, "east/a/till/ipv6")?.vlan).toBe(111);
  });

  it("gives each zone sixteen subnets of a /56 where the group has a /48", () => {
    const allocation = plan(body("2400:3200:1::/48"));
    expect(prefixOf(allocation, "east/a/ipv6")).toBe("2400:3200:1::/56");
    expect(prefixOf(allocation, "east/a/pos/ipv6")).toBe("2400:3200:1:50::/64");
    expect(prefixOf(allocation, "east/a/till/ipv6")).toBe("2400:3200:1:51::/64");
    expect(prefixOf(allocation, "east/a/guest-wifi/ipv6")).toBe("2400:3200:1:80::/64");
  });

  it("gives a network without IPv4 no IPv4", () => {
    const allocation = plan(body("2400:3200::/32"));
    expect(rows(allocation, "east/a/guest-wifi/ipv4")).toBeUndefined();
    expect(rows(allocation, "east/a/guest-wifi/ipv6")?.gateway?.toString()).toBe("2400:3200:0:300::1");
  });

  it("cuts regions at hexadecimal digits, far apart", () => {
    const two = body("2400:3200::/32").replace(
      "regions: {",
      "regions: { west: { sites: { b: { zones: { pos: { hosts: 3 } } } } },",
    );
    const allocation = plan(two);
    expect([prefixOf(allocation, "east/ipv6"), prefixOf(allocation, "west/ipv6")]).toEqual([
      "2400:3200::/44",
      "2400:3200:8000::/44",
    ]);
  });

  it("draws a unique local prefix once", () => {
    const text = `${HEAD}aggregates: { corp: { prefix: 10.0.0.0/8 }, own: { ula: generate } }\nregions: { east: { sites: { a: { zones: { pos: { hosts: 9 } } } } } }\n`;
    const first = allocate(parsePlan(text, "p"));
    const drawn = prefixOf(first, "aggregates/own");
    expect(parsePrefix("fd00::/8").contains(parsePrefix(drawn))).toBe(true);
    expect(prefixOf(allocate(parsePlan(text, "p"), first.lock), "aggregates/own")).toBe(drawn);
    expect(prefixOf(allocate(parsePlan(text, "p")), "aggregates/own")).not.toBe(drawn);
  });
});

describe("VLANs", () => {
  it("take the lowest free number of the zone, after every pinned one", () => {
    const allocation = plan(
      site(
        "pos: { hosts: 3, stack: ipv4 }, a: { zone: pos, hosts: 3, stack: ipv4 }, z: { zone: pos, vlan: 110, hosts: 3, stack: ipv4 }",
      ),
    );
    const vlans = ["a", "pos", "z"].map((name) => rows(allocation, `east/a/${name}/ipv4`)?.vlan);
    expect(vlans).toEqual([111, 112, 110]);
  });

  it("are those of the plan's own zone", () => {
    const allocation = plan(
      `zones: { tenant: { vlans: 2000-2010 } }\n${site("shop-1: { zone: tenant, hosts: 3 }")}`,
    );
    expect(rows(allocation, "east/a/shop-1/ipv4")).toMatchObject({ vlan: 2000, zone: "tenant" });
  });
});

describe("further subnets of a VLAN", () => {
  const shop = (zones: string, extra = "") => `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
zones: { pos: { stack: ipv4 } }
${extra}regions: { east: { sites: { a: { zones: { ${zones} } } } } }
`;
  const rowsOf = (text: string, lock?: Lock) => {
    const { prefixes, ...rest } = allocate(parsePlan(text, "plan.yaml"), lock);
    const rows = prefixes.filter(({ vlan }) => vlan !== null);
    return { ...rest, rows: rows.map(({ key, prefix, vlan }) => `${key} ${prefix} ${vlan}`) };
  };

  it("have its number, move nothing when they come, and keep it when they go", () => {
    const before = rowsOf(shop("pos: { hosts: 40 }"));
    expect(before.rows).toEqual(["east/a/pos/ipv4 10.0.0.0/26 110"]);
    const more = "pos: { hosts: 40, more: { b: { hosts: 20 } } }, till: { zone: pos, hosts: 4 }";
    const after = rowsOf(shop(more), before.lock);
    expect(after.rows).toEqual([
      "east/a/pos/ipv4 10.0.0.0/26 110",
      "east/a/pos@b/ipv4 10.0.0.64/27 110",
      "east/a/till/ipv4 10.0.0.96/28 111",
    ]);
    const text = printLock(after.lock);
    expect(printLock(rowsOf(shop(more), parseLock(text, "plan.lock.yaml")).lock)).toBe(text);
    const gone = rowsOf(shop("pos: { hosts: 40 }"), parseLock(text, "plan.lock.yaml"));
    expect(gone.rows).toContain("east/a/pos@b/ipv4 10.0.0.64/27 110");
  });

  it("follow the VLAN and the name of the first one", () => {
    const { lock } = rowsOf(shop("pos: { hosts: 40, vlan: 120, more: { b: { hosts: 20 } } }"));
    const renamed = rowsOf(
      shop("cash: { zone: pos, formerly: pos, hosts: 40, more: { b: { hosts: 20 } } }"),
      lock,
    );
    expect(renamed.rows).toEqual(["east/a/cash/ipv4 10.0.0.0/26 120", "east/a/cash@b/ipv4 10.0.0.64/27 120"]);
    const moved = shop("pos: { hosts: 40, vlan: 121, allowMove: true, more: { b: { hosts: 20 } } }");
    expect(rowsOf(moved, lock).rows.map((row) => row.split(" ")[2])).toEqual(["121", "121"]);
  });

  it("come from a template, with a site's own beside them", () => {
    const template = "templates: { t: { zones: { pos: { hosts: 40, more: { b: { hosts: 20 } } } } } }\n";
    const site = "a: { template: t, zones: { pos: { more: { b: { hosts: 50 }, c: { length: 29 } } } } }";
    const { rows } = rowsOf(shop("", template).replace("a: { zones: {  } }", site));
    expect(rows.map((row) => row.replace(/ .*\//, " /"))).toEqual([
      "east/a/pos@b/ipv4 /25 110",
      "east/a/pos/ipv4 /26 110",
      "east/a/pos@c/ipv4 /29 110",
    ]);
  });

  it("are of IPv4", () => {
    expect(() => rowsOf(shop("pos: { stack: ipv6, more: { b: { hosts: 20 } } }"))).toThrow(
      "IPv4, which the network does not speak",
    );
  });
});

describe("gateways", () => {
  it.each([
    ["first", "10.0.0.1"],
    ["last", "10.0.0.62"],
    ["5", "10.0.0.5"],
  ])("stand %s", (gateway, address) => {
    const allocation = plan(site(`pos: { hosts: 22, stack: ipv4, gateway: ${gateway} }`));
    expect(rows(allocation, "east/a/pos/ipv4")?.gateway?.toString()).toBe(address);
  });
});

describe("growth", () => {
  const first = plan(site("pos: { hosts: 22, stack: ipv4, growth: 1 }, office: { hosts: 20, stack: ipv4 }"));

  it("widens a network inside the space kept for it, at the same address", () => {
    const next = plan(
      site("pos: { hosts: 60, stack: ipv4, growth: 1 }, office: { hosts: 20, stack: ipv4 }"),
      first.lock,
    );
    expect(prefixOf(first, "east/a/pos/ipv4")).toBe("10.0.0.0/26");
    expect(prefixOf(next, "east/a/pos/ipv4")).toBe("10.0.0.0/25");
    expect(next.moved).toEqual([]);
    expect(diffLocks(first.lock, next.lock).resized.map((change) => change.key)).toEqual(["east/a/pos/ipv4"]);
  });

  it("never shrinks a network by itself", () => {
    const next = plan(
      site("pos: { hosts: 2, stack: ipv4, growth: 1 }, office: { hosts: 20, stack: ipv4 }"),
      first.lock,
    );
    expect(next.lock.generation).toBe(first.lock.generation);
  });

  it("moves a network only where the plan allows it, and says so", () => {
    const next = plan(
      site(
        "pos: { hosts: 22, stack: ipv4, growth: 1 }, office: { hosts: 900, stack: ipv4, allowMove: true }",
      ),
      first.lock,
    );
    expect(next.moved).toMatchObject([{ key: "east/a/office/ipv4" }]);
    expect(String(next.moved[0]?.from)).toBe(prefixOf(first, "east/a/office/ipv4"));
    expect(prefixOf(next, "east/a/pos/ipv4")).toBe(prefixOf(first, "east/a/pos/ipv4"));
  });

  it("widens a full site over the free space beside it, and adds a block only where there is none", () => {
    const full = plan(site("pos: { hosts: 180, stack: ipv4 }"));
    expect(prefixOf(full, "east/a/ipv4")).toBe("10.0.0.0/23");
    const next = plan(
      site("pos: { hosts: 180, stack: ipv4 }, office: { hosts: 300, stack: ipv4 }"),
      full.lock,
    );
    expect(prefixOf(next, "east/a/ipv4")).toBe("10.0.0.0/22");
    expect(next.warnings).toEqual([]);
    const pinned = site("pos: { hosts: 180, stack: ipv4 }").replace(
      "corp: { prefix: 10.0.0.0/8 }",
      "corp: { prefix: 10.0.0.0/23 }, more: { prefix: 10.9.0.0/23 }",
    );
    const tight = plan(pinned);
    const two = plan(
      pinned.replace("zones: { pos", "zones: { office: { hosts: 300, stack: ipv4 }, pos"),
      tight.lock,
    );
    expect(two.warnings.map((warning) => warning.message)).toEqual([
      "east needs 2 IPv4 routes: 10.0.0.0/23, 10.9.0.0/23",
      "east/a needs 2 IPv4 routes: 10.0.0.0/23, 10.9.0.0/23",
    ]);
  });
});

describe("pins and reserved space", () => {
  it("make the block around a pinned /64 the site's, so that subnets still tell the VLAN", () => {
    const CORP6 = 'aggregates: { corp6: { prefix: "2400:3200::/36" } }\n';
    const sites = (
      more: string,
    ) => `${CORP6}zones: { pos: { stack: ipv6 }, office: { stack: ipv6 }, guest-wifi: { stack: ipv6 } }
regions: { east: { sites: { a: { zones: { pos: { cidr6: "2400:3200:30:110::/64" }, office: {}, guest-wifi: { cidr6: "2400:3200:30:300::/64" } } }, b: { zones: { ${more} } } } } }
`;
    const alone = plan(sites("office: {}"));
    expect(prefixOf(alone, "east/a/ipv6")).toBe("2400:3200:30::/48");
    expect(prefixOf(alone, "east/a/office/ipv6")).toBe("2400:3200:30:200::/64");
    expect(alone.prefixes.filter(({ key }) => key.startsWith("east/a/ipv6"))).toHaveLength(1);
    expect(plan(sites("office: {}"), alone.lock).lock).toEqual(alone.lock);
    // Another site has a pin in the same /48: neither may have all of it.
    const shared = plan(sites('pos: { cidr6: "2400:3200:30:a110::/64" }, office: {}'));
    expect(shared.prefixes.map(({ key }) => key)).toContain("east/b/office/ipv6");
    expect(prefixOf(shared, "east/a/pos/ipv6")).toBe("2400:3200:30:110::/64");
    expect(plan(sites('pos: { cidr6: "2400:3200:30:a110::/64" }, office: {}'), shared.lock).lock).toEqual(
      shared.lock,
    );
  });

  it("let a site be pinned around what is reserved in it, and hand none of that out", () => {
    const text = `${CORP}reserved: { old: { prefix: 10.20.0.0/25, reason: old }, camera: { prefix: 10.20.3.0/24, reason: old } }
regions: { east: { sites: { a: { cidr: 10.20.0.0/22, zones: { pos: { length: 24, stack: ipv4 }, iot: { length: 24, stack: ipv4 }, office: { length: 25, stack: ipv4 } } } } } }
`;
    const allocation = plan(text);
    const networks = ["pos", "iot", "office"].map((zone) => prefixOf(allocation, `east/a/${zone}/ipv4`));
    expect(networks.sort()).toEqual(["10.20.0.128/25", "10.20.1.0/24", "10.20.2.0/24"]);
    expect(prefixOf(allocation, "east/a/ipv4")).toBe("10.20.0.0/22");
    expect(plan(text, allocation.lock).lock).toEqual(allocation.lock);
    const more = text.replace("office: {", "cctv: { length: 26, stack: ipv4 }, office: {");
    expect(() => plan(more, allocation.lock)).toThrow(/nothing is free/);
    const whole = text.replace("10.20.0.0/25", "10.20.0.0/21");
    expect(() => plan(whole)).toThrow(/reserved space/);
    const network = text.replace("pos: { length: 24", "pos: { cidr: 10.20.3.0/24");
    expect(() => plan(network)).toThrow(/reserved space/);
  });

  it("leave one block for everything else of a site, however many there are", () => {
    const pinned = [0, 2, 5].map(
      (i) => `old-${i}: { zone: office, stack: ipv4, cidr: 10.20.200.${i * 32}/27 }`,
    );
    const others = Array.from({ length: 60 }, (_, i) => `new-${i}: { zone: iot, stack: ipv4, hosts: 20 }`);
    const text = `${CORP}zones: { office: { vlans: 200-299 }, iot: { vlans: 1101-1199 }, office-wifi: { vlan: 300 }, guest-wifi: { vlan: 301 }, cctv: { vlan: 450 } }
regions: { east: { sites: { a: { zones: { ${[...pinned, ...others].join(", ")} } } } } }
`;
    const allocation = plan(text);
    const blocks = allocation.prefixes.filter(({ key }) => key.startsWith("east/a/ipv4"));
    expect(blocks.length).toBeLessThanOrEqual(pinned.length + 1);
    expect(blocks.filter(({ prefix }) => prefix.length <= 21)).toHaveLength(1);
    expect(diffLocks(allocation.lock, plan(text, allocation.lock).lock).moved).toEqual([]);
  });

  it("put a network where it is, even outside its site's block", () => {
    const allocation = plan(
      site("pos: { cidr: 10.77.3.0/24, stack: ipv4 }, office: { hosts: 20, stack: ipv4 }"),
    );
    expect(prefixOf(allocation, "east/a/pos/ipv4")).toBe("10.77.3.0/24");
    expect(prefixOf(allocation, "east/a/office/ipv4")).toMatch(/^10\.77\.|^10\.0\./);
  });

  it("keep reserved space free, also when it is reserved inside a block handed out before", () => {
    const first = plan(site("pos: { hosts: 180, stack: ipv4 }"));
    const reserved = "reserved: { bank: { prefix: 10.0.1.0/24, reason: bank } }\n";
    const next = plan(
      reserved + site("pos: { hosts: 180, stack: ipv4 }, office: { hosts: 20, stack: ipv4 }"),
      first.lock,
    );
    expect(prefixOf(first, "east/a/ipv4")).toBe("10.0.0.0/23");
    expect(parsePrefix("10.0.1.0/24").overlaps(parsePrefix(prefixOf(next, "east/a/office/ipv4")))).toBe(
      false,
    );
    expect(rows(next, "reserved/bank")).toMatchObject({ status: "reserved", description: "bank" });
  });
});

describe("names", () => {
  it("change without a change of address where formerly says so", () => {
    const first = plan(site("pos: { hosts: 22, stack: ipv4 }"));
    const renamed = site("pos: { hosts: 22, stack: ipv4 }").replace("a: {", "b: { formerly: a,");
    const next = plan(renamed, first.lock);
    expect(prefixOf(next, "east/b/pos/ipv4")).toBe(prefixOf(first, "east/a/pos/ipv4"));
    expect([...next.lock.entries.keys()].filter((key) => key.startsWith("east/a/"))).toEqual([]);
    expect(plan(renamed, next.lock).lock.generation).toBe(next.lock.generation);
  });
});

describe("VRFs", () => {
  it("have address spaces of their own", () => {
    const body = `vrfs: { guest: {} }
aggregates: { corp: { prefix: 10.0.0.0/8 }, guest: { prefix: 10.0.0.0/8, vrf: guest } }
zones: { guest-wifi: { vrf: guest } }
regions: { east: { sites: { a: { zones: { pos: { hosts: 22, stack: ipv4 }, guest-wifi: { hosts: 22, stack: ipv4 } } } } } }
`;
    const first = plan(body);
    expect(prefixOf(first, "east/a/pos/ipv4")).toBe("10.0.0.0/26");
    expect(prefixOf(first, "east/a/guest-wifi/ipv4@guest")).toBe("10.0.0.0/26");
    expect(plan(body, first.lock).lock).toEqual(first.lock);
    const moved = body.replace("guest-wifi: { vrf: guest }", "guest-wifi: {}");
    expect(() => plan(moved, first.lock)).toThrow(
      "zones.guest-wifi.vrf: east/a/guest-wifi has its addresses in VRF guest",
    );
  });
});

describe("cloud networks", () => {
  const cloud = (azs: string, more = "", slots = "") =>
    `${CORP}clouds: { n: { provider: aws, region: ap-southeast-1, stack: dual, ${slots} azs: { ${azs} }, tiers: { app: { hosts: 200 }, db: { hosts: 50 }${more} } } }\n`;
  const first = plan(cloud("apse1-az1: 0, apse1-az2: 1"));
  const before = first.cloudNetwork("n");

  it("give each tier and zone a subnet by key, with its number in the IPv6 prefix", () => {
    expect(before.azs).toEqual({ "apse1-az1": { id: "apse1-az1" }, "apse1-az2": { id: "apse1-az2" } });
    expect(before.tiers.app?.subnets["apse1-az2"]).toEqual({
      key: "clouds/n/app/apse1-az2",
      ipv4: "10.0.2.0/23",
      ipv6SubnetId: 1,
    });
    expect(before.tiers.db?.subnets["apse1-az1"]).toMatchObject({ ipv6SubnetId: 16 });
    const network = parsePrefix(before.ipv4);
    for (const tier of Object.values(before.tiers)) {
      for (const subnet of Object.values(tier.subnets))
        expect(network.contains(parsePrefix(subnet.ipv4))).toBe(true);
    }
  });

  it("move nothing when a zone, a tier, slots or IPv6 come later", () => {
    const later = plan(
      cloud("apse1-az1: 0, apse1-az2: 1, apse1-az3: 2", ", cache: { hosts: 100 }"),
      first.lock,
    );
    const after = later.cloudNetwork("n");
    expect(after.ipv4).toBe(before.ipv4);
    expect(after.tiers.app?.subnets).toMatchObject(before.tiers.app?.subnets ?? {});
    expect(after.tiers.db?.subnets).toMatchObject(before.tiers.db?.subnets ?? {});
    expect(diffLocks(first.lock, later.lock).moved).toEqual([]);
  });

  it("widen their tiers in place for more slots where there is room, and refuse where there is none", () => {
    const alone = (azs: string, slots: number) =>
      `${CORP}clouds: { n: { provider: aws, region: ap-southeast-1, length: 20, azSlots: ${slots}, azs: { ${azs} }, tiers: { db: { hosts: 50 } } } }\n`;
    const one = plan(alone("apse1-az1: 0", 1));
    const two = plan(alone("apse1-az1: 0, apse1-az2: 1", 2), one.lock);
    const subnets = two.cloudNetwork("n").tiers.db?.subnets;
    expect(subnets).toMatchObject(one.cloudNetwork("n").tiers.db?.subnets ?? {});
    expect(subnets?.["apse1-az2"]?.ipv4).toBe("10.0.0.128/25");
    const full = plan(cloud("apse1-az1: 0", "", "azSlots: 1,"));
    expect(() => plan(cloud("apse1-az1: 0, apse1-az2: 1", "", "azSlots: 2,"), full.lock)).toThrow(
      "write azSlots: 1",
    );
  });

  it("keep their subnets as they are when a tier needs less", () => {
    const less = plan(cloud("apse1-az1: 0, apse1-az2: 1").replace("hosts: 200", "hosts: 20"), first.lock);
    expect(less.cloudNetwork("n")).toEqual(before);
  });

  it("warn of a quota that has to be raised first, and refuse one that the layout cannot keep", () => {
    const vpc = (n: number) =>
      `v${n}: { provider: aws, region: ap-southeast-1, azs: { apse1-az1: 0 }, tiers: { app: { hosts: 9 } } }`;
    const six = plan(
      `${CORP}defaults: { containers: ignored }\nclouds: { ${[1, 2, 3, 4, 5, 6].map(vpc).join(", ")} }\n`,
    );
    expect(six.warnings.map((warning) => warning.message)).toEqual([
      "6 networks are planned in aws ap-southeast-1, which allows 5 at first",
    ]);
    const tiers = Array.from({ length: 10 }, (_, i) => `t${i}: { hosts: 9 }`).join(", ");
    const ten = `${CORP}clouds: { n: { provider: alicloud, region: cn-hangzhou, azs: { cn-hangzhou-h: 0 }, tiers: { ${tiers} } } }\n`;
    expect(() => plan(ten)).toThrow("alicloud allows 9 tiers");
  });

  it("get further blocks for tiers they have no room for; nothing they have moves", () => {
    const vpc = (more: string, tiers: string) =>
      `${CORP}clouds: { n: { provider: aws, region: ap-southeast-1, azSlots: 2, azs: { apse1-az1: 0, apse1-az2: 1 }, cidr: 10.8.0.0/24, ${more} tiers: { ${tiers} } } }\n`;
    const small = plan(vpc("", "app: { length: 25 }"));
    expect(() => plan(vpc("", "app: { length: 25 }, db: { length: 25 }"), small.lock)).toThrow("needs a /24");
    const text = vpc("secondary: { b: { length: 23 } },", "app: { length: 25 }, db: { length: 25 }");
    const wider = plan(text, small.lock);
    const { ipv4, secondary, tiers } = wider.cloudNetwork("n");
    expect([ipv4, secondary?.length, tiers.app?.ipv4]).toEqual(["10.8.0.0/24", 1, "10.8.0.0/24"]);
    expect(parsePrefix(secondary?.[0] ?? "").contains(parsePrefix(tiers.db?.ipv4 ?? ""))).toBe(true);
    const keys = wider.prefixes.filter(({ key }) => key.startsWith("clouds/n/ipv4")).map(({ key }) => key);
    expect(keys.sort()).toEqual(["clouds/n/ipv4", "clouds/n/ipv4+2"]);
    // The lock knows the block; it is neither asked for again nor lost with its name.
    const lock = parseLock(printLock(wider.lock), "plan.lock.yaml");
    expect(printLock(plan(text, lock).lock)).toBe(printLock(wider.lock));
    const pinned = text.replace("b: { length: 23 }", `b: { length: 23 }, c: { cidr: 10.9.0.0/24 }`);
    expect(plan(pinned, lock).cloudNetwork("n").secondary).toEqual([secondary?.[0], "10.9.0.0/24"]);
    expect(
      plan(text.replace("secondary: { b: { length: 23 } },", ""), lock).cloudNetwork("n").secondary,
    ).toEqual(secondary);
  });

  it("are refused further blocks that their cloud does not join", () => {
    const vpc = (provider: string, secondary: string) =>
      `aggregates: { corp: { prefix: 10.0.0.0/8 }, old: { prefix: 172.16.0.0/12 } }\nclouds: { n: { ${provider}, cidr: 10.8.0.0/24, secondary: { ${secondary} }, tiers: { app: { hosts: 9 } } } }\n`;
    const aws = "provider: aws, region: ap-southeast-1, azs: { apse1-az1: 0 }";
    const alicloud = "provider: alicloud, region: cn-hangzhou, azs: { cn-hangzhou-h: 0 }";
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => `b${i}: { length: 24 }`).join(", ");
    expect(() => plan(vpc(aws, "b: { cidr: 172.16.0.0/24 }"))).toThrow(
      "does not join 172.16.0.0/24 to a network in 10.0.0.0/8",
    );
    expect(plan(vpc(alicloud, "b: { cidr: 172.16.0.0/24 }")).cloudNetwork("n").secondary).toEqual([
      "172.16.0.0/24",
    ]);
    expect(() => plan(vpc(aws, many(5)))).toThrow("aws allows 4");
    expect(plan(vpc(alicloud, many(5))).cloudNetwork("n").secondary).toHaveLength(5);
    expect(() => plan(vpc(aws, "b: { cidr: 10.8.0.0/25 }"))).toThrow("clouds.n.secondary.b.cidr");
    expect(() => plan(vpc(aws, "b: { length: 15 }"))).toThrow("aws takes networks from /16 to /28");
  });

  it("are asked for by name", () => {
    expect(() => first.cloudNetwork("m")).toThrow('did you mean "n"?');
  });

  it("keep a zone's subnets out of others' hands after it left", () => {
    const without = plan(cloud("apse1-az1: 0"), first.lock);
    expect(without.lock.entries.get("clouds/n/azs/apse1-az2")?.state).toBe("retired");
    const back = plan(cloud("apse1-az1: 0, apse1-az2: 1"), without.lock);
    expect(back.cloudNetwork("n")).toEqual(before);
  });
});

describe("an empty plan", () => {
  it("is a good one", () => {
    const allocation = plan("");
    expect(allocation.prefixes).toEqual([]);
    expect(allocation.lock.generation).toBe(0);
  });
});
