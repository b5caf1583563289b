import { z } from "zod";
import { type Address, MalformedAddress, parseAddress } from "./ip.ts";
import { nameSchema } from "./plan-terms.ts";
import { type Prefix, parsePrefix } from "./prefix.ts";
import { parseDuid, parseMac } from "./services/hardware-address.ts";
import { type HostRange, parseHostRange } from "./services/host-range.ts";
import { type NatSpace, parseNatSpace } from "./services/nat-space.ts";

/** A text that a parser of ours turns into a value; what it refuses becomes a positioned fault. */
function parsed<T>(parse: (text: string) => T, code: string, description: string) {
  return z
    .string()
    .transform((text, ctx): T => {
      try {
        return parse(text);
      } catch (error) {
        if (!(error instanceof MalformedAddress)) throw error;
        const params = { code, hint: error.hint };
        ctx.addIssue({ code: "custom", message: error.message, params });
        return z.NEVER;
      }
    })
    .describe(description);
}

const addressSchema = parsed(parseAddress, "plan.address", "One address, such as 10.16.0.10 or fd00::10");
const ipv4Schema = parsed(of("ipv4"), "plan.family", "One IPv4 address");
const ipv6Schema = parsed(of("ipv6"), "plan.family", "One IPv6 address");
const hostRangeSchema = parsed<HostRange>(
  parseHostRange,
  "plan.range",
  "Addresses as 10.0.0.20-10.0.0.99, or counted from the start of the subnet: 20-99 (IPv4), ::100-::fff (IPv6)",
);
const macSchema = parsed(parseMac, "plan.mac", "aa:bb:cc:00:11:22, AA-BB-…, aabb.cc00.1122 or aabbcc001122");
const duidSchema = parsed(
  parseDuid,
  "plan.duid",
  "DHCP unique identifier in hexadecimal, such as 00:03:00:01:…",
);
const seconds = (what: string) => z.int().min(60).max(31_536_000).describe(`${what}, in seconds`);

function of(family: Address["family"]) {
  return (text: string): Address => {
    const address = parseAddress(text);
    if (address.family === family) return address;
    const wanted = family === "ipv4" ? "IPv4" : "IPv6";
    throw new MalformedAddress(`the address is not of ${wanted}`, `give an ${wanted} address here`);
  };
}

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const domainSchema = z
  .string()
  .check((ctx) => {
    if (DOMAIN.test(ctx.value)) return;
    const params = {
      code: "plan.domain",
      hint: ctx.value.endsWith(".")
        ? `write ${ctx.value.slice(0, -1) || "a domain"} without the final dot`
        : "labels of at most 63 lower-case letters, digits and inner hyphens, joined by dots",
    };
    ctx.issues.push({ code: "custom", input: ctx.value, message: "is no valid domain name", params });
  })
  .meta({ pattern: DOMAIN.source, description: "Domain name without the final dot, such as mall.example" });

const optionsSchema = z
  .strictObject({
    domain: domainSchema.optional(),
    search: z.array(domainSchema).min(1).optional().describe("Domains tried for short names"),
    dnsServers: z.array(addressSchema).min(1).optional().describe("IPv4 and IPv6 mixed, by preference"),
    ntpServers: z.array(addressSchema).min(1).optional(),
  })
  .describe("What devices are told beside their address");

/** Of all networks, of the networks of a zone, or of one network; the narrower wins. */
const layoutShape = {
  staticRange: z
    .union([z.int().min(0).max(1_000_000), hostRangeSchema], "write how many, or a range such as 10-19")
    .optional()
    .describe("IPv4 addresses for devices configured by hand: how many, or which"),
  reservations: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe("How many IPv4 addresses are kept for reservations; the devices go under hosts"),
  pools: z.array(hostRangeSchema).min(1).optional().describe("DHCP pools, instead of all that is left"),
  lease: seconds("Lease").optional(),
  minLease: seconds("Shortest lease a device may ask for").optional(),
  maxLease: seconds("Longest lease a device may ask for").optional(),
  preferred: seconds("Time for which an IPv6 address is preferred").optional(),
  renew: z.int().min(30).max(31_536_000).optional().describe("T1: renewal starts, in seconds"),
  rebind: z.int().min(30).max(31_536_000).optional().describe("T2: any server will do, in seconds"),
  options: optionsSchema.optional(),
  visits: z
    .strictObject({
      perHour: z.number().positive().max(10_000_000).describe("Devices that arrive in the busiest hour"),
      stay: seconds("How long one stays"),
    })
    .optional()
    .describe("Visitors: the pool must hold arrivals × (stay + lease)"),
  clients: z.array(nameSchema).min(1).optional().describe("Only devices of one of these classes are served"),
};

const layoutSchema = z.strictObject(layoutShape);
export type LayoutInput = z.output<typeof layoutSchema>;

/** A test of Kea: long ones are lists of devices, which belong elsewhere. */
const testSchema = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^[\x20-\x7e]+$/, "has characters that Kea does not read");

const classSchema = z
  .strictObject({
    test: testSchema.optional().describe("What tells its devices in DHCPv4: option[60].text == 'phone'"),
    test6: testSchema.optional().describe("The same in DHCPv6: option[16].hex == 0x…"),
    options: optionsSchema.optional(),
    nextServer: ipv4Schema.optional().describe("Server that devices start from (IPv4)"),
    bootFile: z
      .string()
      .regex(/^[\x21-\x7e]{1,127}$/, "is no file name of at most 127 characters")
      .optional()
      .describe("File that devices start with (IPv4)"),
  })
  .describe("Devices that are told apart by what they send");

