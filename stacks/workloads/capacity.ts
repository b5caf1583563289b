import { z } from "zod";
import type { SystemArgs } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";

const accepted = z
  .strictObject({ reason: text, owner: text, until: z.string() })
  .optional()
  .describe("too little for now, why, and until when");

const reserve = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("demand"),
    unit: text,
    peak: z.number(),
    capacity: z.number(),
    accepted,
  }),
  z.strictObject({
    kind: z.literal("storage"),
    sizeGb: z.number(),
    usedGb: z.number(),
    growthGbPerMonth: z.number(),
    accepted,
  }),
  z.strictObject({ kind: z.literal("line"), mbps: z.number(), peakMbps: z.number(), accepted }),
]);

/** `runs.capacity`: what the system holds against what it needs. */
export const capacitySection = z.strictObject({
  plannedOn: z.string().describe("day of this plan, YYYY-MM-DD"),
  reserves: z
    .record(key, reserve)
    .describe("what was measured and what is there; 30 % above the peak, 30 % of storage, 70 % of a line"),
  peaks: z
    .record(
      key,
      z.strictObject({ on: z.string(), demand: z.record(key, z.number()), late: optOut.optional() }),
    )
    .optional()
    .describe("days to come with more: first day, and what each reserve of demand needs (guide 2.6.1)"),
});

export function capacityRequest({
  reserves,
  peaks,
  plannedOn,
}: z.infer<typeof capacitySection>): NonNullable<SystemArgs["capacity"]> {
  return {
    plannedOn,
    reserves: Object.fromEntries(
      Object.entries(reserves).map(([name, each]) => [name, withoutUndefined(each)]),
    ),
    ...(peaks !== undefined && {
      peaks: Object.fromEntries(Object.entries(peaks).map(([name, each]) => [name, withoutUndefined(each)])),
    }),
  };
}
