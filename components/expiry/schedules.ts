import { physicalName } from "../naming/layout.ts";
import type { ExpiryArgs } from "./contract.ts";
import type { Task } from "./function/sweep.ts";

/** A time at which the function runs, in words of no cloud. */
export interface PlannedSchedule {
  readonly key: Task;
  readonly name: string;
  readonly description: string;
  readonly at:
    | { readonly every: "hour" }
    | { readonly every: "day"; readonly hour: number; readonly minute: number };
}

/**
 * Each hour what is due, so that a removal that waits for its backup is not put off by a day; each morning the list;
 * office hours at their own times.
 */
export function schedules(name: string, { officeHours }: ExpiryArgs): readonly PlannedSchedule[] {
  const named = (key: Task) => physicalName("aws:scheduler/schedule:Schedule", name, key);
  const daily = (key: Task, description: string, clock: string): PlannedSchedule => {
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    return { key, name: named(key), description, at: { every: "day", hour, minute } };
  };
  return [
    {
      key: "expiry",
      name: named("expiry"),
      description: "What is past its end is warned of, stopped and removed",
      at: { every: "hour" },
    },
    daily("report", "What lies idle, and what waits for a person", "09:00"),
    ...(officeHours === undefined
      ? []
      : [
          daily("open", "Starts what office hours stopped", officeHours.start),
          daily("close", "Stops what runs in office hours only", officeHours.stop),
        ]),
  ];
}

/** EventBridge Scheduler's words. */
export function awsExpression({ at }: PlannedSchedule): string {
  return at.every === "hour" ? "rate(1 hour)" : `cron(${at.minute} ${at.hour} * * ? *)`;
}

/** Function Compute's, which count seconds and name the zone in front. */
export function alicloudExpression({ at }: PlannedSchedule, timeZone: string): string {
  return at.every === "hour" ? "@every 60m" : `CRON_TZ=${timeZone} 0 ${at.minute} ${at.hour} * * *`;
}