export type ClassInput = z.output<typeof classSchema>;

const delegationSchema = z
  .strictObject({
    prefix: parsed(ipv6Prefix, "plan.delegation", "IPv6 space to cut from, such as 2001:db8:8000::/40"),
    length: z.int().min(48).max(64).describe("Prefix length that each router gets: 56, 60 or 64"),
  })
  .describe("Prefixes for routers behind the network (DHCPv6 prefix delegation)");

function ipv6Prefix(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (prefix.family === "ipv6") return prefix;
  throw new MalformedAddress("the prefix is not of IPv6", "only IPv6 prefixes are delegated");
}

const reservationSchema = z
  .strictObject({
    mac: macSchema.optional(),
    duid: duidSchema.optional(),
    network: z.string().describe("Network it is in: region/site/network"),
    host: z
      .int()
      .min(1)
      .max(16_777_214)
      .optional()
      .describe("Address counted from the start of the subnet; in IPv6 from ::100"),
    address: ipv4Schema.optional(),
    address6: ipv6Schema.optional(),
    hostname: nameSchema.optional().describe("Name of the device, if other than the key"),
    description: z.string().optional(),
  })
  .meta({
    renamed: {
      "hw-address": 'a hardware address is written under "mac"',
      ip: 'the address is written under "address" or "address6"',
      zone: "name the network: network: east/sh-001/pos",
    },
  });

export type ReservationInput = z.output<typeof reservationSchema>;

export const dhcpSchema = z
  .strictObject({
    servers: z.array(addressSchema).min(1).optional().describe("DHCP servers that routers relay to"),
    interfaces: z
      .array(z.string().regex(/^(\*|[A-Za-z0-9_.:/-]{1,64})$/))
      .min(1)
      .optional(),
    vrfs: z.array(nameSchema).min(1).optional().describe("VRFs the servers answer for; all unless given"),
    ...layoutShape,
    classes: z.record(nameSchema, classSchema).optional(),
    zones: z.record(nameSchema, layoutSchema).optional().describe("What differs in the networks of a zone"),
    networks: z
      .record(
        z.string(),
        z.strictObject({
          ...layoutShape,
          interface: z.string().min(1).max(64).optional(),
          delegation: delegationSchema.optional(),
        }),
      )
      .optional()
      .describe("What differs in one network, by region/site/network"),
    hosts: z.record(nameSchema, reservationSchema).optional().describe("Reservations, by the device's name"),
  })
  .meta({ renamed: { reservation: 'devices are written under "hosts"' } });

export type DhcpInput = z.output<typeof dhcpSchema>;

const recordSchema = z.strictObject({
  address: ipv4Schema.optional(),
  address6: ipv6Schema.optional(),
  alias: z.string().optional().describe("Another name it stands for; a name elsewhere ends in a dot"),
});

export const dnsSchema = z.strictObject({
  domain: domainSchema.describe("Forward zone, without the final dot"),
  contact: z
    .string()
    .regex(/^[A-Za-z0-9._+-]+@[a-z0-9.-]+$/, "is no mail address")
    .describe("Mail address of whoever keeps the zones"),
  nameServers: z
    .record(domainSchema, z.strictObject({ address: ipv4Schema.optional(), address6: ipv6Schema.optional() }))
    .refine((servers) => Object.keys(servers).length > 0, "needs at least one server")
    .describe("By name: in the domain with its addresses (ns1), or elsewhere with none (ns1.isp.example)"),
  vrfs: z.array(nameSchema).min(1).optional().describe("VRFs with names; main unless given"),
  ttl: seconds("Time to live").optional(),
  soa: z
    .strictObject({
      refresh: seconds("Secondaries ask again").optional(),
      retry: seconds("Secondaries retry").optional(),
      expire: seconds("Secondaries give up").optional(),
      minimum: z
        .int()
        .min(0)
        .max(10_800)
        .optional()
        .describe("How long an absent name is remembered, in seconds"),
    })
    .optional(),
  serialFrom: z
    .int()
    .min(0)
    .max(4_000_000_000)
    .optional()
    .describe("Added to the lock's generation, where older zones have a higher serial"),
  records: z.record(domainSchema, recordSchema).optional().describe("Further names in the domain"),
});

export type DnsInput = z.output<typeof dnsSchema>;

const natPoolSchema = z.strictObject({
  pool: z.array(parsed<NatSpace>(parseNatSpace, "plan.nat", "203.0.113.8/29, a range or one address")).min(1),
  mode: z.enum(["static", "napt"]).describe("static: an address each; napt: addresses shared by ports"),
  zones: z.array(nameSchema).min(1).describe("Zones that go out through it"),
  regions: z.array(nameSchema).min(1).optional().describe("Only the sites of these regions"),
  sites: z.array(z.string()).min(1).optional().describe("Only these sites, as region/site"),
  portsPerHost: z.int().min(1).max(64_512).optional().describe("Connections of one device at its busiest"),
  allow: z.literal("documentation").optional().describe("Accepts documentation space, in an example"),
  description: z.string().optional(),
});

export type NatInput = z.output<typeof natPoolSchema>;

export const natSchema = z.record(nameSchema, natPoolSchema);
