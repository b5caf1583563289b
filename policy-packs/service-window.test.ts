import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printWindow, readWindow } from "./service-window.ts";

const CHINA = 8;
const hour = fc.integer({ min: 0, max: 23 });
const minute = fc.integer({ min: 0, max: 59 });
const two = (value: number) => String(value).padStart(2, "0");
const clock = fc.tuple(hour, minute).map(([h, m]) => ({ text: `${two(h)}:${two(m)}`, minutes: h * 60 + m }));

describe("windows of a service", () => {
  test("are read in UTC and told on the malls' clocks", () => {
    expect(readWindow("18:00-19:30", CHINA)).toEqual({ start: 2 * 60, minutes: 90 });
    expect(readWindow("02:00Z-06:00Z", CHINA)).toEqual({ start: 10 * 60, minutes: 240 });
    expect(readWindow("sun:19:00-sun:20:00", CHINA)).toEqual({ start: 3 * 60, minutes: 60 });
    expect(readWindow("Sat:23:30-Sun:00:30", 0)).toEqual({ start: 23 * 60 + 30, minutes: 60 });
    expect(readWindow("sun:20:00-sun:19:00", 0)?.minutes).toBe(7 * 24 * 60 - 60);
    expect(readWindow("23:30-00:30", -5.5)).toEqual({ start: 18 * 60, minutes: 60 });
    expect(readWindow("18:59-19:59", 0)).toEqual({ start: 18 * 60 + 59, minutes: 60 });
    expect(printWindow({ start: 23 * 60 + 30, minutes: 60 })).toBe("23:30–00:30");
  });

  test("that cannot be read are told apart from none", () => {
    for (const written of [
      "",
      "noon",
      "18:00",
      "24:00-25:00",
      "18:60-19:00",
      "18:00-24:00",
      "day:18:00-day:19:00",
    ]) {
      expect(readWindow(written, CHINA), written).toBeUndefined();
    }
    expect(readWindow("sun:18:00-19:00", CHINA)).toBeUndefined();
    expect(readWindow("18:00-19:00-20:00", CHINA)).toBeUndefined();
  });

  test("run as long wherever the clocks stand", () => {
    fc.assert(
      fc.property(clock, clock, fc.integer({ min: -12, max: 14 }), (from, to, offset) => {
        const found = readWindow(`${from.text}-${to.text}`, offset);
        expect(found?.minutes).toBe((to.minutes - from.minutes + 1440) % 1440);
        expect(Math.abs((found?.start ?? 0) - from.minutes - offset * 60) % 1440).toBe(0);
        expect(found?.start).toBeGreaterThanOrEqual(0);
        expect(found?.start).toBeLessThan(1440);
      }),
    );
  });
});
