import { z } from "zod";
import { PROVIDERS } from "./cloud-limits.ts";
import { dhcpSchema, dnsSchema, natSchema } from "./plan-services.ts";
import { nameSchema, prefixSchema } from "./plan-terms.ts";
import { parseUnits, UNITS } from "./units.ts";
import { vidFault } from "./vlan.ts";
import { STACKS } from "./zones/zone.ts";

const vlanSchema = z
  .number()
  .check((ctx) => {
    const fault = vidFault(ctx.value);
    if (fault) {
      const params = { code: "plan.vlan", hint: fault.hint };
      ctx.issues.push({ code: "custom", input: ctx.value, message: fault.message, params });
    }
  })
  .meta({ minimum: 2, maximum: 4094, description: "VLAN number, 2–1001 or 1006–4094" });

const vlanRangeSchema = z
  .string()
  .transform((text, ctx) => {
    const match = /^([1-9][0-9]{0,3})-([1-9][0-9]{0,3})$/.exec(text);
    const first = Number(match?.[1]);
    const last = Number(match?.[2]);
    const fault = match === null ? undefined : (vidFault(first) ?? vidFault(last));
    if (match !== null && fault === undefined && first <= last) return { first, last };
    ctx.addIssue({
      code: "custom",
      message: fault?.message ?? "is no range of VLANs",
      params: {
        code: "plan.vlan",
        hint: fault?.hint ?? "write the lower and the higher number, such as 500-519",
      },
    });
    return z.NEVER;
  })
  .meta({ pattern: "^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$", description: "VLAN numbers such as 500-519" });

/** Where a whole subnet does not fit anything: one IPv4 /8 has fewer. */
const hostsSchema = z.int().min(1).max(16_000_000).describe("Devices that need an address");
const headroomSchema = z
  .number()
  .min(0)
  .lt(1)
  .describe("Share of the addresses left free after all devices: 0.25 is a quarter (guide: 0.2–0.3)");
const growthSchema = z
  .int()
  .min(0)
  .max(8)
  .describe("Times the network may double later without moving; that much space is kept behind it");
const gatewaySchema = z
  .union([z.enum(["first", "last"]), z.int().min(1).max(4094)])
  .describe("Address of the router: the first or the last of the subnet, or its distance from the start");
const statusSchema = z.enum(["active", "planned", "reserved", "deprecated"]);
const formerlySchema = nameSchema.describe("The name it had in the lock: it keeps its addresses");
const fhrpSchema = z
  .strictObject({
    protocol: z.enum(["vrrp", "hsrp", "glbp", "carp"]),
    realAddresses: z
      .int()
      .min(1)
      .max(4)
      .default(2)
      .describe("Own addresses of the routers beside the shared one"),
  })
  .describe("Routers that share the gateway address");

const pins = {
  cidr: prefixSchema("ipv4").optional().describe("IPv4 network it must have"),
  cidr6: prefixSchema("ipv6").optional().describe("IPv6 network it must have"),
};

const unitRangeSchema = z.union(
  [z.int().min(1).max(4094), z.string().meta({ pattern: UNITS.source })],
  "write a number, or a range such as 1-240",
);

const unitsSchema = z
  .union([unitRangeSchema, z.array(unitRangeSchema).min(1)], "write 1-240, or [1-6, 8-240]")
  .transform((value, ctx) => {
    const units = parseUnits(Array.isArray(value) ? value : [value]);
    if (units !== undefined) return units;
    ctx.addIssue({
      code: "custom",
      message: "is no list of units",
      params: { code: "plan.units", hint: "write 1-240, or [1-6, 8-240]: each number once, up to 4094" },
    });
    return z.NEVER;
  })
  .describe(
    "One network for each number: tenant with units 1-240 is tenant-001 to tenant-240; vlan is then unit 1's",
  );

const RENAMED_NETWORK = {
  count: 'number them with "units": 1-240',
  vid: 'VLAN numbers are written under "vlan"',
  prefix: 'pin a network with "cidr" (IPv4) or "cidr6" (IPv6)',
  size: 'give the devices with "hosts", or the prefix length with "length"',
};

