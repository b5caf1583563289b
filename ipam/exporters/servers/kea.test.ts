import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Family } from "../../ip.ts";
import { type PlannedServices, plannedServices, STORE, servicePlans } from "../../services/testing.ts";
import { toKea4, toKea6 } from "../kea.ts";
import { type Answer, peer, withFiles } from "./testing.ts";

interface KeaSubnet {
  readonly id: number;
  readonly subnet: string;
  readonly pools: readonly { readonly pool: string }[];
  readonly "option-data": readonly { readonly name: string; readonly data: string }[];
  readonly reservations: readonly Readonly<Record<string, unknown>>[];
  readonly [key: string]: unknown;
}

const target = "kea-2.2";

function subnets(planned: PlannedServices, family: Family): readonly KeaSubnet[] {
  const write = family === "ipv4" ? toKea4 : toKea6;
  const [file] = write(planned.plan, planned.allocation, { target });
  const content = JSON.parse(String(file?.content));
  const [server, list] = family === "ipv4" ? [content.Dhcp4, "subnet4"] : [content.Dhcp6, "subnet6"];
  const shared: readonly Readonly<Record<string, readonly KeaSubnet[]>>[] = server["shared-networks"] ?? [];
  return [...server[list], ...shared.flatMap((network) => network[list] ?? [])];
}

const DHCP = `defaults: { fhrp: { protocol: vrrp } }
dhcp:
  options: { dnsServers: [10.0.15.53, "2400:3200:0:f::53"], ntpServers: [10.0.15.123], domain: mall.example, search: [example] }
  zones: { guest-wifi: { options: { dnsServers: [9.9.9.9] } } }
  hosts:
    till: { mac: AABB.CC00.0001, duid: 0003.0001.aabb.cc00.0001, network: east/a/pos, host: 20 }
    pad: { mac: aa-bb-cc-00-00-02, network: east/a/pos, address: 10.0.0.21, hostname: pin-pad }
`;

