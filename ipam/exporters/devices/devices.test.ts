import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "../../allocate.ts";
import { parsePlan } from "../../parse-plan.ts";
import { PrefixSet } from "../../prefix-set.ts";
import { ZoneMatrix } from "../../zone-matrix.ts";
import { planned, plans } from "../testing.ts";
import { deviceSites } from "./device-site.ts";
import { toDeviceConfigs } from "./index.ts";
import type { AclRule } from "./zone-acl.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: t }
aggregates: { corp: { prefix: 10.0.0.0/8 }, six: { prefix: 2400:3200::/32 } }
dhcp:
  servers: [10.255.0.10, 2400:3200:ffff::10]
  options: { dnsServers: [10.255.0.53] }
regions:
  east:
    sites:
      sh-001:
        zones:
          pos: { hosts: 24, fhrp: { protocol: vrrp } }
          payment: { hosts: 5 }
          server: { hosts: 9 }
          guest-wifi: { hosts: 300 }
          office: { hosts: 20, fhrp: { protocol: hsrp }, gateway: last }
`;

const { plan, allocation } = planned(PLAN);
const cisco = toDeviceConfigs(plan, allocation, "cisco-ios-xe");
const huawei = toDeviceConfigs(plan, allocation, "huawei-vrp");
const of = (files: typeof cisco, name: string) => String(files.find((file) => file.name === name)?.content);

/** The lines from a heading to the next separator. */
function section(text: string, heading: string): readonly string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading);
  const end = lines.findIndex((line, index) => index > start && /^[!#]$/.test(line));
  return lines.slice(start, end).map((line) => line.trim());
}

describe("interfaces", () => {
  test("one file for each router that shares the gateways", () => {
    expect(cisco.map(({ name }) => name)).toEqual(["east_sh-001-r1.cfg", "east_sh-001-r2.cfg"]);
    expect(of(cisco, "east_sh-001-r2.cfg")).not.toContain("interface Vlan100\n");
  });

  test("Cisco: an SVI with VRRP in both families, relay and filters", () => {
    expect(section(of(cisco, "east_sh-001-r2.cfg"), "interface Vlan110")).toEqual([
      "interface Vlan110",
      "description pos Point of sale",
      "no ip redirects",
      "no ip proxy-arp",
      "ip address 10.0.2.3 255.255.255.192",
      "ip helper-address 10.255.0.10",
      "ip access-group POS-110-IN in",
      "vrrp 1 address-family ipv4",
      "address 10.0.2.1 primary",
      "priority 110",
      "preempt delay minimum 60",
      "exit-vrrp",
      "ipv6 address 2400:3200:0:110::3/64",
      "ipv6 nd prefix 2400:3200:0:110::/64 2592000 604800 no-autoconfig",
      "ipv6 nd managed-config-flag",
      "ipv6 dhcp relay destination 2400:3200:ffff::10",
      "ipv6 traffic-filter POS-110-IN6 in",
      "vrrp 1 address-family ipv6",
      "address FE80::1 primary",
      "address 2400:3200:0:110::1/64",
      "priority 110",
      "preempt delay minimum 60",
      "exit-vrrp",
      "no shutdown",
    ]);
  });

  test("further subnets of a VLAN stand on its interface, in its virtual router and in its filter", () => {
    const text = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
defaults: { fhrp: { protocol: PROTOCOL } }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
zones: { office: { stack: ipv4 } }
regions: { east: { sites: { a: { zones: { office: { hosts: 40, more: { b: { hosts: 20 } } } } } } } }
dhcp: { servers: [10.0.255.5] }
`;
    const configOf = (vendor: "cisco-ios-xe" | "huawei-vrp", protocol: string) => {
      const own = parsePlan(text.replace("PROTOCOL", protocol), "plan.yaml");
      return of(toDeviceConfigs(own, allocate(own), vendor), "east_a-r2.cfg");
    };
    const vrrp = configOf("cisco-ios-xe", "vrrp");
    expect(section(vrrp, "interface Vlan200").slice(4, 12)).toEqual([
      "ip address 10.0.0.3 255.255.255.192",
      "ip address 10.0.0.67 255.255.255.224 secondary",
      "ip helper-address 10.0.255.5",
      "ip access-group OFFICE-200-IN in",
      "vrrp 1 address-family ipv4",
      "address 10.0.0.1 primary",
      "address 10.0.0.65 secondary",
      "priority 110",
    ]);
    expect(configOf("cisco-ios-xe", "hsrp")).toContain(
      " standby 200 ip 10.0.0.1\n standby 200 ip 10.0.0.65 secondary\n",
    );
    expect(section(configOf("huawei-vrp", "vrrp"), "interface Vlanif200").slice(2, 6)).toEqual([
      "ip address 10.0.0.3 255.255.255.192",
      "ip address 10.0.0.67 255.255.255.224 sub",
      "vrrp vrid 1 virtual-ip 10.0.0.1",
      "vrrp vrid 1 virtual-ip 10.0.0.65",
    ]);
    // Both subnets go out, after what closes the inside to either; one line closes the rest.
    const filter = section(vrrp, "ip access-list extended OFFICE-200-IN").filter(
      (line) => !line.startsWith("remark"),
    );
    const at = (line: RegExp) => filter.findIndex((each) => line.test(each));
    for (const from of ["10\\.0\\.0\\.0 0\\.0\\.0\\.63", "10\\.0\\.0\\.64 0\\.0\\.0\\.31"]) {
      expect(at(new RegExp(`deny ip ${from} 10\\.0\\.0\\.0`))).toBeGreaterThan(0);
      expect(at(new RegExp(`permit ip ${from} any$`))).toBeGreaterThan(at(new RegExp(`deny ip ${from} 192`)));
    }
    expect(filter.filter((line) => / deny ip any any/.test(line))).toHaveLength(1);
  });

  test("Huawei: a Vlanif with VRRP in both families and relay; filters on the VLAN", () => {
    const text = of(huawei, "east_sh-001-r1.cfg");
    expect(section(text, "interface Vlanif110")).toEqual([
      "interface Vlanif110",
      "description pos Point of sale",
      "ip address 10.0.2.2 255.255.255.192",
      "vrrp vrid 1 virtual-ip 10.0.2.1",
      "vrrp vrid 1 priority 120",
      "vrrp vrid 1 preempt-mode timer delay 60",
      "dhcp select relay",
      "dhcp relay server-ip 10.255.0.10",
      "ipv6 enable",
      "ipv6 address 2400:3200:0:110::2 64",
      "undo ipv6 nd ra halt",
      "ipv6 nd autoconfig managed-address-flag",
      "ipv6 nd ra prefix 2400:3200:0:110::/64 2592000 604800 no-autoconfig",
      "vrrp6 vrid 1 virtual-ip FE80::1 link-local",
      "vrrp6 vrid 1 virtual-ip 2400:3200:0:110::1",
      "vrrp6 vrid 1 priority 120",
      "vrrp6 vrid 1 preempt-mode timer delay 60",
      "dhcpv6 relay destination 2400:3200:ffff::10",
    ]);
    expect(text).toContain("traffic-filter vlan 110 inbound acl ipv6 name z-pos-110-in6");
    expect(text).toContain("vlan batch 40 100 110 200 300");
  });

  test("HSRP on Cisco; Huawei shares the same gateway by VRRP and says so", () => {
    const one = section(of(cisco, "east_sh-001-r1.cfg"), "interface Vlan200");
    expect(one).toContain("standby version 2");
    expect(one.filter((line) => line.startsWith("standby 200"))).toEqual([
      "standby 200 ip 10.0.2.94",
      "standby 200 priority 120",
      "standby 200 preempt delay minimum 60",
    ]);
    expect(section(of(huawei, "east_sh-001-r1.cfg"), "interface Vlanif200")).toContain(
      "# hsrp is not spoken here: the gateway is shared by VRRP",
    );
  });
});

