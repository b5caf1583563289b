import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import {
  alicloudWindow,
  awsWindow,
  checkWindow,
  MAINTENANCE_WINDOW,
  type MaintenanceWindow,
  utcWindow,
  WEEKDAYS,
} from "./window.ts";

function codes(window: MaintenanceWindow): readonly string[] {
  const faults = new Faults("test");
  checkWindow(faults, "window", window);
  try {
    faults.throwIfAny();
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

describe("a maintenance window", () => {
  it("is turned to UTC, into the day before where the clock is ahead", () => {
    expect(awsWindow(MAINTENANCE_WINDOW)).toBe("mon:18:00-mon:20:00");
    expect(alicloudWindow(MAINTENANCE_WINDOW)).toBe("18:00Z-20:00Z");
    expect(awsWindow({ day: "mon", start: "07:00", hours: 1, offset: "+08:00" })).toBe("sun:23:00-mon:00:00");
    expect(awsWindow({ day: "sun", start: "23:30", hours: 3, offset: "-05:00" })).toBe("mon:04:30-mon:07:30");
  });

  it.each([
    ["22:00", 8, []],
    ["07:00", 2, []],
    ["07:01", 2, ["window.opening-hours"]],
    ["21:59", 1, ["window.opening-hours"]],
    ["12:00", 1, ["window.opening-hours"]],
    ["24:00", 1, ["window.start"]],
    ["2:00", 1, ["window.start"]],
    ["02:00", 9, ["window.hours"]],
    ["02:00", 0, ["window.hours"]],
    ["02:00", 1.5, ["window.hours"]],
  ] as const)("at %s for %d hours: %j", (start, hours, found) => {
    expect(codes({ day: "wed", start, hours })).toEqual(found);
  });

  it("past midnight may not run into the next opening", () => {
    expect(codes({ day: "wed", start: "22:00", hours: 8 })).toEqual([]);
    expect(codes({ day: "wed", start: "01:30", hours: 8 })).toEqual(["window.opening-hours"]);
  });

  it("has an offset that exists", () => {
    expect(codes({ day: "wed", start: "02:00", hours: 1, offset: "8" })).toEqual(["window.offset"]);
  });

  it("keeps its length, and its place on the group's clock", () => {
    const windows = fc.record({
      day: fc.constantFrom(...WEEKDAYS),
      hour: fc.integer({ min: 0, max: 23 }),
      hours: fc.integer({ min: 1, max: 8 }),
      east: fc.integer({ min: -12, max: 14 }),
    });
    fc.assert(
      fc.property(windows, ({ day, hour, hours, east }) => {
        const sign = east < 0 ? "-" : "+";
        const offset = `${sign}${String(Math.abs(east)).padStart(2, "0")}:00`;
        const { from, to } = utcWindow({ day, start: `${String(hour).padStart(2, "0")}:00`, hours, offset });
        const week = 7 * 24 * 60;
        expect((to - from + week) % week).toBe(hours * 60);
        expect((from + east * 60 + week) % week).toBe(WEEKDAYS.indexOf(day) * 24 * 60 + hour * 60);
      }),
    );
  });
});
