import { z } from "zod";
import { type MaintenanceWindow, WEEKDAYS } from "../../components/workload/window.ts";
import { withoutUndefined } from "../governance/written.ts";

/** A weekly stretch of work, on the group's clock. */
export const windowSection = z.strictObject({
  day: z.enum(WEEKDAYS),
  start: z.string().describe("HH:MM"),
  hours: z.int(),
  offset: z.string().optional().describe("of the group's clock; +08:00 if left out"),
});

export function windowRequest(section: z.infer<typeof windowSection>): MaintenanceWindow {
  return withoutUndefined(section);
}
