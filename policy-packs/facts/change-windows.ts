import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, flag, integer, orDefault, text } from "../reading.ts";
import { awsSchedule } from "../rhythm.ts";
import { environmentOf } from "./tags.ts";

/** When a service may restart or change something by itself. */
export interface ChangeWindow {
  /** Hours of the day it begins at; none where it begins at no time of the day. */
  readonly hours: Known<readonly number[]>;
  readonly timeZone: Known<string>;
  readonly lastsHours: Known<number>;
  readonly environment: Known<string> | undefined;
  /** Is it switched on? */
  readonly enabled: Known<true>;
}

/** Windows of databases and caches are judged with them; these are of machines and clusters. */
export const changeWindows: ResourceFact<ChangeWindow> = resourceFact("change-windows", {
  "aws:ssm/maintenanceWindow:MaintenanceWindow": (props, resource) => {
    const enabled = flag(props, "enabled") ?? true;
    if (enabled === false) return undefined;
    const schedule = text(props, "schedule");
    const rhythm = schedule === undefined || schedule === UNKNOWN ? undefined : awsSchedule(schedule);
    return {
      hours: rhythm ? rhythm.hours : UNKNOWN,
      timeZone: orDefault(text(props, "scheduleTimezone"), "Etc/UTC"),
      lastsHours: integer(props, "duration") ?? UNKNOWN,
      environment: environmentOf(resource),
      enabled,
    };
  },
  "alicloud:cs/managedKubernetes:ManagedKubernetes": (props, resource) => {
    const window = at(props, "maintenanceWindow");
    const enabled = flag(window, "enable");
    if (window === undefined || enabled === false || enabled === undefined) return undefined;
    const start = text(window, "maintenanceTime");
    const lasts = text(window, "duration");
    return {
      ...startOf(start === undefined ? UNKNOWN : start),
      lastsHours: typeof lasts === "string" && /^\d+h$/.test(lasts) ? Number.parseInt(lasts, 10) : UNKNOWN,
      environment: environmentOf(resource),
      enabled,
    };
  },
});

/** `2024-10-15T12:31:00.000+08:00`: a time with its offset, told in UTC. Older clusters name the time alone. */
function startOf(start: Known<string>): Pick<ChangeWindow, "hours" | "timeZone"> {
  if (start === UNKNOWN) return { hours: UNKNOWN, timeZone: UNKNOWN };
  const time = Date.parse(/^\d{2}:/.test(start) ? `1970-01-01T${start}` : start);
  if (Number.isNaN(time)) return { hours: UNKNOWN, timeZone: UNKNOWN };
  const date = new Date(time);
  return { hours: [date.getUTCHours() + date.getUTCMinutes() / 60], timeZone: "Etc/UTC" };
}
