import { describe, expect, it } from "vitest";
import { BadInput } from "../diagnostic.ts";
import { faultsOf, plannedServices, STORE } from "./testing.ts";

const DNS =
  "dns: { domain: mall.example, contact: dns@mall.example, nameServers: { ns1: { address: 10.0.15.5 } }";
const HOST = "dhcp: { hosts: { till: { mac: aa:bb:cc:00:00:01, network: east/a/pos,";
const TWO = "dhcp: { hosts: { a: { mac: aabb.cc00.0001, network: east/a/pos, host: 20 }, b: {";
const NAT = "nat: { out: { zones: [guest-wifi],";
const OVERLAP = STORE.replace("regions:", "vrfs: { guest: {} }\nregions:")
  .replace("corp6:", "guests: { prefix: 10.0.0.0/16, vrf: guest }, corp6:")
  .replace("guest-wifi: { cidr: 10.0.4.0/22 }", "guest-wifi: { hosts: 500, stack: ipv4 }")
  .concat("zones: { guest-wifi: { vrf: guest } }\n");

/** [what is wrong, lines behind the store, path, what the message says] */
const BAD: readonly (readonly [string, string, string, RegExp])[] = [
  ["a class that tells nobody apart", "dhcp: { classes: { a: {} } }", "dhcp.classes.a", /tells no device/],
  [
    "a class asked for by a mistyped name",
    `dhcp: { classes: { phones: { test: "option[60].exists" } }, zones: { pos: { clients: [phnes] } } }`,
    "dhcp.zones.pos.clients[0]",
    /no such class/,
  ],
  [
    "a class whose test asks for an unknown one",
    `dhcp: { classes: { a: { test: "member('b')" } } }`,
    "dhcp.classes.a.test",
    /there is no class b/,
  ],
  [
    "a class that asks for itself",
    `dhcp: { classes: { a: { test: "not member('a')" } } }`,
    "dhcp.classes.a.test",
    /asks for itself/,
  ],
  [
    "a test with an open bracket",
    `dhcp: { classes: { a: { test: "option[60.exists" } } }`,
    "dhcp.classes.a.test",
    /a bracket is opened and not closed/,
  ],
  [
    "a test with an open quote",
    `dhcp: { classes: { a: { test: "option[60].text == 'x" } } }`,
    "dhcp.classes.a.test",
    /a quote is opened and not closed/,
  ],
  [
    "a class that no DHCPv6 device can be in",
    `dhcp: { classes: { a: { test: "option[60].exists" } }, zones: { pos: { clients: [a] } } }`,
    "dhcp.zones.pos.clients",
    /has no test6, so east\/a\/pos would serve nobody in IPv6/,
  ],
  [
    "a delegated prefix of IPv4",
    "dhcp: { networks: { east/a/pos: { delegation: { prefix: 10.0.8.0/24, length: 60 } } } }",
    "dhcp.networks.east/a/pos.delegation.prefix",
    /not of IPv6/,
  ],
  [
    "a delegated length shorter than its pool",
    'dhcp: { networks: { east/a/pos: { delegation: { prefix: "2400:3200:8000::/56", length: 52 } } } }',
    "dhcp.networks.east/a/pos.delegation.length",
    /no \/52 fits into 2400:3200:8000::\/56/,
  ],
  [
    "delegated space outside every aggregate",
    'dhcp: { networks: { east/a/pos: { delegation: { prefix: "2400:3300::/40", length: 56 } } } }',
    "dhcp.networks.east/a/pos.delegation.prefix",
    /lies in no aggregate/,
  ],
  [
    "space delegated twice",
    'dhcp: { networks: { east/a/pos: { delegation: { prefix: "2400:3200:8000::/40", length: 56 } }, east/a/guest-wifi: { delegation: { prefix: "2400:3200:8000::/48", length: 56 } } } }',
    "dhcp.networks.east/a/guest-wifi.delegation.prefix",
    /overlaps 2400:3200:8000::\/40 of east\/a\/pos/,
  ],
  [
    "routers in a network without DHCPv6",
    'dhcp: { networks: { east/a/server: { delegation: { prefix: "2400:3200:8000::/40", length: 56 } } } }',
    "dhcp.networks.east/a/server.delegation",
    /has no DHCPv6/,
  ],
  [
    "a gateway in the pool",
    "dhcp: { networks: { east/a/pos: { pools: [10.0.0.1-10.0.0.99] } } }",
    "dhcp.networks.east/a/pos.pools[0]",
    /holds the gateway 10\.0\.0\.1/,
  ],
  [
    "a pool outside",
    "dhcp: { networks: { east/a/pos: { pools: [10.0.2.10-10.0.2.99] } } }",
    "dhcp.networks.east/a/pos.pools[0]",
    /outside 10\.0\.0\.0\/24/,
  ],
  [
    "a broadcast address in the pool",
    "dhcp: { zones: { pos: { pools: [100-255] } } }",
    "dhcp.zones.pos.pools[0]",
    /broadcast/,
  ],
  [
    "overlapping pools",
    "dhcp: { zones: { pos: { pools: [50-99, 99-120] } } }",
    "dhcp.zones.pos.pools[1]",
    /overlaps 10\.0\.0\.50-10\.0\.0\.99/,
  ],
  ["a reversed pool", "dhcp: { zones: { pos: { pools: [99-50] } } }", "dhcp.zones.pos.pools[0]", /reversed/],
  [
    "a reversed address range",
    "dhcp: { zones: { pos: { pools: [10.0.0.99-10.0.0.50] } } }",
    "dhcp.zones.pos.pools[0]",
    /reversed/,
  ],
  [
    "mixed families in a range",
    'dhcp: { zones: { pos: { pools: ["10.0.0.50-fd00::1"] } } }',
    "dhcp.zones.pos.pools[0]",
    /two families/,
  ],
  [
    "an octal-looking pool",
    "dhcp: { zones: { pos: { pools: [10.0.0.010-10.0.0.50] } } }",
    "dhcp.zones.pos.pools[0]",
    /leading zero/,
  ],
  [
    "a pool for a family without DHCP",
    'dhcp: { networks: { east/a/guest-wifi: { pools: ["2400:3200:0:300::100-2400:3200:0:300::1ff"] } } }',
    "dhcp.networks.east/a/guest-wifi.pools[0]",
    /gives out no addresses/,
  ],
  [
    "a static range over the gateway",
    "dhcp: { zones: { pos: { staticRange: 1-9 } } }",
    "dhcp.zones.pos.staticRange",
    /router 10\.0\.0\.1/,
  ],
  [
    "a static range over the pool",
    "dhcp: { zones: { pos: { staticRange: 10-60, pools: [50-99] } } }",
    "dhcp.zones.pos.staticRange",
    /overlaps the pool/,
  ],
  [
    "no room left for a pool",
    "dhcp: { zones: { pos: { staticRange: 253 } } }",
    "dhcp.zones.pos.staticRange",
    /no address of 10\.0\.0\.0\/24 is left/,
  ],
  [
    "a reservation in the pool",
    `${HOST} address: 10.0.0.200 } } }`,
    "dhcp.hosts.till.address",
    /in the DHCP pool 10\.0\.0\.34-10\.0\.0\.254/,
  ],
  [
    "a reservation on the gateway",
    `${HOST} address: 10.0.0.1 } } }`,
    "dhcp.hosts.till.address",
    /is the gateway/,
  ],
  [
    "a reservation on the network address",
    `${HOST} address: 10.0.0.0 } } }`,
    "dhcp.hosts.till.address",
    /network address/,
  ],
  [
    "a reservation on the broadcast address",
    `${HOST} address: 10.0.0.255 } } }`,
    "dhcp.hosts.till.address",
    /broadcast address/,
  ],
  [
    "a reservation in the static range",
    `${HOST} address: 10.0.0.5 } } }`,
    "dhcp.hosts.till.address",
    /static range/,
  ],
  [
    "a reservation in the wrong subnet",
    `${HOST} address: 10.0.4.20 } } }`,
    "dhcp.hosts.till.address",
    /outside 10\.0\.0\.0\/24/,
  ],
  ["a reservation without an address", `${HOST} } } }`, "dhcp.hosts.till", /has no address/],
  [
    "a reservation of the other family",
    `${HOST} address: "2400:3200::1" } } }`,
    "dhcp.hosts.till.address",
    /not of IPv4/,
  ],
  [
    "a reservation in an IPv6 pool",
    `${HOST} address6: "2400:3200:0:110::1:5" } } }`,
    "dhcp.hosts.till.address6",
    /in the DHCP pool/,
  ],
  [
    "a reservation where nothing is given out",
    "dhcp: { hosts: { s: { mac: aa:bb:cc:00:00:01, network: east/a/server, host: 9 } } }",
    "dhcp.hosts.s.host",
    /no IPv4 addresses by DHCP/,
  ],
  [
    "an unknown network",
    "dhcp: { hosts: { till: { mac: aa:bb:cc:00:00:01, network: east/a/poss, host: 20 } } }",
    "dhcp.hosts.till.network",
    /no network "east\/a\/poss"/,
  ],
  [
    "a doubled hardware address in another notation",
    `${TWO} mac: AA-BB-CC-00-00-01, network: east/a/pos, host: 21 } } }`,
    "dhcp.hosts.b.mac",
    /of a already/,
  ],
  [
    "a doubled address",
    `${TWO} mac: AA-BB-CC-00-00-02, network: east/a/pos, address: 10.0.0.20 } } }`,
    "dhcp.hosts.b.address",
    /10\.0\.0\.20 is that of a/,
  ],
  [
    "a doubled name",
    `${TWO} mac: AA-BB-CC-00-00-02, network: east/a/pos, host: 21, hostname: a } } }`,
    "dhcp.hosts.b.hostname",
    /name of a/,
  ],
  ["no device", `${TWO} network: east/a/pos, host: 21 } } }`, "dhcp.hosts.b", /names no device/],
  [
    "a bad hardware address",
    `${TWO} mac: aa:bb:cc:00:00, network: east/a/pos, host: 21 } } }`,
    "dhcp.hosts.b.mac",
    /no hardware address/,
  ],
  [
    "a name that DNS refuses",
    `dhcp: { hosts: { till_1: { mac: aa:bb:cc:00:00:01, network: east/a/pos, host: 20 } } }`,
    "dhcp.hosts.till_1",
    /no valid name/,
  ],
  [
    "min > max lease",
    "dhcp: { zones: { pos: { minLease: 9000, maxLease: 600 } } }",
    "dhcp.zones.pos.minLease",
    /longer than the longest/,
  ],
  [
    "min > lease",
    "dhcp: { zones: { pos: { minLease: 900, lease: 600 } } }",
    "dhcp.zones.pos.minLease",
    /longer than the lease/,
  ],
  [
    "max < lease",
    "dhcp: { zones: { pos: { maxLease: 900, lease: 6000 } } }",
    "dhcp.zones.pos.maxLease",
    /shorter than the lease/,
  ],
  [
    "preferred > valid",
    "dhcp: { zones: { pos: { lease: 600, preferred: 900 } } }",
    "dhcp.zones.pos.preferred",
    /preferred \(900 s\) for longer/,
  ],
  [
    "T1 after T2",
    "dhcp: { zones: { pos: { renew: 700, rebind: 600 } } }",
    "dhcp.zones.pos.renew",
    /T1 \(700 s\) is not before T2/,
  ],
  [
    "T2 after the lease",
    "dhcp: { zones: { guest-wifi: { lease: 600, rebind: 600 } } }",
    "dhcp.zones.guest-wifi.rebind",
    /T2 \(600 s\) is not before the end/,
  ],
  ["a lease of no time", "dhcp: { zones: { pos: { lease: 0 } } }", "dhcp.zones.pos.lease", /too small/],
  [
    "a pool too small for its visitors",
    "dhcp: { zones: { guest-wifi: { visits: { perHour: 900, stay: 5400 } } } }",
    "dhcp.zones.guest-wifi.visits",
    /needs 3150 addresses .* has 989/,
  ],
  [
    "a list of reservations",
    "dhcp: { reservations: [{ mac: aa:bb:cc:00:00:01 }] }",
    "dhcp.reservations",
    /a list stands where a number belongs/,
  ],
  ["a negative static range", "dhcp: { staticRange: -1 }", "dhcp.staticRange", /too small/],
  ["an unknown zone", "dhcp: { zones: { poss: { lease: 600 } } }", "dhcp.zones.poss", /no such zone/],
  ["an unknown VRF", "dhcp: { vrfs: [guest] }", "dhcp.vrfs[0]", /no such VRF/],
  ["an unknown option", "dhcp: { options: { dns: [10.0.0.1] } }", "dhcp.options.dns", /not known here/],
  [
    "an alias of nothing",
    `${DNS}, records: { www: { alias: ns2 } } }`,
    "dns.records.www.alias",
    /no name ns2\.mall\.example/,
  ],
  [
    "a final dot left out",
    `${DNS}, records: { www: { alias: shop.example.net } } }`,
    "dns.records.www.alias",
    /no name shop\.example\.net\.mall\.example/,
  ],
  [
    "an alias beside an address",
    `${DNS}, records: { www: { alias: ns1, address: 10.0.15.6 } } }`,
    "dns.records.www.alias",
    /one or the other/,
  ],
  [
    "an alias of an alias",
    `${DNS}, records: { www: { alias: ns1 }, web: { alias: www } } }`,
    "dns.records.web.alias",
    /an alias itself/,
  ],
  [
    "two names of one address",
    `${DNS}, records: { www: { address: 10.0.15.5 } } }`,
    "dns.records.www.address",
    /address of ns1 already/,
  ],
  [
    "a name that is there",
    `${DNS}, records: { ns1: { alias: gw.pos.a.east } } }`,
    "dns.records.ns1.alias",
    /is a name already/,
  ],
  [
    "an underscore in a name",
    `${DNS}, records: { my_shop: { address: 10.0.15.6 } } }`,
    "dns.records.my_shop",
    /no valid domain name/,
  ],
  [
    "a label of 64 characters",
    `${DNS}, records: { ${"x".repeat(64)}: { address: 10.0.15.6 } } }`,
    `dns.records.${"x".repeat(64)}`,
    /no valid domain name/,
  ],
  [
    "a name too long",
    `${DNS}, records: { ${Array(4).fill("x".repeat(62)).join(".")}: { address: 10.0.15.6 } } }`,
    `dns.records."${Array(4).fill("x".repeat(62)).join(".")}".address`,
    /characters, a name has at most 253/,
  ],
  [
    "a domain with a final dot",
    DNS.replace("mall.example,", "mall.example.,").concat(" }"),
    "dns.domain",
    /no valid domain name/,
  ],
  [
    "a server nobody finds",
    DNS.replace("{ address: 10.0.15.5 }", "{}").concat(" }"),
    "dns.nameServers.ns1",
    /without an address/,
  ],
  [
    "no name server",
    DNS.replace("{ ns1: { address: 10.0.15.5 } }", "{}").concat(" }"),
    "dns.nameServers",
    /at least one server/,
  ],
  [
    "an address above 255",
    DNS.replace("10.0.15.5", "10.0.0.256").concat(" }"),
    "dns.nameServers.ns1.address",
    /above 255/,
  ],
  [
    "an octal-looking address",
    DNS.replace("10.0.15.5", "010.0.0.2").concat(" }"),
    "dns.nameServers.ns1.address",
    /leading zero/,
  ],
  [
    "a NAT pool inside RFC 1918",
    `${NAT} pool: [10.0.15.0/29], mode: static } }`,
    "nat.out.pool[0]",
    /private space \(RFC 1918\)/,
  ],
  [
    "a NAT pool in carrier space",
    `${NAT} pool: [100.64.0.0/29], mode: static } }`,
    "nat.out.pool[0]",
    /shared space/,
  ],
  [
    "a NAT range that reaches into RFC 1918",
    `${NAT} pool: [9.255.255.250-10.0.0.5], mode: static } }`,
    "nat.out.pool[0]",
    /private space/,
  ],
  [
    "a documentation prefix",
    `${NAT} pool: [203.0.113.0/29], mode: static } }`,
    "nat.out.pool[0]",
    /documentation space/,
  ],
  ["host bits in a NAT pool", `${NAT} pool: [8.8.8.9/29], mode: static } }`, "nat.out.pool[0]", /host bits/],
  [
    "an IPv6 NAT pool",
    `${NAT} pool: ["2400:3200::/64"], mode: static } }`,
    "nat.out.pool[0]",
    /needs no NAT/,
  ],
  [
    "too few ports",
    `${NAT} pool: [8.8.8.8], mode: napt, portsPerHost: 256 } }`,
    "nat.out.pool",
    /has 64512 ports for 1021 devices with 256 each \(261376\)/,
  ],
  [
    "too few addresses",
    `${NAT} pool: [8.8.8.0/24], mode: static } }`,
    "nat.out.pool",
    /256 addresses for 1021 devices/,
  ],
  ["no port budget", `${NAT} pool: [8.8.8.0/24], mode: napt } }`, "nat.out.mode", /does not say how many/],
  [
    "a zone without the internet",
    "nat: { out: { zones: [pos], pool: [8.8.8.0/24], mode: static } }",
    "nat.out.zones[0]",
    /no way to the internet/,
  ],
  [
    "overlapping NAT pools",
    `nat: { a: { zones: [guest-wifi], pool: [8.8.0.0/20], mode: static }, b: { zones: [office], pool: [8.8.4.0/24], mode: static } }`,
    "nat.b.pool[0]",
    /shares addresses with nat\.a\.pool\[0\]/,
  ],
  [
    "a network behind two pools",
    `nat: { a: { zones: [guest-wifi], pool: [8.8.0.0/20], mode: static }, b: { zones: [guest-wifi], pool: [9.9.0.0/20], mode: static } }`,
    "nat.b.zones",
    /through a already/,
  ],
  [
    "an unknown site behind NAT",
    `${NAT} sites: [east/b], pool: [8.8.0.0/20], mode: static } }`,
    "nat.out.sites[0]",
    /no such site/,
  ],
];

