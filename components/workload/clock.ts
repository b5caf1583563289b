import type { Faults } from "../faults.ts";
import type { MaintenanceWindow } from "./window.ts";

/** When a window opens, as schedules of both clouds take it: on a clock that they know by name. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly timeZone: string;
}

/** Of a window that was checked, with a zone of whole hours. */
export function clockOf({ start, offset = "+08:00" }: Pick<MaintenanceWindow, "start" | "offset">): Clock {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  const east = Number.parseInt(offset, 10);
  // Names of fixed zones say how far Greenwich is, not how far from it: Etc/GMT-9 is nine hours ahead.
  const timeZone =
    east === 8 ? "Asia/Shanghai" : east === 0 ? "Etc/UTC" : `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}`;
  return { hour, minute, timeZone };
}

/** Schedules know zones of whole hours alone. */
export function checkWholeHours(
  faults: Faults,
  path: string,
  { offset }: Pick<MaintenanceWindow, "offset">,
  code = "window.whole-hours",
): void {
  if (offset === undefined || !/^[+-]\d{2}:(?!00)\d{2}$/.test(offset)) return;
  faults.add(
    code,
    `${path}.offset`,
    offset,
    "is no whole hour",
    "schedules of both clouds know zones of whole hours",
  );
}
