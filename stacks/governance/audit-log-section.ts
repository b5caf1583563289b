import { z } from "zod";
import { key, optOut, text } from "../texts.ts";

const days = z.int().min(1).optional().describe("in days");

const dataEvents = z.union(
  [
    z.strictObject({ objectsOf: z.array(z.string()).min(1) }),
    z.strictObject({ all: z.enum(["functions", "tables"]) }),
  ],
  { error: "give it a name: <name>: { objectsOf: [<bucket>] }, or <name>: { all: functions }" },
);

/** `governance.audit-log` of estate.yaml: what is recorded and how it is kept. Left out, everything is, as the guide says. */
export const auditLogSection = z.strictObject({
  off: optOut
    .optional()
    .describe("no trail and no archive: who says so, and why (guide 8.3.4 asks for them)"),
  offSite: z
    .record(key, z.string())
    .optional()
    .describe("archive account → region of the second copy; its second region if left out"),
  without: z
    .record(key, optOut)
    .optional()
    .describe("account → why it keeps its own archive instead of an account of purpose log-archive"),
  retention: z
    .strictObject({ permission: days, security: days, access: days })
    .optional()
    .describe("days, longer than the guide's 1827, 365 and 365"),
  lock: z
    .union([z.literal("compliance"), z.strictObject({ governance: optOut })], {
      error: "write compliance, or { governance: { reason, owner } }",
    })
    .optional()
    .describe("compliance in production if left out: nobody shortens it; governance: named roles may"),
  disposal: z
    .strictObject({ security: text, operations: text, reason: text })
    .optional()
    .describe("who agreed that logs past their retention are removed (guide 1.10.2)"),
  stewards: z
    .array(z.string())
    .optional()
    .describe("further roles, by ARN, that may change how an archive is set up"),
  readers: z.array(z.string()).optional().describe("further roles, by ARN, that may read the logs"),
  ownLogs: z
    .record(key, z.array(z.string()).min(1))
    .optional()
    .describe("account → log groups (AWS) or projects (Alibaba Cloud) that operations may read there"),
  bytesPerQuery: z
    .int()
    .min(10_000_000)
    .optional()
    .describe("AWS: most that one question to Athena may read; 100 GiB if left out"),
  collect: z
    .record(
      key,
      z.strictObject({
        product: z.string(),
        type: z.string(),
        source: z.enum(["flow", "waf", "dns", "database", "application", "load-balancer", "object-access"]),
      }),
    )
    .optional()
    .describe("Alibaba Cloud: service logs collected centrally, by Log Service's codes"),
  insights: z
    .boolean()
    .optional()
    .describe("AWS: tell of unusual numbers of calls and errors; on where the partition has it"),
  dataEvents: z.record(key, z.record(key, dataEvents)).optional().describe("account → what else is recorded"),
  fileNotices: z.boolean().optional().describe("AWS: a topic that tells of each delivered file"),
  history: z.boolean().optional().describe("Alibaba Cloud: deliver the last 90 days too"),
});

export type AuditLogSection = z.infer<typeof auditLogSection>;
