import { z } from "zod";
import type { MetricTarget } from "../../components/alarms/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key } from "../texts.ts";
import { watchedMetric, watchedThreshold } from "../watched-metric.ts";

/** `runs.watches.<name>`: a resource of the system that no part of it makes. */
export const watchSection = z.strictObject({
  ...watchedMetric,
  behind: key.optional().describe("another watch; while that one is in alarm, this one is silent"),
  threshold: watchedThreshold,
});

export function watchRequest({
  threshold,
  ...watch
}: z.infer<typeof watchSection>): Omit<MetricTarget, "system"> {
  return { ...withoutUndefined(watch), ...(threshold !== undefined && { threshold }) };
}