describe("the Kea export", () => {
  const planned = plannedServices(`${STORE}${DHCP}`);

  it("has what a DHCPv4 subnet needs", () => {
    expect(subnets(planned, "ipv4").find(({ subnet }) => subnet === "10.0.0.0/24")).toEqual({
      id: 3,
      subnet: "10.0.0.0/24",
      "user-context": { key: "east/a/pos", region: "east", site: "a", zone: "pos", vlan: 110 },
      relay: { "ip-addresses": ["10.0.0.2", "10.0.0.3", "10.0.0.1"] },
      "valid-lifetime": 691_200,
      "renew-timer": 345_600,
      "rebind-timer": 604_800,
      pools: [{ pool: "10.0.0.36 - 10.0.0.254" }],
      "option-data": [
        { name: "routers", data: "10.0.0.1" },
        { name: "domain-name-servers", data: "10.0.15.53" },
        { name: "domain-name", data: "mall.example" },
        { name: "domain-search", data: "example" },
        { name: "ntp-servers", data: "10.0.15.123" },
      ],
      reservations: [
        { "hw-address": "aa:bb:cc:00:00:01", "ip-address": "10.0.0.20", hostname: "till" },
        { "hw-address": "aa:bb:cc:00:00:02", "ip-address": "10.0.0.21", hostname: "pin-pad" },
      ],
    });
  });

  it("leaves out networks whose addresses are set by hand", () => {
    expect(subnets(planned, "ipv4").map(({ subnet }) => subnet)).toEqual(["10.0.4.0/22", "10.0.0.0/24"]);
  });

  it("has pools in IPv6 where DHCPv6 gives addresses, and options alone where devices choose them", () => {
    const [guests, pos] = subnets(planned, "ipv6");
    expect(guests).toMatchObject({ pools: [], "preferred-lifetime": 5400, "valid-lifetime": 7200 });
    expect(pos?.pools).toHaveLength(1);
    expect(pos?.reservations).toEqual([
      { duid: "00:03:00:01:aa:bb:cc:00:00:01", "ip-addresses": ["2400:3200:0:110::114"], hostname: "till" },
    ]);
  });

  it("tells guests the name servers of their own zone", () => {
    const guests = subnets(planned, "ipv4").find(({ subnet }) => subnet === "10.0.4.0/22");
    expect(guests?.["option-data"]).toContainEqual({ name: "domain-name-servers", data: "9.9.9.9" });
  });

  it("writes the logger's key as each release reads it", () => {
    const text = (release: "kea-2.2" | "kea-3") =>
      String(toKea4(planned.plan, planned.allocation, { target: release })[0]?.content);
    expect(text("kea-2.2")).toContain('"output_options"');
    expect(text("kea-3")).toContain('"output-options"');
  });

  const phones = plannedServices(`${STORE}dhcp:
  classes:
    phones: { test: "option[60].text == 'phone'", test6: "option[16].exists", options: { dnsServers: [10.0.15.54] }, nextServer: 10.0.15.9, bootFile: phone.cfg }
    desks: { test: "not member('phones')", test6: "not member('phones')" }
  zones: { pos: { clients: [phones, desks] } }
  networks:
    east/a/pos: { delegation: { prefix: "2400:3200:8000::/40", length: 56 } }
    east/a/guest-wifi: { clients: [desks] }
`);
  const written = (release: "kea-2.2" | "kea-3", write: typeof toKea4) =>
    JSON.parse(String(write(phones.plan, phones.allocation, { target: release })[0]?.content));

  it("puts the subnets of one VLAN into a shared network, where a device may have an address of any", () => {
    const store = STORE.replace(
      "pos: { cidr: 10.0.0.0/24 }",
      "pos: { cidr: 10.0.0.0/24, more: { b: { hosts: 20 } } }",
    );
    const shared = plannedServices(`${store}dhcp: {}\n`);
    const { Dhcp4 } = JSON.parse(String(toKea4(shared.plan, shared.allocation, { target })[0]?.content));
    expect(Dhcp4.subnet4.map((each: KeaSubnet) => each.subnet)).toEqual(["10.0.4.0/22"]);
    expect(Dhcp4["shared-networks"]).toMatchObject([
      { name: "east/a/pos", subnet4: [{ subnet: "10.0.0.0/24" }, { subnet: "10.0.1.64/27" }] },
    ]);
  });

  it("defines each class behind those it asks for, with its options", () => {
    const { Dhcp4 } = written("kea-3", toKea4);
    expect(Dhcp4["client-classes"]).toEqual([
      {
        name: "phones",
        test: "option[60].text == 'phone'",
        "option-data": [{ name: "domain-name-servers", data: "10.0.15.54" }],
        "next-server": "10.0.15.9",
        "boot-file-name": "phone.cfg",
      },
      { name: "desks", test: "not member('phones')" },
    ]);
    expect(Dhcp4.subnet4.map((each: KeaSubnet) => each["client-classes"])).toEqual([
      ["desks"],
      ["phones", "desks"],
    ]);
  });

  it("gives Kea 2.2 one class a subnet, made of several where need be", () => {
    const { Dhcp4 } = written("kea-2.2", toKea4);
    expect(Dhcp4.subnet4.map((each: KeaSubnet) => each["client-class"])).toEqual([
      "desks",
      "desks or phones",
    ]);
    expect(Dhcp4["client-classes"].at(-1)).toEqual({
      name: "desks or phones",
      test: "member('desks') or member('phones')",
    });
  });

  it("delegates prefixes that the planner gives to nobody else", () => {
    const { Dhcp6 } = written("kea-3", toKea6);
    expect(Dhcp6.subnet6.map((each: KeaSubnet) => each["pd-pools"])).toEqual([
      undefined,
      [{ prefix: "2400:3200:8000::", "prefix-len": 40, "delegated-len": 56 }],
    ]);
    expect(phones.allocation.prefixes).toContainEqual(
      expect.objectContaining({
        key: "reserved/delegated/east/a/pos",
        status: "reserved",
        description: "a /56 for each router in east/a/pos",
      }),
    );
  });

  it("has unique ids and normal hardware addresses in every plan", () => {
    fc.assert(
      fc.property(servicePlans, (each) => {
        for (const family of ["ipv4", "ipv6"] as const) {
          const list = subnets(each, family);
          expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
          for (const device of list.flatMap(({ reservations }) => reservations)) {
            expect(device["hw-address"]).toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("judges and writes 2,000 reservations", () => {
    const hosts = Array.from({ length: 2000 }, (_, i) => {
      const mac = `0200.0000.${i.toString(16).padStart(4, "0")}`;
      return `    dev-${i}: { mac: ${mac}, network: east/a/guest-wifi, host: ${i + 50} }\n`;
    });
    const store = STORE.replace("10.0.4.0/22", "10.0.32.0/19").replace("10.0.0.0/20", "10.0.0.0/18");
    const text = `${store}dhcp:\n  zones: { guest-wifi: { reservations: 2100 } }\n  hosts:\n${hosts.join("")}`;
    const many = plannedServices(text);
    const list = subnets(many, "ipv4").flatMap(({ reservations }) => reservations);
    expect(list).toHaveLength(2000);
  });
});

/** Each subnet as Kea says it has understood it. */
function understood({ text }: Answer): readonly string[] {
  return [...text.matchAll(/NEW_SUBNET[46] .*: (\S+) with params: (.*)/g)]
    .map(([, subnet, params = ""]) => `${subnet} ${params.replace(", rapid-commit is false", "")}`)
    .sort();
}

for (const [command, family, write] of [
  ["kea-dhcp4", "ipv4", toKea4],
  ["kea-dhcp6", "ipv6", toKea6],
] as const) {
  const kea = peer(command);
  const why = kea ? "" : ` (skipped: not installed; apt-get install ${command}-server)`;
  describe.skipIf(!kea)(`${command} -t${why}`, () => {
    it("takes random plans, and understands each subnet as it was meant", () => {
      fc.assert(
        fc.property(servicePlans, (planned) => {
          const files = write(planned.plan, planned.allocation, { target });
          const answer = withFiles(files, (folder) => kea?.(["-t", `${folder}/${files[0]?.name}`]));
          expect(answer?.text).not.toMatch(/ERROR|WARN/);
          expect(answer?.code).toBe(0);
          const meant = subnets(planned, family).map((each) => {
            const times = `t1=${each["renew-timer"]}, t2=${each["rebind-timer"]}`;
            const preferred = family === "ipv6" ? `, preferred-lifetime=${each["preferred-lifetime"]}` : "";
            return `${each.subnet} ${times}${preferred}, valid-lifetime=${each["valid-lifetime"]}`;
          });
          expect(answer && understood(answer)).toEqual(meant.sort());
        }),
        { numRuns: 25 },
      );
    });

    it("takes shared networks", () => {
      const store = STORE.replace("cidr: 10.0.0.0/24 }", "cidr: 10.0.0.0/24, more: { b: { hosts: 20 } } }");
      const { plan, allocation } = plannedServices(`${store}dhcp: {}\n`);
      const files = write(plan, allocation, { target });
      const answer = withFiles(files, (folder) => kea?.(["-t", `${folder}/${files[0]?.name}`]));
      expect(answer?.text).not.toMatch(/ERROR|WARN/);
      expect(answer && understood(answer)).toHaveLength(family === "ipv4" ? 3 : 2);
    });

    it("takes classes and delegated prefixes", () => {
      const text = `${STORE}dhcp:
  classes:
    phones: { test: "option[60].text == 'phone'", test6: "option[16].exists", bootFile: phone.cfg }
    desks: { test: "not member('phones')", test6: "not member('phones')" }
  zones: { pos: { clients: [phones, desks] } }
  networks: { east/a/pos: { delegation: { prefix: "2400:3200:8000::/40", length: 56 } } }
`;
      const { plan, allocation } = plannedServices(text);
      const files = write(plan, allocation, { target });
      const answer = withFiles(files, (folder) => kea?.(["-t", `${folder}/${files[0]?.name}`]));
      expect(answer?.text).not.toMatch(/ERROR|WARN/);
      expect(answer?.code).toBe(0);
    });

    it("stops at what the plan refuses as well, and swallows the rest of it", () => {
      const [file] = write(
        ...(({ plan, allocation }) => [plan, allocation] as const)(plannedServices(`${STORE}${DHCP}`)),
        { target },
      );
      const text = String(file?.content);
      const verdict = (content: string) =>
        withFiles([{ name: "x.conf", content }], (folder) => kea?.(["-t", `${folder}/x.conf`]).code);
      expect(verdict(text)).toBe(0);
      // Refused by both: a doubled id.
      const [first, second] = subnets(plannedServices(`${STORE}${DHCP}`), family).map(({ id }) => id);
      expect(verdict(text.replace(`"id": ${second}`, `"id": ${first}`))).toBe(1);
      // Swallowed by Kea, refused in the plan: a pool that holds the gateway.
      const greedy = family === "ipv4" ? /10\.0\.0\.36 - / : /2400:3200:0:110::1:0 - /;
      const gateway = family === "ipv4" ? "10.0.0.1 - " : "2400:3200:0:110::1 - ";
      expect(text).toMatch(greedy);
      expect(verdict(text.replace(greedy, gateway))).toBe(0);
    });
  });
}
