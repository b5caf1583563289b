import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";
import { BadInput, type Diagnostic, formatDiagnostic } from "./diagnostic.ts";
import { parseLock, printLock } from "./lock-text.ts";
import { parsePlan } from "./parse-plan.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates:
  corp: { prefix: 10.0.0.0/16 }
  corp6: { prefix: "2400:3200::/40" }
reserved:
  bank: { prefix: 10.0.240.0/20, reason: leased line }
templates:
  store:
    zones:
      pos: { hosts: 22 }
      guest-wifi: { hosts: 200 }
regions:
  east:
    sites:
      sh-001: { template: store }
      sh-002: { template: store, zones: { office: { hosts: 40, stack: ipv4 } } }
clouds:
  hz:
    provider: alicloud
    region: cn-hangzhou
    azs: { cn-hangzhou-h: 0 }
    tiers: { app: { hosts: 50 } }
  sg:
    provider: aws
    region: ap-southeast-1
    azs: { apse1-az1: 0 }
    tiers: { app: { hosts: 50 } }
`;

function faultsOf(text: string, lock?: string): readonly Diagnostic[] {
  try {
    const plan = parsePlan(text, "plan.yaml");
    allocate(plan, lock === undefined ? undefined : parseLock(lock, "plan.lock.yaml"));
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

/** The plan with one part of its text replaced. */
function edited(from: string, to: string): string {
  expect(PLAN.split(from), from).toHaveLength(2);
  return PLAN.replace(from, to);
}

interface Case {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly value?: string;
  readonly hint: string;
}

const row = (
  name: string,
  from: string,
  to: string,
  path: string,
  value: string | undefined,
  hint: string,
): Case => ({
  name,
  from,
  to,
  path,
  ...(value === undefined ? {} : { value }),
  hint,
});

const CORP = "corp: { prefix: 10.0.0.0/16 }";
const CORP6 = 'corp6: { prefix: "2400:3200::/40" }';
const POS = "pos: { hosts: 22 }";
const POS_PATH = "templates.store.zones.pos";
const SITE = "sh-001: { template: store }";
const SITE_PATH = "regions.east.sites.sh-001";
const HZ = "azs: { cn-hangzhou-h: 0 }";
const SG_TIER = "azs: { apse1-az1: 0 }\n    tiers: { app: { hosts: 50 } }";

const CASES: readonly Case[] = [
  row("another version", "atrium/v1", "atrium/v9", "apiVersion", "atrium/v9", "write atrium/v1"),
  row("another kind", "AddressPlan", "Estate", "kind", "Estate", "write AddressPlan"),
  row("no name", "metadata: { name: group }", "metadata: {}", "metadata.name", undefined, "add the key name"),
  row("a key in other words", "aggregates:", "roles: {}\naggregates:", "roles", "roles", 'under "zones"'),
  row("a mistyped key", "reserved:", "resevred:", "resevred", "resevred", 'did you mean "reserved"?'),
  row("a doubled site", SITE, `${SITE}\n      ${SITE}`, SITE_PATH, "sh-001", "keep one of them"),
  row("a name in capitals", "sh-001:", "SH-001:", "regions.east.sites.SH-001", "SH-001", "such as sh-001"),
  row(
    "a name with an underscore",
    "sh-001:",
    "sh_001:",
    "regions.east.sites.sh_001",
    "sh_001",
    "such as sh-001",
  ),
  row(
    "a region named like a part of the lock",
    "  east:",
    "  clouds:",
    "regions.clouds",
    undefined,
    "call it",
  ),
  row(
    "host bits",
    CORP,
    "corp: { prefix: 10.0.0.5/16 }",
    "aggregates.corp.prefix",
    "10.0.0.5/16",
    "10.0.0.0/16?",
  ),
  row(
    "an octal address",
    CORP,
    "corp: { prefix: 010.0.0.0/16 }",
    "aggregates.corp.prefix",
    "010.0.0.0/16",
    "write 10.0.0.0",
  ),
  row(
    "no length",
    CORP,
    "corp: { prefix: 10.0.0.0 }",
    "aggregates.corp.prefix",
    "10.0.0.0",
    "behind a slash",
  ),
  row(
    "a length past the end",
    CORP,
    "corp: { prefix: 10.0.0.0/33 }",
    "aggregates.corp.prefix",
    "10.0.0.0/33",
    "0 to 32",
  ),
  row(
    "public space",
    CORP,
    "corp: { prefix: 11.0.0.0/16 }",
    "aggregates.corp.prefix",
    "11.0.0.0/16",
    "allow: public",
  ),
  row(
    "shared space",
    CORP,
    "corp: { prefix: 100.64.0.0/16 }",
    "aggregates.corp.prefix",
    "100.64.0.0/16",
    "allow: shared",
  ),
  row(
    "documentation space",
    CORP,
    "corp: { prefix: 192.0.2.0/24 }",
    "aggregates.corp.prefix",
    "192.0.2.0/24",
    "allow: documentation",
  ),
  row(
    "multicast",
    CORP,
    "corp: { prefix: 224.0.0.0/8 }",
    "aggregates.corp.prefix",
    "224.0.0.0/8",
    "use 10.0.0.0/8",
  ),
  row(
    "more than the private range",
    CORP,
    "corp: { prefix: 172.0.0.0/8 }",
    "aggregates.corp.prefix",
    "172.0.0.0/8",
    "172.16.0.0/12",
  ),
  row(
    "all addresses",
    CORP,
    "corp: { prefix: 0.0.0.0/0 }",
    "aggregates.corp.prefix",
    "0.0.0.0/0",
    "use 10.0.0.0/8",
  ),
  row(
    "fc00::/8",
    CORP6,
    'corp6: { prefix: "fc00::/40" }',
    "aggregates.corp6.prefix",
    '"fc00::/40"',
    "ula: generate",
  ),
  row(
    "a ULA that nobody drew",
    CORP6,
    'corp6: { prefix: "fd00::/48" }',
    "aggregates.corp6.prefix",
    '"fd00::/48"',
    "ula: generate",
  ),
  row(
    "a ULA too wide",
    CORP6,
    'corp6: { prefix: "fd00::/8" }',
    "aggregates.corp6.prefix",
    '"fd00::/8"',
    "ula: generate",
  ),
  row(
    "link-local space",
    CORP6,
    'corp6: { prefix: "fe80::/10" }',
    "aggregates.corp6.prefix",
    '"fe80::/10"',
    "2000::/3",
  ),
  row(
    "IPv6 multicast",
    CORP6,
    'corp6: { prefix: "ff00::/8" }',
    "aggregates.corp6.prefix",
    '"ff00::/8"',
    "2000::/3",
  ),
  row(
    "IPv6 documentation space",
    CORP6,
    'corp6: { prefix: "2001:db8::/40" }',
    "aggregates.corp6.prefix",
    '"2001:db8::/40"',
    "allow: documentation",
  ),
  row(
    "a /64 for a group",
    CORP6,
    'corp6: { prefix: "2400:3200::/64" }',
    "aggregates.corp6.prefix",
    '"2400:3200::/64"',
    "/48 or a /56",
  ),
  row(
    "the wrong kind",
    CORP6,
    'corp6: { prefix: "2400:3200::/40", kind: ula }',
    "aggregates.corp6.prefix",
    '"2400:3200::/40"',
    "kind: gua",
  ),
  row(
    "an aggregate without prefix",
    CORP,
    "corp: { rir: apnic }",
    "aggregates.corp",
    "{ rir: apnic }",
    "prefix: 10.0.0.0/8",
  ),
  row(
    "two aggregates in one place",
    CORP,
    `${CORP}\n  more: { prefix: 10.0.4.0/24 }`,
    "aggregates.more.prefix",
    "10.0.4.0/24",
    "keep the wider",
  ),
  row(
    "everything reserved",
    "10.0.240.0/20",
    "10.0.0.0/8",
    "reserved.bank.prefix",
    "10.0.0.0/8",
    "reserve a part",
  ),
  row(
    "reserved without a reason",
    ", reason: leased line",
    "",
    "reserved.bank.reason",
    undefined,
    "add the key reason",
  ),
  row(
    "an unknown VRF",
    CORP,
    "corp: { prefix: 10.0.0.0/16, vrf: guest }",
    "aggregates.corp.vrf",
    "guest",
    "use one of: main",
  ),
  row(
    "a flow that the guide forbids",
    "templates:",
    "zones: { iot: { isolation: { reaches: { pos: stock scanners } } } }\ntemplates:",
    "zones.iot.isolation.reaches.pos",
    "stock scanners",
    "delete the line",
  ),
  row(
    "cameras on the internet",
    "templates:",
    "zones: { cctv: { isolation: { internet: listed } } }\ntemplates:",
    "zones.cctv.isolation.internet",
    "listed",
    "internet: none",
  ),
  row(
    "card data with a browser",
    "templates:",
    "zones: { payment: { isolation: { internet: open } } }\ntemplates:",
    "zones.payment.isolation.internet",
    "open",
    "write internet: listed",
  ),
  row(
    "an unknown template",
    "sh-001: { template: store }",
    "sh-001: { template: stroe }",
    `${SITE_PATH}.template`,
    "stroe",
    '"store"?',
  ),
  row(
    "an unknown zone",
    POS,
    "poss: { hosts: 22 }",
    "templates.store.zones.poss",
    "{ hosts: 22 }",
    'did you mean "pos"?',
  ),
  row(
    "an unknown zone by name",
    POS,
    "till: { zone: cash, hosts: 22 }",
    "templates.store.zones.till.zone",
    "cash",
    "under the plan's zones",
  ),
  row("no devices", POS, "pos: { hosts: 0 }", `${POS_PATH}.hosts`, "0", "at least 1"),
  row("fewer than none", POS, "pos: { hosts: -5 }", `${POS_PATH}.hosts`, "-5", "at least 1"),
  row("half a device", POS, "pos: { hosts: 2.5 }", `${POS_PATH}.hosts`, "2.5", "whole number"),
  row("far too many devices", POS, "pos: { hosts: 1e12 }", `${POS_PATH}.hosts`, "1e12", "at most"),
  row("devices in quotes", POS, 'pos: { hosts: "22" }', `${POS_PATH}.hosts`, '"22"', "write a number"),
  row("devices as an octal number", POS, "pos: { hosts: 022 }", `${POS_PATH}.hosts`, "022", "leading zeros"),
  row("no size", POS, "pos: {}", POS_PATH, "{}", "give hosts: 24"),
  row("a number for a network", POS, "pos: 22", POS_PATH, "22", "such as { hosts: 24 }"),
  row(
    "a length too long for its devices",
    POS,
    "pos: { hosts: 22, length: 28 }",
    `${POS_PATH}.length`,
    "28",
    "use a /26",
  ),
  row("all in reserve", POS, "pos: { hosts: 22, headroom: 1.0 }", `${POS_PATH}.headroom`, "1.0", "below 1"),
  row(
    "less than nothing in reserve",
    POS,
    "pos: { hosts: 22, headroom: -0.1 }",
    `${POS_PATH}.headroom`,
    "-0.1",
    "at least 0",
  ),
  row(
    "a reserve in words",
    POS,
    'pos: { hosts: 22, headroom: "25" }',
    `${POS_PATH}.headroom`,
    '"25"',
    "write a number",
  ),
  row(
    "a gateway beyond its subnet",
    POS,
    "pos: { hosts: 22, gateway: 99 }",
    `${POS_PATH}.gateway`,
    "99",
    "1–62",
  ),
  row("VLAN 0", POS, "pos: { hosts: 22, vlan: 0 }", `${POS_PATH}.vlan`, "0", "use 2–1001"),
  row("VLAN 1", POS, "pos: { hosts: 22, vlan: 1 }", `${POS_PATH}.vlan`, "1", "unset port"),
  row("VLAN 1002", POS, "pos: { hosts: 22, vlan: 1002 }", `${POS_PATH}.vlan`, "1002", "1006–4094"),
  row("VLAN 4095", POS, "pos: { hosts: 22, vlan: 4095 }", `${POS_PATH}.vlan`, "4095", "1006–4094"),
  row("VLAN 5000", POS, "pos: { hosts: 22, vlan: 5000 }", `${POS_PATH}.vlan`, "5000", "1006–4094"),
  row(
    "one VLAN twice in a site",
    POS,
    "pos: { hosts: 22, vlan: 120 }\n      server: { hosts: 5, vlan: 120 }",
    "templates.store.zones.server.vlan",
    "120",
    "leave it out",
  ),
  row(
    "one VLAN in two zones",
    "aggregates:",
    "zones: { tenant: { vlans: 110-119 } }\naggregates:",
    "zones.tenant.vlans",
    "110-119",
    "no other zone",
  ),
  row(
    "a zone without VLANs",
    "aggregates:",
    "zones: { tenant: {} }\naggregates:",
    "zones.tenant",
    "{}",
    "vlans: 500-519",
  ),
  row(
    "VLANs in the wrong order",
    "aggregates:",
    "zones: { tenant: { vlans: 519-500 } }\naggregates:",
    "zones.tenant.vlans",
    "519-500",
    "lower and the higher",
  ),
  row(
    "a zone that reaches nowhere",
    "aggregates:",
    "zones: { pos: { isolation: { reaches: { bnak: x } } } }\naggregates:",
    "zones.pos.isolation.reaches.bnak",
    "x",
    "use one of",
  ),
  row(
    "too few VLANs",
    POS,
    `${POS}\n${many("pay", 11, "payment")}`,
    "templates.store.zones.pay10",
    "{ zone: payment, hosts: 2 }",
    "wider range",
  ),
  row(
    "an IPv6 pin for IPv4",
    POS,
    'pos: { hosts: 22, cidr: "2400:3200::/64" }',
    `${POS_PATH}.cidr`,
    '"2400:3200::/64"',
    "under cidr6",
  ),
  row(
    "IPv4 pinned where there is none",
    "template: store }\n      sh-002",
    "template: store, zones: { guest-wifi: { stack: ipv6, cidr: 10.0.9.0/24 } } }\n      sh-002",
    `${SITE_PATH}.zones.guest-wifi.cidr`,
    "10.0.9.0/24",
    "pin it with cidr6",
  ),
  row(
    "a /63 for a VLAN",
    "template: store }\n      sh-002",
    'template: store, zones: { pos: { cidr6: "2400:3200::/63" } } }\n      sh-002',
    `${SITE_PATH}.zones.pos.cidr6`,
    '"2400:3200::/63"',
    "2400:3200::/64",
  ),
  row(
    "a /65 for a VLAN",
    "template: store }\n      sh-002",
    'template: store, zones: { pos: { cidr6: "2400:3200::/65" } } }\n      sh-002',
    `${SITE_PATH}.zones.pos.cidr6`,
    '"2400:3200::/65"',
    "2400:3200::/64",
  ),
  row(
    "a pin outside every aggregate",
    "template: store }\n      sh-002",
    "template: store, zones: { pos: { cidr: 192.168.1.0/24 } } }\n      sh-002",
    `${SITE_PATH}.zones.pos.cidr`,
    "192.168.1.0/24",
    "inside them",
  ),
  row(
    "a pin outside its site",
    "template: store }\n      sh-002",
    "template: store, cidr: 10.0.32.0/20, zones: { pos: { cidr: 10.0.64.0/24 } } }\n      sh-002",
    `${SITE_PATH}.zones.pos.cidr`,
    "10.0.64.0/24",
    "pin space inside it",
  ),
  row(
    "a pin on reserved space",
    "template: store }\n      sh-002",
    "template: store, zones: { pos: { cidr: 10.0.241.0/24 } } }\n      sh-002",
    `${SITE_PATH}.zones.pos.cidr`,
    "10.0.241.0/24",
    "reserve less",
  ),
  row(
    "pins that overlap",
    SITE,
    "sh-001: { zones: { pos: { cidr: 10.0.8.0/24, stack: ipv4 }, office: { cidr: 10.0.8.0/25, stack: ipv4 } } }",
    `${SITE_PATH}.zones.pos.cidr`,
    "10.0.8.0/24",
    "pin free space",
  ),
  row(
    "sites that overlap",
    `${SITE}\n      sh-002: { template: store, `,
    "sh-001: { template: store, cidr: 10.0.16.0/20 }\n      sh-002: { template: store, cidr: 10.0.24.0/21, ",
    "regions.east.sites.sh-002.cidr",
    "10.0.24.0/21",
    "pin free space",
  ),
  row(
    "a pool too small",
    CORP,
    "corp: { prefix: 10.0.0.0/24 }",
    "regions.east",
    undefined,
    "add an aggregate",
  ),
  row(
    "a site too small for its networks",
    SITE,
    "sh-001: { template: store, cidr: 10.0.32.0/26 }",
    "templates.store.zones.guest-wifi",
    "{ hosts: 200 }",
    "ask for less",
  ),
  row(
    "IPv6 asked for without any",
    `\n  ${CORP6}`,
    "",
    "regions.east",
    undefined,
    "add one under aggregates",
  ),
  row(
    "a present name as a former one",
    SITE,
    "sh-001: { template: store, formerly: sh-001 }",
    `${SITE_PATH}.formerly`,
    "sh-001",
    "delete this line",
  ),
  row(
    "a former name still in use",
    SITE,
    "sh-001: { template: store, formerly: sh-002 }",
    `${SITE_PATH}.formerly`,
    "sh-002",
    "delete this line",
  ),
  row("an unknown cloud", "provider: aws", "provider: azure", "clouds.sg.provider", "azure", "aws, alicloud"),
  row(
    "an unknown region",
    "region: cn-hangzhou",
    "region: cn-hanghzou",
    "clouds.hz.region",
    "cn-hanghzou",
    '"cn-hangzhou"?',
  ),
  row(
    "the other cloud's region",
    "region: cn-hangzhou",
    "region: ap-east-1",
    "clouds.hz.region",
    "ap-east-1",
    "did you mean",
  ),
  row(
    "a zone of another region",
    HZ,
    "azs: { cn-beijing-h: 0 }",
    "clouds.hz.azs.cn-beijing-h",
    "0",
    "such as cn-hangzhou-b",
  ),
  row(
    "a zone name for a zone id",
    "apse1-az1: 0",
    "ap-southeast-1a: 0",
    "clouds.sg.azs.ap-southeast-1a",
    "0",
    "such as apse1-az1",
  ),
  row("no zone", HZ, "azs: {}", "clouds.hz.azs", "{}", "cn-hangzhou-b: 0"),
  row(
    "one slot twice",
    HZ,
    "azs: { cn-hangzhou-h: 0, cn-hangzhou-k: 0 }",
    "clouds.hz.azs.cn-hangzhou-k",
    "0",
    "a slot of its own",
  ),
  row("a slot past the last", HZ, "azs: { cn-hangzhou-h: 4 }", "clouds.hz.azs.cn-hangzhou-h", "4", "0–3"),
  row(
    "a cloud network without tiers",
    SG_TIER,
    "azs: { apse1-az1: 0 }\n    tiers: {}",
    "clouds.sg.tiers",
    "{}",
    "at least one",
  ),
  row(
    "a tier without size",
    SG_TIER,
    "azs: { apse1-az1: 0 }\n    tiers: { app: {} }",
    "clouds.sg.tiers.app",
    "{}",
    "hosts: 200",
  ),
  row(
    "an AWS subnet of /29",
    SG_TIER,
    "azs: { apse1-az1: 0 }\n    tiers: { app: { length: 29 } }",
    "clouds.sg.tiers.app.length",
    "29",
    "/16 to /28",
  ),
  row(
    "an AWS network of /15",
    SG_TIER,
    `${SG_TIER}\n    cidr: 10.0.0.0/15`,
    "clouds.sg.cidr",
    "10.0.0.0/15",
    "/16 to /28",
  ),
  row(
    "an Alibaba Cloud network in shared space",
    HZ,
    `${HZ}\n    cidr: 100.64.0.0/16`,
    "clouds.hz.cidr",
    "100.64.0.0/16",
    "stay out of",
  ),
  row(
    "a tier too large for its cloud",
    SG_TIER,
    "azs: { apse1-az1: 0 }\n    tiers: { app: { hosts: 60000 } }",
    "clouds.sg.tiers.app.hosts",
    "60000",
    "split the tier",
  ),
  row(
    "a network too small for its tiers",
    HZ,
    `${HZ}\n    length: 26`,
    "clouds.hz.tiers.app",
    "{ hosts: 50 }",
    "ask for less",
  ),
  row(
    "an Alibaba Cloud vSwitch of /30",
    `${HZ}\n    tiers: { app: { hosts: 50 } }`,
    `${HZ}\n    tiers: { app: { length: 30 } }`,
    "clouds.hz.tiers.app.length",
    "30",
    "at most 29",
  ),
  row(
    "tiers that no AWS network can hold",
    SG_TIER,
    "azs: { apse1-az1: 0 }\n    azSlots: 8\n    tiers: { app: { length: 20 }, db: { length: 20 }, web: { hosts: 9 } }",
    "clouds.sg.tiers",
    "{ app: { length: 20 }, db: { length: 20 }, web: { hosts: 9 } }",
    "at most a /16: use fewer azSlots",
  ),
  row("a list for a map", "regions:\n  east:", "regions:\n  - east:", "regions", "- east:", "map of names"),
];

function many(name: string, count: number, zone: string): string {
  return Array.from(
    { length: count },
    (_, i) => `      ${name}${String(i).padStart(2, "0")}: { zone: ${zone}, hosts: 2 }`,
  ).join("\n");
}

describe("a bad plan", () => {
  it("starts from a good one", () => {
    expect(faultsOf(PLAN).map(formatDiagnostic)).toEqual([]);
  });

  it.each(CASES)(
    "with $name gives one diagnostic with path, value and remedy",
    ({ from, to, path, value, hint }) => {
      const found = faultsOf(edited(from, to));
      expect(found.map((fault) => fault.path)).toEqual([path]);
      expect(found[0]?.value).toBe(value);
      expect(found[0]?.hint).toContain(hint);
      expect(found[0]?.line).toBeGreaterThan(0);
      expect(found[0]?.column).toBeGreaterThan(0);
      expect(found[0]?.file).toBe("plan.yaml");
    },
  );

  it("tells what is needed and what is free when space runs out", () => {
    const [fault] = faultsOf(edited(CORP, "corp: { prefix: 10.0.0.0/23 }"));
    expect(fault?.message).toMatch(
      /needs a \/21;.*10\.0\.0\.0\/23.*largest free block is a \/23 \(512 addresses free, 2048 needed\)/,
    );
  });

  it("tells faults of many parts at once", () => {
    const text = edited(POS, "pos: { hosts: 22, vlan: 4095 }").replace("cn-hangzhou\n", "cn-nowhere\n");
    expect(faultsOf(text)).toHaveLength(1);
    const later = edited(POS, "poss: { hosts: 22 }").replace("region: cn-hangzhou\n", "region: cn-nowhere\n");
    expect(faultsOf(later).map((fault) => fault.path)).toEqual([
      "templates.store.zones.poss",
      "clouds.hz.region",
    ]);
  });
});

describe("a plan against its lock", () => {
  const lock = printLock(allocate(parsePlan(PLAN, "plan.yaml")).lock);
  const prefixOf = (key: string) => new RegExp(`${key}: \\{prefix: ([^,]+)`).exec(lock)?.[1] ?? "";

  it.each([
    row(
      "a pin that differs",
      SITE,
      "sh-001: { template: store, zones: { pos: { cidr: 10.0.99.0/26 } } }",
      `${SITE_PATH}.zones.pos.cidr`,
      "10.0.99.0/26",
      `write ${prefixOf("east/sh-001/pos/ipv4")}`,
    ),
    row(
      "a site pinned elsewhere",
      SITE,
      "sh-001: { template: store, cidr: 10.0.96.0/20 }",
      `${SITE_PATH}.cidr`,
      "10.0.96.0/20",
      "leave the pin out",
    ),
    row("another VLAN", POS, "pos: { hosts: 22, vlan: 149 }", `${POS_PATH}.vlan`, "149", "write 110"),
    row(
      "a network that has no room to grow",
      "guest-wifi: { hosts: 200 }",
      "guest-wifi: { hosts: 20000 }",
      "templates.store.zones.guest-wifi.hosts",
      "20000",
      "allowMove: true",
    ),
    row(
      "a zone in another slot",
      HZ,
      "azs: { cn-hangzhou-h: 1 }",
      "clouds.hz.azs.cn-hangzhou-h",
      "1",
      "write 0",
    ),
    row(
      "a slot of a zone that was given up",
      HZ,
      "azs: { cn-hangzhou-k: 0 }",
      "clouds.hz.azs.cn-hangzhou-k",
      "0",
      "release clouds/hz/azs/cn-hangzhou-h",
    ),
    row(
      "a tier that outgrows its subnets",
      SG_TIER,
      "azs: { apse1-az1: 0 }\n    tiers: { app: { hosts: 500 } }",
      "clouds.sg.tiers.app.hosts",
      "500",
      "second tier",
    ),
    row(
      "a cloud network elsewhere",
      SG_TIER,
      `${SG_TIER}\n    cidr: 10.0.128.0/20`,
      "clouds.sg.cidr",
      "10.0.128.0/20",
      "cannot change its addresses",
    ),
    row(
      "space in use reserved",
      "10.0.240.0/20",
      `${prefixOf("east/sh-001/pos/ipv4")}`,
      "reserved.bank.prefix",
      prefixOf("east/sh-001/pos/ipv4"),
      "release it first",
    ),
  ])("with $name gives one diagnostic", ({ from, to, path, value, hint }) => {
    const found = faultsOf(edited(from, to), lock);
    expect(found.map((fault) => fault.path)).toEqual([path]);
    expect(found[0]?.value).toBe(value);
    expect(found[0]?.hint).toContain(hint);
  });
});