const moreSchema = z
  .strictObject({
    hosts: hostsSchema.optional(),
    length: z.int().min(8).max(31).optional().describe("IPv4 prefix length, instead of hosts"),
    cidr: pins.cidr,
    gateway: gatewaySchema.optional(),
    headroom: headroomSchema.optional(),
    growth: growthSchema.optional(),
    status: statusSchema.optional(),
    description: z.string().optional(),
  })
  .meta({ renamed: RENAMED_NETWORK });

const networkSchema = z
  .strictObject({
    zone: nameSchema.optional().describe("Zone it belongs to, where its key is another name"),
    hosts: hostsSchema.optional(),
    length: z.int().min(8).max(31).optional().describe("IPv4 prefix length, instead of hosts"),
    units: unitsSchema.optional(),
    ...pins,
    vlan: vlanSchema.optional(),
    stack: z.enum(STACKS).optional().describe("Families it speaks; the zone's unless given"),
    gateway: gatewaySchema.optional(),
    fhrp: fhrpSchema.optional(),
    headroom: headroomSchema.optional(),
    growth: growthSchema.optional(),
    status: statusSchema.optional(),
    formerly: formerlySchema.optional(),
    allowMove: z.boolean().optional().describe("It may get another address when it no longer fits"),
    more: z
      .record(nameSchema, moreSchema)
      .optional()
      .describe("Further IPv4 subnets in the same VLAN, by name: where the first one cannot grow"),
    description: z.string().optional(),
  })
  .meta({ renamed: RENAMED_NETWORK });

export type NetworkInput = z.output<typeof networkSchema>;

const networksSchema = z
  .record(
    nameSchema,
    z.union([z.literal("none"), networkSchema], "write what it needs, such as { hosts: 24 }, or none"),
  )
  .describe("Networks by name; the name is the zone unless `zone` says otherwise; `none` leaves one out");

const siteSchema = z
  .strictObject({
    template: nameSchema.optional(),
    zones: networksSchema.optional(),
    ...pins,
    growth: growthSchema.optional(),
    status: statusSchema.optional(),
    formerly: formerlySchema.optional(),
    description: z.string().optional(),
  })
  .meta({ renamed: { overrides: 'write what differs from the template under "zones"' } });

const regionSchema = z.strictObject({
  sites: z.record(nameSchema, siteSchema).default({}),
  ...pins,
  growth: growthSchema.optional(),
  formerly: formerlySchema.optional(),
  description: z.string().optional(),
});

const cloudSchema = z.strictObject({
  provider: z.enum(PROVIDERS),
  region: z.string().min(1),
  stack: z
    .enum(["ipv4", "dual"])
    .default("ipv4")
    .describe("dual: the cloud gives each subnet an IPv6 /64 as well"),
  azSlots: z
    .int()
    .min(1)
    .max(16)
    .default(4)
    .describe("Availability zones each tier keeps room for; a later one moves nothing"),
  azs: z
    .record(z.string(), z.int().min(0).max(15))
    .describe("Availability zones in use, each with its slot from 0"),
  tiers: z.record(
    nameSchema,
    z.strictObject({
      hosts: hostsSchema.optional(),
      length: z
        .int()
        .min(8)
        .max(29)
        .optional()
        .describe("IPv4 prefix length of each subnet, instead of hosts"),
      headroom: headroomSchema.optional(),
      formerly: formerlySchema.optional(),
      description: z.string().optional(),
    }),
  ),
  cidr: pins.cidr,
  length: z
    .int()
    .min(8)
    .max(28)
    .optional()
    .describe("IPv4 prefix length of the network, where it is to have more room"),
  secondary: z
    .record(
      nameSchema,
      z.strictObject({
        length: z
          .int()
          .min(8)
          .max(28)
          .optional()
          .describe("IPv4 prefix length; that of the network if left out"),
        cidr: pins.cidr,
        description: z.string().optional(),
      }),
    )
    .optional()
    .describe("Further IPv4 blocks of the network, for tiers that it has no room for"),
  status: statusSchema.optional(),
  formerly: formerlySchema.optional(),
  description: z.string().optional(),
});

