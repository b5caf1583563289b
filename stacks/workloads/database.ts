import { z } from "zod";
import {
  DATABASE_ACCESSES,
  DATABASE_FAMILIES,
  DATABASE_KINDS,
  type RequestOf,
} from "../../components/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { optOut, text } from "../texts.ts";

const days = z.int().optional().describe("days between two passwords; 90 if left out (guide 1.1.2)");

const rotation = z.union([
  z.strictObject({ by: z.literal("service"), days }),
  z.strictObject({ by: z.literal("function"), functionArn: z.string(), days }),
  z.strictObject({
    by: z.literal("deployment"),
    since: z.string().describe("day of the password; another day makes a new one"),
    days,
  }),
]);

const application = z.strictObject({
  purpose: text,
  databases: z.array(z.string()).describe("those it may open"),
  access: z.enum(DATABASE_ACCESSES).describe("read, write, or schema for migrations"),
  rotation: rotation.describe(
    "who changes its password: the service (ApsaraDB RDS), a function (AWS) or a deployment (guide 1.1.2)",
  ),
});

/** `runs.databases.<name>`: a relational database of the system. */
export const databaseSection = z.strictObject({
  engine: z
    .strictObject({
      family: z.enum(DATABASE_FAMILIES),
      version: z.string(),
      edition: z.enum(["standard", "enterprise"]).optional().describe("SQL Server; standard if left out"),
    })
    .describe("family and release"),
  kind: z.enum(DATABASE_KINDS).describe("instance (RDS) or cluster (Aurora, PolarDB)"),
  size: z.string().min(1).optional().describe("class by the cloud's own name; by the engine if left out"),
  nodes: z.int().optional().describe("of a cluster; 2 if left out (guide 10.2.1)"),
  storage: z
    .strictObject({
      gb: z.int(),
      mostGb: z.int().optional().describe("up to which it grows by itself; four times as much if left out"),
    })
    .optional()
    .describe("of an instance, to begin with"),
  port: z.int().optional().describe("the engine's own if left out"),
  databases: z.array(z.string()).describe("databases in it, by names that are kept for good"),
  applications: z
    .record(z.string(), application)
    .describe("programs that sign in, each with an account and a password of its own (guide 10.4.1)"),
  backupStart: z
    .string()
    .optional()
    .describe("full hour, after closing, on the group's clock; 23:00 if left out (guide 1.6.2)"),
  standby: z
    .enum(["backups", "replica", "none"])
    .optional()
    .describe("what the second network of the system gets; backups if left out (guide 10.2.2)"),
  standbyNodes: z.int().optional().describe("of a cluster that follows; 1 if left out"),
  auditBucket: z
    .strictObject({
      name: z.string(),
      key: z.string().optional().describe("domain of the bucket's key; logs if left out"),
    })
    .optional()
    .describe("SQL Server on AWS: bucket of its audit files (guide 10.4.4)"),
  zones: z
    .strictObject({ home: z.string(), standby: z.string() })
    .optional()
    .describe("Alibaba Cloud: zones of the node that writes and of its standby; the first two if left out"),
  singleZone: optOut.optional().describe("outside of production: no standby, and why"),
  logRetentionDays: z.int().optional().describe("days that logs are kept; 184 if left out (guide 1.10.2)"),
});

export function databaseRequest(section: z.infer<typeof databaseSection>): RequestOf<"databases"> {
  const { applications, auditBucket, engine, storage, ...rest } = section;
  return {
    ...withoutUndefined(rest),
    engine: withoutUndefined(engine),
    ...(auditBucket === undefined ? {} : { auditBucket: withoutUndefined(auditBucket) }),
    ...(storage === undefined ? {} : { storage: withoutUndefined(storage) }),
    applications: Object.fromEntries(
      Object.entries(applications).map(([name, each]) => [
        name,
        { ...each, rotation: withoutUndefined(each.rotation) },
      ]),
    ),
  };
}
