import { z } from "zod";
import type { RequestOf } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";

const port = z.int().min(1).max(65_535);

const server = z.strictObject({
  image: z.string().min(1).describe("id of the image; another one is a release (guide 11.5.4)"),
  type: z.string().min(1).describe("of the servers, by the cloud's own name"),
  port: port.describe("that the application answers on"),
  healthPath: z.string().optional().describe("answers 200 when the server is ready; /healthz if left out"),
  plain: optOut.optional().describe("clear text between balancer and servers, and why"),
  diskGb: z.int().optional().describe("of each server; as much as the component has if left out"),
  rootDevice: z.string().optional().describe("AWS: the image's root device; /dev/xvda if left out"),
  setup: z
    .strictObject({
      packages: z.array(z.string().min(1)).optional().describe("installed on the first start"),
      files: z
        .record(z.string(), z.strictObject({ content: z.string(), permissions: z.string().optional() }))
        .optional()
        .describe("path → content and permissions; no secrets"),
      commands: z.array(z.string().min(1)).optional().describe("run once, in this order"),
    })
    .optional()
    .describe("what a server does on its first start"),
  warmupSeconds: z.int().optional().describe("until a new server takes its share; 120 if left out"),
  drainSeconds: z.int().optional().describe("that a leaving server has for its requests; 60 if left out"),
});

const campaign = z.strictObject({
  from: z.string().describe("YYYY-MM-DDTHH:MM on the group's clock"),
  to: z.string().describe("likewise"),
  peak: z.int().min(1).describe("servers that its busiest hour needs; 30 % more stand ready (guide 2.6.1)"),
});

const capacity = z.strictObject({
  minimum: z.int().describe("servers at night, one a zone at least"),
  opening: z.int().describe("servers when the doors open"),
  peak: z.int().describe("servers at the busiest hour of an ordinary day"),
  cpuTarget: z
    .number()
    .optional()
    .describe("percent that scaling aims at, 60 to 80 (guide 2.6.1); 70 if left out"),
  hours: z
    .strictObject({ from: z.string(), to: z.string(), offset: z.string().optional() })
    .optional()
    .describe("opening hours; 08:30 to 22:30 if left out"),
  plannedOn: z.string().describe("day of this plan, YYYY-MM-DD; what is scheduled begins on the next"),
  campaigns: z.record(key, campaign).optional().describe("days with more visitors (guide 12.2.3)"),
});

/** `runs.entries.<name>`: a balancer in the web tier, with its servers in the app tier. */
export const entrySection = z.strictObject({
  certificate: z
    .string()
    .min(1)
    .describe("AWS: ARN in ACM; Alibaba Cloud: <id>-<region> in Certificate Management Service"),
  server,
  capacity,
  accessLog: z
    .union([z.strictObject({ bucket: z.string() }), z.strictObject({ retentionDays: z.int() })], {
      error: "write { bucket: … } on AWS, { retentionDays: … } on Alibaba Cloud",
    })
    .optional()
    .describe(
      "AWS: bucket of requests, the log archive's in its home region; Alibaba Cloud: days, 184 if left out",
    ),
  permissions: z
    .array(z.strictObject({ actions: z.array(text).min(1), resources: z.array(text).min(1) }))
    .optional()
    .describe("what its servers may do besides"),
  interruptible: z
    .strictObject({
      reason: text,
      owner: text,
      onDemandPercent: z.number().optional(),
      types: z.array(z.string()).min(1),
    })
    .optional()
    .describe("outside of production: servers that the provider may take back (guide 8.2.3)"),
  visitors: z
    .array(key)
    .min(1)
    .optional()
    .describe(
      "inside: peers that enter, such as tills; every peer with a flow to web if left out (guide 3.4.1)",
    ),
  unshielded: optOut
    .optional()
    .describe("from the internet without a firewall for applications, and why (guide 8.3.2)"),
  quotas: z
    .strictObject({ targets: z.int().optional(), scheduled: z.int().optional() })
    .optional()
    .describe("raised service quotas of the account"),
});

export function entryRequest(section: z.infer<typeof entrySection>): RequestOf<"entries"> {
  const { permissions, server: written, capacity: sizes, interruptible, quotas, ...rest } = section;
  const { setup, ...of } = written;
  const { campaigns, hours, ...numbers } = sizes;
  return {
    ...withoutUndefined(rest),
    server: { ...withoutUndefined(of), ...(setup !== undefined && { setup: setupOf(setup) }) },
    capacity: {
      ...withoutUndefined(numbers),
      ...(hours !== undefined && { hours: withoutUndefined(hours) }),
      ...(campaigns !== undefined && { campaigns }),
    },
    ...(permissions !== undefined && {
      permissions: permissions.map(({ actions, resources }) => ({
        Effect: "Allow" as const,
        Action: actions,
        Resource: resources,
      })),
    }),
    ...(interruptible !== undefined && { interruptible: withoutUndefined(interruptible) }),
    ...(quotas !== undefined && { quotas: withoutUndefined(quotas) }),
  };
}

function setupOf(setup: NonNullable<z.infer<typeof server>["setup"]>) {
  const { files, ...rest } = setup;
  return {
    ...withoutUndefined(rest),
    ...(files !== undefined && {
      files: Object.fromEntries(Object.entries(files).map(([path, file]) => [path, withoutUndefined(file)])),
    }),
  };
}