describe("filters from the zone matrix", () => {
  test("tills reach payment and their server encrypted, and no web", () => {
    expect(section(of(cisco, "east_sh-001-r1.cfg"), "ip access-list extended POS-110-IN")).toEqual([
      "ip access-list extended POS-110-IN",
      "remark DHCP",
      "10 permit udp any eq 68 any eq 67",
      "remark reachability of the gateway",
      "20 permit icmp 10.0.2.0 0.0.0.63 host 10.0.2.1",
      "remark the other router",
      "30 permit 112 any host 224.0.0.18",
      "remark name service",
      "40 permit udp 10.0.2.0 0.0.0.63 host 10.255.0.53 eq 53",
      "50 permit tcp 10.0.2.0 0.0.0.63 host 10.255.0.53 eq 53",
      "remark payment: card payment through the payment firewall",
      "60 permit tcp 10.0.2.0 0.0.0.63 10.0.2.96 0.0.0.15 eq 443",
      "remark server: till back end",
      "70 permit tcp 10.0.2.0 0.0.0.63 10.0.2.112 0.0.0.15 eq 443",
      "remark everything else",
      "80 deny ip any any log",
    ]);
  });

  test("guests reach the internet after all internal space is closed, an inside name server with it", () => {
    const lines = section(of(huawei, "east_sh-001-r1.cfg"), "acl name z-guest-wifi-300-in advance");
    const rules = lines.filter((line) => !line.includes("description"));
    expect(rules.slice(3)).toEqual([
      "rule 15 deny ip source 10.0.0.0 0.0.1.255 destination 10.255.0.53 0",
      "rule 20 deny ip source 10.0.0.0 0.0.1.255 destination 10.0.0.0 0.255.255.255",
      "rule 25 deny ip source 10.0.0.0 0.0.1.255 destination 172.16.0.0 0.15.255.255",
      "rule 30 deny ip source 10.0.0.0 0.0.1.255 destination 192.168.0.0 0.0.255.255",
      "rule 35 permit ip source 10.0.0.0 0.0.1.255",
      "rule 40 deny ip",
    ]);
  });

  test("replies pass, and open nothing", () => {
    const server = section(of(cisco, "east_sh-001-r1.cfg"), "ip access-list extended SERVER-40-IN");
    expect(server).toContain("60 permit tcp 10.0.2.112 0.0.0.15 eq 443 10.0.2.0 0.0.0.63 established");
    const replies = [...deviceSites(plan, allocation.prefixes)]
      .flatMap(({ networks }) => networks.flatMap(({ families }) => Object.values(families)))
      .flatMap(({ acl }) => acl.filter((rule) => rule.protocol === "tcp" && rule.fromPort !== undefined));
    expect(replies.length).toBeGreaterThan(3);
    for (const rule of replies) expect(rule).toMatchObject({ established: true });
  });

  test("in every plan: a filter opens exactly what the matrix allows, and ends closed", () => {
    fc.assert(
      fc.property(plans, ({ plan: any, allocation: given }) => {
        const matrix = new ZoneMatrix(any.zones);
        const zones = new Map(given.prefixes.map((row) => [`${row.site} ${row.vrf} ${row.prefix}`, row]));
        for (const site of deviceSites(any, given.prefixes)) {
          for (const network of site.networks) {
            for (const subnet of Object.values(network.families)) {
              const row = zones.get(`${site.key.split("/")[1]} ${network.vrf} ${subnet.prefix}`);
              expect(subnet.acl.at(-1)).toMatchObject({ action: "deny", from: "any", to: "any" });
              for (const other of site.networks) {
                const to = other.families[subnet.prefix.family]?.prefix;
                const target = to && zones.get(`${site.key.split("/")[1]} ${other.vrf} ${to}`);
                if (!to || !row?.zone || !target?.zone || other === network || other.vrf !== network.vrf)
                  continue;
                const opened = subnet.acl.some((rule) => opens(rule, to));
                expect([row.zone, target.zone, opened]).toEqual([
                  row.zone,
                  target.zone,
                  matrix.between(row.zone, target.zone).allowed,
                ]);
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** A connection may begin by this rule: not a reply, not what only leads to one address. */
function opens(rule: AclRule, to: NonNullable<Parameters<PrefixSet["overlaps"]>[0]>): boolean {
  if (rule.action !== "permit" || rule.to === "any" || rule.established || rule.fromPort !== undefined)
    return false;
  if (rule.protocol === "icmp" || rule.protocol === "vrrp") return false;
  return PrefixSet.of([rule.to]).overlaps(to);
}
