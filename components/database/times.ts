import { clockText, backupHour as freeHour } from "../workload/backup-hour.ts";
import { type MaintenanceWindow, utcWindow } from "../workload/window.ts";
import type { BackupArgs } from "./contract.ts";

const DAY = 24 * 60;

/** Minute of the day on the group's clock; undefined for what is no full hour. */
export function backupMinutes(start: string): number | undefined {
  const hour = /^([01]\d|2[0-3]):00$/.exec(start)?.[1];
  return hour === undefined ? undefined : Number(hour) * 60;
}

/** Backups are daily, so it is any day's hour that the window may not touch. Both services refuse it. */
export function overlapsWindow(start: number, { start: written, hours }: MaintenanceWindow): boolean {
  const [hour = 0, minute = 0] = written.split(":").map(Number);
  const from = hour * 60 + minute;
  const to = from + hours * 60;
  return [-DAY, 0, DAY].some((day) => start + day < to && start + day + 60 > from);
}

/** `15:00-16:00` in UTC. The window's clock is the backup's too. @clause 1.6.2-b */
export function backupHour({ start }: BackupArgs, window: MaintenanceWindow): string {
  const { from, to } =
    start === undefined ? freeHour(window) : utcWindow({ ...window, day: "mon", start, hours: 1 });
  return `${clockText(from % DAY)}-${clockText(to % DAY)}`;
}