describe("DHCP, DNS and NAT", () => {
  it.each(BAD)("refuse %s with its place and a remedy", (_what, lines, path, message) => {
    const faults = faultsOf(`${STORE}${lines}\n`);
    expect(faults.map((fault) => fault.path)).toEqual([path]);
    const [fault] = faults;
    expect(fault?.message).toMatch(message);
    expect(fault?.severity).toBe("error");
    expect(fault?.line).toBe(STORE.split("\n").length);
    expect(fault?.column).toBeGreaterThan(1);
    expect(fault?.hint.length).toBeGreaterThan(8);
  });

  it("tell all faults of a file at once, in its order", () => {
    const lines = `${HOST} address: 10.0.0.1 } }\n  , zones: { pos: { minLease: 9000, maxLease: 600 } } }\n${DNS}, records: { www: { alias: x.y } } }\n`;
    expect(faultsOf(STORE + lines).map(({ line }) => line)).toEqual([9, 10, 11]);
  });

  it("tell a fault of a template once, however many sites use it", () => {
    const sites = Array.from({ length: 30 }, (_, i) => `      s${i}: { zones: { pos: { hosts: 40 } } }\n`);
    const faults = faultsOf(`${STORE}${sites.join("")}dhcp: { zones: { pos: { pools: [1-20] } } }\n`);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain("30 more like it");
  });

  it("refuse one server for two VRFs with the same addresses, and take it for one of them", () => {
    expect(faultsOf(`${OVERLAP}dhcp: {}\n`)[0]).toMatchObject({ code: "plan.overlap", path: "dhcp" });
    expect(faultsOf(`${OVERLAP}dhcp: { vrfs: [main] }\n`)).toEqual([]);
  });

  it("propose the lowest free reserved address, which is then taken", () => {
    const bare = `${STORE}${TWO} mac: aabb.cc00.0002, network: east/a/pos } } }\n`;
    const hint = faultsOf(bare)[0]?.hint ?? "";
    const address = /address: (\S+),/.exec(hint)?.[1];
    expect(address).toBe("10.0.0.18");
    expect(
      faultsOf(bare.replace("network: east/a/pos } } }", `network: east/a/pos, address: ${address} } } }`)),
    ).toEqual([]);
  });

  it("warn of guests that keep an address as long as a till", () => {
    const { allocation } = plannedServices(`${STORE}dhcp: { zones: { guest-wifi: { lease: 700000 } } }\n`);
    expect(allocation.warnings.map(({ path }) => path)).toEqual(["dhcp.zones.guest-wifi.lease"]);
  });

  it("are thrown as bad input, so that nothing is written", () => {
    expect(() => plannedServices(`${STORE}dhcp: { zones: { pos: { pools: [1-20] } } }\n`)).toThrow(BadInput);
  });
});