const aggregateSchema = z
  .strictObject({
    prefix: prefixSchema().optional(),
    ula: z.literal("generate").optional().describe("Draw a random fd…/48 once and keep it in the lock"),
    kind: z.enum(["private", "gua", "ula"]).optional(),
    vrf: nameSchema.optional(),
    rir: z.string().optional().describe("Registry or provider it comes from"),
    allow: z
      .enum(["public", "shared", "documentation"])
      .optional()
      .describe("Accepts IPv4 space that is not RFC 1918, or documentation space in an example"),
    description: z.string().optional(),
  })
  .meta({ renamed: { cidr: 'an aggregate names its network under "prefix"' } });

const zoneSchema = z.strictObject({
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }).optional(),
  vlans: vlanRangeSchema.optional(),
  vlan: vlanSchema.optional().describe("One number for every site, instead of a range"),
  stack: z.enum(STACKS).optional(),
  addressing: z
    .strictObject({
      ipv4: z.enum(["static", "dhcp"]).optional(),
      ipv6: z.enum(["static", "slaac", "dhcpv6"]).optional(),
    })
    .optional(),
  lease: z.int().min(60).max(31_536_000).optional().describe("DHCP lease in seconds"),
  headroom: headroomSchema.optional(),
  vrf: nameSchema.optional(),
  isolation: z
    .strictObject({
      internet: z.enum(["none", "listed", "open"]).optional(),
      reaches: z.record(nameSchema, z.string().min(1)).optional(),
      peers: z.boolean().optional(),
      cardData: z.boolean().optional(),
    })
    .optional(),
});

export type ZoneInput = z.output<typeof zoneSchema>;

/** plan.yaml as its author writes it. Everything is a map with a name: order never means anything. */
export const planSchema = z
  .strictObject({
    apiVersion: z.literal("atrium/v1"),
    kind: z.literal("AddressPlan"),
    metadata: z.strictObject({ name: nameSchema, description: z.string().optional() }),
    defaults: z
      .strictObject({
        headroom: headroomSchema.optional(),
        gateway: gatewaySchema.optional(),
        fhrp: fhrpSchema.optional(),
        growth: growthSchema.optional(),
        strategy: z
          .enum(["sparse", "best-fit"])
          .optional()
          .describe("Placement of regions: far apart so that each can double, or close together"),
        containers: z
          .enum(["checked", "ignored"])
          .optional()
          .describe("Warn of networks in the ranges that Docker and Kubernetes take by themselves"),
        nibble: z.boolean().optional().describe("Cut IPv6 at hexadecimal digits only"),
        ipv6Site: z
          .union([z.literal(48), z.literal(52), z.literal(56), z.literal(60)], "write 48, 52, 56 or 60")
          .optional()
          .describe("IPv6 prefix length of a site"),
      })
      .optional(),
    vrfs: z
      .record(nameSchema, z.strictObject({ description: z.string().optional() }))
      .optional()
      .describe("Routing tables with address spaces of their own"),
    aggregates: z.record(nameSchema, aggregateSchema).optional(),
    reserved: z
      .record(
        nameSchema,
        z.strictObject({ prefix: prefixSchema(), reason: z.string().min(1), vrf: nameSchema.optional() }),
      )
      .optional(),
    zones: z.record(nameSchema, zoneSchema).optional(),
    templates: z.record(nameSchema, z.strictObject({ zones: networksSchema })).optional(),
    regions: z.record(nameSchema, regionSchema).optional(),
    clouds: z.record(nameSchema, cloudSchema).optional(),
    dhcp: dhcpSchema.optional(),
    dns: dnsSchema.optional(),
    nat: natSchema.optional(),
  })
  .meta({ renamed: { roles: 'roles are written under "zones"' } });

export type PlanInput = z.output<typeof planSchema>;
