import { type MaintenanceWindow, utcWindow } from "./window.ts";

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** After closing, after the deliveries of the night, and beside a window that takes both: one of them is free. */
const HOURS = ["23:00", "05:00", "08:00"] as const;

/**
 * The hour in which a service copies its data each day, in UTC: after malls have closed, and never while the service
 * works at itself. @clause 1.6.2-b @clause 12.1.2-c
 */
export function backupHour(window: MaintenanceWindow): { readonly from: number; readonly to: number } {
  const busy = utcWindow(window);
  const hours = HOURS.map((start) => utcWindow({ ...window, day: "mon", start, hours: 1 }).from % DAY);
  const free = hours.find((from) => !meets(busy, from));
  if (free === undefined) throw new Error("a checked window leaves an hour of the night free");
  return { from: free, to: (free + 60) % DAY };
}

/** Does the hour, on any day of the week, meet the window? */
function meets({ from, to }: { readonly from: number; readonly to: number }, hour: number): boolean {
  const length = (to - from + WEEK) % WEEK;
  return [...Array(8).keys()].some((day) => {
    const ahead = (hour + day * DAY - from + WEEK) % WEEK;
    return ahead < length || WEEK - ahead < 60;
  });
}

/** `15:00`, minutes of a day. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
