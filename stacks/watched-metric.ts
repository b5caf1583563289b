import { z } from "zod";
import { METRIC_KIND_NAMES } from "../components/alarms/index.ts";
import { text } from "./texts.ts";

/** What every resource under an alarm says of its metric, whoever watches it. */
export const watchedMetric = {
  kind: z.enum(METRIC_KIND_NAMES),
  dimensions: z
    .record(z.string(), z.string().trim().min(1))
    .describe("of the metric, as the cloud names them"),
  whole: z
    .number()
    .positive()
    .optional()
    .describe("bytes, or bits per second, that the threshold is a share of"),
};

export const watchedThreshold = z
  .strictObject({ value: z.number(), reason: text })
  .optional()
  .describe("another one than the guide's, and why");
