import { z } from "zod";
import { METRIC_KIND_NAMES, type MetricTarget } from "../../components/alarms/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";

/** `runs.watches.<name>`: a resource of the system that no part of it makes. */
export const watchSection = z.strictObject({
  kind: z.enum(METRIC_KIND_NAMES),
  dimensions: z
    .record(z.string(), z.string().trim().min(1))
    .describe("of the metric, as the cloud names them"),
  whole: z
    .number()
    .positive()
    .optional()
    .describe("bytes, or bits per second, that the threshold is a share of"),
  behind: key.optional().describe("another watch; while that one is in alarm, this one is silent"),
  threshold: z
    .strictObject({ value: z.number(), reason: text })
    .optional()
    .describe("another one than the guide's, and why"),
});

export function watchRequest({
  threshold,
  ...watch
}: z.infer<typeof watchSection>): Omit<MetricTarget, "system"> {
  return { ...withoutUndefined(watch), ...(threshold !== undefined && { threshold }) };
}
