import type { Faults } from "../faults.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Days as the services of Alibaba Cloud, and people, write them. */
export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const EVERY_DAY: readonly string[] = Object.values(DAY_NAMES);

/** A weekly stretch of work on things that serve customers, on the group's clock. */
export interface MaintenanceWindow {
  readonly day: Weekday;
  /** `HH:MM` on the group's clock. */
  readonly start: string;
  /** Whole hours, 1 to 8. */
  readonly hours: number;
  /** Fixed offset of the group's clock. Default: `+08:00`. */
  readonly offset?: string;
}

/** Tuesday night, when malls are empty and people are at work in the morning after. @clause 12.1.2-c */
export const MAINTENANCE_WINDOW: MaintenanceWindow = { day: "tue", start: "02:00", hours: 2 };

/** Nothing is changed while malls are open. @clause 12.1.2-c */
export const OPENING = { from: 9, to: 22 } as const;

const MINUTES_OF_DAY = 24 * 60;
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

/** A window in UTC, as both clouds take it: minutes since Monday 00:00 UTC. */
export interface UtcWindow {
  readonly from: number;
  readonly to: number;
}

/** Says what is wrong with a window: no time, no hours, or hours in which malls are open. */
export function checkWindow(faults: Faults, path: string, window: MaintenanceWindow): void {
  const from = minutesOf(window.start);
  if (from === undefined) {
    faults.add(
      "window.start",
      `${path}.start`,
      window.start,
      "is no time of day",
      'write "HH:MM", such as "02:00"',
    );
    return;
  }
  if (!Number.isInteger(window.hours) || window.hours < 1 || window.hours > 8) {
    faults.add(
      "window.hours",
      `${path}.hours`,
      window.hours,
      "is no length of a window",
      "write 1 to 8 hours",
    );
    return;
  }
  if (offsetOf(window) === undefined) {
    faults.add("window.offset", `${path}.offset`, window.offset, "is no offset", 'write "+08:00"');
    return;
  }
  // Opening hours of this day, and of the next that a window past midnight runs into.
  const to = from + window.hours * 60;
  const open = [0, MINUTES_OF_DAY].some(
    (day) => from < day + OPENING.to * 60 && to > day + OPENING.from * 60,
  );
  if (open) {
    faults.add(
      "window.opening-hours",
      path,
      `${window.start} for ${window.hours} h`,
      "lies in the opening hours, 9:00 to 22:00",
      "start at 22:00 or later and end by 9:00 [§12.1.2-c]",
    );
  }
}

/** A checked window in UTC. */
export function utcWindow(window: MaintenanceWindow): UtcWindow {
  const start = minutesOf(window.start);
  const offset = offsetOf(window);
  if (start === undefined || offset === undefined) throw new Error("a window is checked before it is used");
  const local = WEEKDAYS.indexOf(window.day) * MINUTES_OF_DAY + start;
  const from = (local - offset + MINUTES_OF_WEEK) % MINUTES_OF_WEEK;
  return { from, to: (from + window.hours * 60) % MINUTES_OF_WEEK };
}

/** `tue:18:00-tue:20:00`, as RDS, ElastiCache and MSK take it. */
export function awsWindow(window: MaintenanceWindow): string {
  const { from, to } = utcWindow(window);
  const text = (at: number) => `${WEEKDAYS[Math.floor(at / MINUTES_OF_DAY)]}:${clock(at)}`;
  return `${text(from)}-${text(to)}`;
}

/** `18:00Z-20:00Z`, as Alibaba Cloud's databases take it; they know no day. */
export function alicloudWindow(window: MaintenanceWindow): string {
  const { from, to } = utcWindow(window);
  return `${clock(from)}Z-${clock(to)}Z`;
}

function clock(minutes: number): string {
  const hour = Math.floor((minutes % MINUTES_OF_DAY) / 60);
  return `${String(hour).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function minutesOf(text: string): number | undefined {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return parts === null ? undefined : Number(parts[1]) * 60 + Number(parts[2]);
}

/** Minutes east of Greenwich. */
function offsetOf({ offset = "+08:00" }: MaintenanceWindow): number | undefined {
  const parts = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(offset);
  if (parts === null) return undefined;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}
