import { z } from "zod";
import type { RequestOf } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";

const days = z.int().min(1);

const lock = z
  .discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("governance"), days }),
    z.strictObject({ mode: z.literal("compliance"), days, approver: text }),
  ])
  .describe("nobody deletes or changes an object before; compliance is for good and takes an approver");

const bucket = z.strictObject({
  purpose: text,
  keepDays: days
    .optional()
    .describe("after which objects are deleted; kept if left out (video: 90, guide 9.6.2)"),
  cold: z
    .strictObject({ infrequentAfterDays: days.optional(), archiveAfterDays: days.optional() })
    .optional()
    .describe("when objects become cheaper and slower; read seldom after 90 days if left out (guide 4.3.1)"),
  oldVersionsDays: days.optional().describe("that a version is kept after a newer one; 90 if left out"),
  lock: lock.optional(),
  noCopy: optOut.optional().describe("without a copy in the second network's region, and why"),
  noBackup: optOut.optional().describe("in no backup plan beside versions and copy, and why (guide 1.6.6)"),
});

const names = z.array(key).min(1).optional();

const user = z.strictObject({
  purpose: text,
  reads: names.describe("buckets that it reads"),
  writes: names.describe("buckets that it writes"),
  deletes: names.describe("buckets that it deletes from"),
});

/** `runs.stores.<name>`: buckets of the system, with copies in the region of its second network. */
export const storeSection = z.strictObject({
  buckets: z.record(key, bucket),
  users: z.record(key, user).describe("applications, and what each may do (guide 1.1.2)"),
});

export function storeRequest({ buckets, users }: z.infer<typeof storeSection>): RequestOf<"stores"> {
  return {
    buckets: Object.fromEntries(
      Object.entries(buckets).map(([name, { cold, ...rest }]) => [
        name,
        { ...withoutUndefined(rest), ...(cold === undefined ? {} : { cold: withoutUndefined(cold) }) },
      ]),
    ),
    users: Object.fromEntries(Object.entries(users).map(([name, each]) => [name, withoutUndefined(each)])),
  };
}
