import { z } from "zod";
import { DATA_CLASSES, ENVIRONMENTS } from "../components/index.ts";
import { freeze } from "./freezes.ts";
import { accountId, accountsSchema } from "./governance/accounts-schema.ts";
import { governanceSchema } from "./governance/schema.ts";
import { key, optOut, text } from "./texts.ts";
import { workloadsSchema } from "./workloads/group.ts";
import { runsSection } from "./workloads/runs.ts";

const port = z.int().min(1).max(65_535);
const ports = z
  .array(
    z.union([port, z.strictObject({ from: port, to: port })], {
      // Numbers out of range and misspelt keys say what is wrong themselves; here nothing fits at all.
      error: "write a number from 1 to 65535, or { from: 8000, to: 8100 }",
    }),
  )
  .min(1)
  .describe("single ports, or { from, to }");

const flow = z
  .strictObject({
    from: key.describe("a tier, a peer, or internet"),
    to: key.describe("a tier, a peer, or internet"),
    protocol: z.enum(["tcp", "udp"]).default("tcp"),
    ports,
    reason: text.describe("business reason, read at the quarterly review (guide 5.2.2)"),
    owner: text,
    exception: z
      .strictObject({ reason: text, approver: text })
      .optional()
      .describe("opens what the zone matrix forbids (guide 3.4.1, 6.3.3, 7.2.1); shows in tags"),
  })
  .meta({ renamed: { port: "ports" } });

const peer = z.strictObject({
  description: text,
  ipv4: z.array(z.string()).optional().describe("prefixes outside the plan"),
  ipv6: z.array(z.string()).optional().describe("likewise"),
  plan: z
    .strictObject({
      regions: z.array(key).min(1).optional().describe("whole regions of the plan"),
      sites: z.array(key).min(1).optional().describe("sites of the plan"),
      zone: key.optional().describe("only this zone of the sites; every address of them otherwise"),
      zones: z.array(key).min(1).optional().describe("only these zones of the sites"),
      networks: z.array(key).min(1).optional().describe("instead of sites: cloud networks of the plan"),
      tiers: z.array(key).min(1).optional().describe("only these tiers of the networks"),
    })
    .optional()
    .describe("prefixes of the address plan"),
});

const egress = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("none") }),
  z.strictObject({ mode: z.literal("shared"), az: z.string(), tier: key.optional() }),
  z.strictObject({ mode: z.literal("per-az"), tier: key.optional() }),
  z.strictObject({ mode: z.literal("regional"), az: z.string().optional(), tier: key.optional() }),
]);

const tier = z.strictObject({
  role: z.enum(["web", "app", "db", "management"]).optional().describe("the tier's own name if left out"),
  zone: key
    .optional()
    .describe("security zone of its hosts: server, or management for that role, if left out"),
  egress: z
    .boolean()
    .optional()
    .describe("whether its hosts may use the network's way out; by its role if left out"),
  clientPorts: z
    .strictObject({ from: port, to: port })
    .optional()
    .describe("ports that its hosts answer replies on; by its role if left out"),
  tags: z.record(z.string(), z.string()).optional().describe("beside and instead of those of the network"),
});

const endpoints = z.strictObject({
  gateway: z.array(key).optional(),
  interface: z.record(key, z.string()).optional(),
  tier: key.optional(),
  users: z.array(key).min(1).optional(),
});

const network = z.strictObject({
  account: accountId,
  environment: z.enum(ENVIRONMENTS),
  assumeRole: z.string().min(1).optional().describe("role that the deployment takes on in the account"),
  egress: egress.default({ mode: "none" }),
  tiers: z
    .record(key, tier)
    .default({})
    .describe("settings of the plan's tiers; a tier named as a role needs none"),
  flows: z.record(key, flow).default({}).describe("added to the estate's flows; the same key replaces one"),
  endpoints: endpoints.optional().describe("private ways to services of the cloud"),
  flowLogs: z
    .strictObject({
      retentionDays: z.int().min(1).optional().describe("184 at least (guide 1.10.2)"),
      kmsInstance: z.string().optional().describe("Alibaba Cloud: KMS instance that holds the key"),
      off: optOut.optional().describe("no flow logs: who says so, and why"),
    })
    .optional(),
  deletion: z
    .strictObject({ allowed: z.strictObject({ reason: text }) })
    .optional()
    .describe("why logs and keys of the network may be deleted with it"),
  quotas: z
    .strictObject({
      aclEntriesPerDirection: z.int().min(1),
      groupRulesPerDirection: z.int().min(1),
      customRouteTables: z.int().min(1),
      subnets: z.int().min(1),
    })
    .partial()
    .optional()
    .describe("raised service quotas of the account"),
  tags: z.record(z.string(), z.string()).default({}).describe("beside and instead of those of the estate"),
});

const minutes = z.int().min(0).max(525_600);

const system = z.strictObject({
  title: text,
  tier: z.literal([1, 2, 3]).describe("business tier of guide 12.2.1"),
  department: key,
  businessLine: key,
  owner: text,
  dataClass: z.enum(DATA_CLASSES),
  exposure: z.enum(["internet", "stores", "internal"]),
  networks: z.array(key).min(1),
  rtoMinutes: minutes.describe("longest time to recover (guide 12.2.1 asks for one, and prints none)"),
  rpoMinutes: minutes.describe("longest loss of data"),
  core: z
    .boolean()
    .optional()
    .describe("held to what tier 1 is held to, as ERP core modules are (guide 12.2.2)"),
  runs: runsSection.optional().describe("what it is made of; without it, it is only named"),
});

/** `estate.yaml` as written: the shape only; what must fit together is checked in `estate.ts`. */
export const estateSchema = z.strictObject({
  apiVersion: z.literal("atrium/v1"),
  kind: z.literal("Estate"),
  metadata: z.strictObject({ name: key, description: z.string().optional() }),
  plan: z.string().min(1).default("plan.yaml").describe("address plan, relative to this file"),
  exceptions: z.string().min(1).optional().describe("policy exceptions, relative to this file"),
  costs: z
    .string()
    .min(1)
    .optional()
    .describe(
      "finance's rules (costs.yaml), relative to this file; what they do not know is refused (guide 8.2.1)",
    ),
  departments: z.record(key, z.strictObject({ title: text, costCentre: text })),
  businessLines: z.record(key, z.strictObject({ title: text })),
  tags: z.record(z.string(), z.string()).describe("of every resource that says nothing else"),
  accounts: accountsSchema.describe("accounts that the landing zone governs"),
  governance: governanceSchema.describe("what the accounts are held to; secure where nothing is said"),
  peers: z.record(key, peer).default({}).describe("who outside the clouds may be named in a flow"),
  flows: z.record(key, flow).default({}).describe("of every network that has both ends"),
  networks: z.record(key, network).describe("networks of the plan (clouds:) that are to be built"),
  systems: z.record(key, system).default({}).describe("business systems, and where they run"),
  changeFreezes: z
    .record(key, freeze)
    .default({})
    .describe("times in which nothing is deployed unless it is approved (guide 12.1.2)"),
  workloads: workloadsSchema.describe("what runs for the whole group"),
});

export type EstateDocument = z.infer<typeof estateSchema>;
export type NetworkDocument = z.infer<typeof network>;
export type PeerDocument = z.infer<typeof peer>;
