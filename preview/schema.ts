import { z } from "zod";

/** The published shape of a preview as JSON; also what `--base record.json` accepts. More keys may be added. */

const urns = z.array(z.string());
const values = z.record(z.string(), z.json());

const resource = z.looseObject({
  urn: z.string().regex(/^urn:pulumi:/),
  type: z.string(),
  name: z.string(),
  parent: z.string().optional().describe("URN of the parent; absent for the stack itself"),
  custom: z.boolean().describe("true for a provider's resource, false for a component"),
  inputs: values.describe('{"$unknown":true} where only a deployment knows, {"$secret":true} for a secret'),
  dependencies: urns,
  propertyDependencies: z.record(z.string(), urns),
  protect: z.boolean(),
  retainOnDelete: z.boolean().optional(),
  deleteBeforeReplace: z.boolean().optional(),
  ignoreChanges: z.array(z.string()).optional(),
  replaceOnChanges: z.array(z.string()).optional(),
  additionalSecretOutputs: z.array(z.string()).optional(),
  aliases: urns.optional(),
  deletedWith: z.string().optional(),
  id: z.string().optional().describe("physical identifier; only a state knows one"),
  import: z.string().optional(),
  provider: z.string().optional().describe("URN of an explicit provider; absent for the default one"),
  version: z.string().optional(),
  remote: z.literal(true).optional(),
  external: z.literal(true).optional(),
});

const verdict = z.looseObject({
  control: z.string(),
  urn: z.string(),
  status: z.enum(["pass", "fail", "unknown", "not-applicable", "excepted"]),
  level: z.enum(["disabled", "advisory", "mandatory"]),
  severity: z.enum(["low", "medium", "high", "critical"]),
  message: z.string(),
  remedy: z.string(),
  clauses: z.array(z.string()),
  sameAs: z.array(z.string()),
});

const reference = z.looseObject({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  protect: z.boolean(),
});
const use = z.looseObject({
  key: z.string(),
  prefix: z.string(),
  zone: z.string().optional(),
  status: z.string().optional(),
});

const changes = z.looseObject({
  added: z.array(reference),
  removed: z.array(reference),
  changed: z.array(
    z.looseObject({
      urn: z.string(),
      type: z.string(),
      name: z.string(),
      formerUrn: z.string().optional(),
      properties: z.array(
        z.looseObject({ path: z.string(), before: z.json().optional(), after: z.json().optional() }),
      ),
      replaced: z.boolean(),
    }),
  ),
  unchanged: z.int(),
  addresses: z.looseObject({
    taken: z.array(use),
    freed: z.array(use),
    moved: z.array(use.extend({ from: z.string() })),
  }),
  verdicts: z.looseObject({
    new: z.array(verdict),
    fixed: z.array(verdict),
    excepted: z.array(verdict),
  }),
});

export const previewSchema = z.looseObject({
  project: z.string().optional(),
  stack: z.string().optional(),
  organization: z.string().optional(),
  packs: z.array(z.string()).optional(),
  resources: z.array(resource),
  verdicts: z.array(verdict),
  exceptions: z
    .array(
      z.looseObject({
        control: z.string(),
        resource: z.string(),
        reason: z.string(),
        owner: z.string(),
        approver: z.string(),
        ticket: z.string(),
        expires: z.string().describe("last day it holds, YYYY-MM-DD"),
        daysLeft: z.int(),
        excuses: urns,
        source: z.enum(["file", "configuration", "code"]).optional(),
        marker: z.string().optional().describe("URN of the marker of one that the program carries"),
      }),
    )
    .optional()
    .describe("exceptions that excuse something today, the one that ends first on top"),
  waivers: z
    .array(z.looseObject({ waiver: z.string(), said: z.string(), resources: urns }))
    .optional()
    .describe("what is secure by default and was left off: why, who answers, and which resources say so"),
  summary: z.looseObject({
    resources: z.int(),
    byCloud: z.record(z.string(), z.int()),
    verdicts: z.looseObject({
      pass: z.int(),
      fail: z.int(),
      unknown: z.int(),
      "not-applicable": z.int(),
      excepted: z.int(),
      mandatoryFailures: z.int(),
      advisoryFailures: z.int(),
    }),
    seconds: z.number(),
  }),
  groups: z
    .record(
      z.enum(["clause", "system", "owner"]),
      z.array(z.looseObject({ name: z.string(), mandatory: z.int(), advisory: z.int(), excepted: z.int() })),
    )
    .optional()
    .describe("how much is wrong at each clause of the guide, system and owner"),
  outputs: values.optional(),
  lookups: z.array(z.string()).optional(),
  warnings: z.array(z.string()).optional(),
  regions: z.record(z.string(), z.string()).optional(),
  base: z.looseObject({ name: z.string() }).optional(),
  changes: changes.optional(),
});
