import fc from "fast-check";
import { allocate } from "../allocate.ts";
import type { Allocation } from "../allocation.ts";
import { BadInput, type Diagnostic } from "../diagnostic.ts";
import { emptyLock, type Lock } from "../lock.ts";
import { parsePlan } from "../parse-plan.ts";
import type { Plan } from "../plan.ts";
import { resolveServices, type Services } from "./resolve-services.ts";

export interface PlannedServices {
  readonly text: string;
  readonly plan: Plan;
  readonly allocation: Allocation;
  readonly services: Services;
}

const GLOBAL_ID = Uint8Array.of(0x3b, 0x7c, 0x91, 0xd0, 0x5e);

export function plannedServices(text: string, lock: Lock = emptyLock("plan.lock.yaml")): PlannedServices {
  const plan = parsePlan(text, "plan.yaml");
  const allocation = allocate(plan, lock, { randomGlobalId: () => GLOBAL_ID });
  return { text, plan, allocation, services: resolveServices(plan, allocation.prefixes) };
}

/** The faults of a plan, wherever on the way they are found. */
export function faultsOf(text: string): readonly Diagnostic[] {
  try {
    plannedServices(text);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
}

/** One store; every bad plan of the tests is this one with a line changed. */
export const STORE = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 }, corp6: { prefix: "2400:3200::/32" } }
regions:
  east:
    sites:
      a: { cidr: 10.0.0.0/20, zones: { pos: { cidr: 10.0.0.0/24 }, guest-wifi: { cidr: 10.0.4.0/22 }, server: { cidr: 10.0.1.0/26 } } }
`;

const zone = fc.constantFrom(
  "payment",
  "pos",
  "office",
  "office-wifi",
  "guest-wifi",
  "iot",
  "cctv",
  "server",
);

const network = fc
  .record(
    {
      hosts: fc.integer({ min: 4, max: 900 }),
      stack: fc.constantFrom("ipv4", "ipv6", "dual"),
      gateway: fc.constantFrom("first", "last", 2, 4),
      fhrp: fc.record({ protocol: fc.constant("vrrp"), realAddresses: fc.integer({ min: 1, max: 3 }) }),
      status: fc.constantFrom("active", "planned", "reserved", "deprecated"),
      more: fc.constant({ b: { hosts: 20 } }),
    },
    { requiredKeys: ["hosts", "stack"] },
  )
  .map(({ more, ...rest }) => (more === undefined || rest.stack === "ipv6" ? rest : { ...rest, more }));

const settings = fc.record(
  {
    staticRange: fc.integer({ min: 0, max: 3 }),
    reservations: fc.integer({ min: 0, max: 2 }),
    lease: fc.integer({ min: 60, max: 864_000 }),
    options: fc.constant({ dnsServers: ["10.255.0.53", "2400:3200:ffff::53"], domain: "mall.example" }),
  },
  { requiredKeys: [] },
);

/** Aggregates that are cut in every way: at an octet, between octets, below the last one. */
const aggregate4 = fc.constantFrom("10.0.0.0/8", "172.16.0.0/12", "10.32.0.0/13");
const aggregate6 = fc.constantFrom("2400:3200::/32", "2400:3200::/30", "2400:3200:8000::/33");

/** Plans with DHCP, DNS and NAT, and a device in each reserved band. */
export const servicePlans: fc.Arbitrary<PlannedServices> = fc
  .record({
    sites: fc.dictionary(
      fc.constantFrom("a", "sh-001", "0", "x".repeat(40)),
      fc.record({ zones: fc.dictionary(zone, network, { minKeys: 1, maxKeys: 4 }) }),
      { minKeys: 1, maxKeys: 3 },
    ),
    zones: fc.dictionary(zone, settings, { maxKeys: 3 }),
    aggregate4,
    aggregate6,
    small: fc.boolean(),
    serialFrom: fc.integer({ min: 0, max: 4_000_000_000 }),
  })
  .map(({ sites, zones, aggregate4: corp, aggregate6: corp6, small, serialFrom }) => {
    const document = {
      apiVersion: "atrium/v1",
      kind: "AddressPlan",
      metadata: { name: "any" },
      defaults: { nibble: false },
      aggregates: {
        corp: { prefix: corp },
        corp6: { prefix: corp6 },
        ...(small ? { public: { prefix: "203.0.113.64/27", allow: "documentation" } } : {}),
      },
      regions: { east: { sites } },
      dhcp: { servers: ["10.255.0.5"], zones, hosts: {} as Record<string, object> },
      dns: {
        domain: "mall.example",
        contact: "host.master@mall.example",
        serialFrom,
        nameServers: { ns1: { address: small ? "203.0.113.66" : "192.0.2.1" }, "ns.isp.example": {} },
        records: { www: { alias: "ns1" }, shop: { alias: "shop.example.net." } },
      },
      nat: {
        guests: {
          pool: ["198.51.100.0/24"],
          mode: "napt",
          zones: ["guest-wifi"],
          portsPerHost: 64,
          allow: "documentation",
        },
      },
    };
    const first = plannedServices(JSON.stringify(document));
    for (const { key, families } of first.services.networks) {
      const name = `dev-${Object.keys(document.dhcp.hosts).length}`;
      const digits = Object.keys(document.dhcp.hosts).length.toString(16).padStart(4, "0");
      const address = families.ipv4?.layout.reservations[0]?.first;
      const address6 = families.ipv6?.layout.reservations[0]?.last;
      if (address === undefined && address6 === undefined) continue;
      document.dhcp.hosts[name] = {
        mac: `aabb.cc00.${digits}`,
        network: key,
        ...(address ? { address: String(address) } : {}),
        ...(address6 ? { address6: String(address6) } : {}),
      };
    }
    return plannedServices(JSON.stringify(document));
  });
