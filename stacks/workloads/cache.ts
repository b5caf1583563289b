import { z } from "zod";
import type { RequestOf } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { optOut, text } from "../texts.ts";

const user = z.strictObject({
  purpose: text,
  access: z.enum(["read", "write"]),
  since: z.string().optional().describe("day of the password; another day makes a new one"),
});

/** `runs.caches.<name>`: a Redis of the system. */
export const cacheSection = z.strictObject({
  users: z
    .record(z.string(), user)
    .describe("applications, each with an account and a password of its own (guide 10.4.3)"),
  size: z.string().min(1).optional().describe("node class by the cloud's own name; a small one if left out"),
  shards: z.int().optional().describe("1 if left out"),
  replicas: z.int().optional().describe("copies of each shard in other zones; 1 if left out"),
  whenFull: z
    .enum(["oldest", "oldest-expiring", "nothing"])
    .optional()
    .describe("what goes when memory is full; oldest if left out"),
  backupDays: z.int().optional().describe("days that daily snapshots are kept; 7 if left out (guide 1.6.2)"),
  zones: z
    .strictObject({ home: z.string(), standby: z.string() })
    .optional()
    .describe("Alibaba Cloud: zones of primary and replica; the first two by name if left out"),
  oneZone: optOut.optional().describe("outside of production: one zone is enough, and why"),
});

export function cacheRequest(section: z.infer<typeof cacheSection>): RequestOf<"caches"> {
  const { users, ...rest } = section;
  return {
    ...withoutUndefined(rest),
    users: Object.fromEntries(Object.entries(users).map(([name, each]) => [name, withoutUndefined(each)])),
  };
}
