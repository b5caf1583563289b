import fc from "fast-check";
import { expect, test } from "vitest";
import { clock, isOpen, reachesIntoOpening } from "./opening-hours.ts";

const hour = fc.integer({ min: 0, max: 23 });

test("something reaches into opening hours exactly when one of its minutes does", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 3000 }),
      hour,
      hour,
      (start, minutes, opens, closes) => {
        const open = (at: number) => isOpen((at % 1440) / 60, { opens, closes });
        // What takes no time is a moment.
        const slow = Array.from({ length: Math.max(minutes, 1) }, (_, at) => start + at).some(open);
        expect(reachesIntoOpening({ start, minutes }, { opens, closes })).toBe(slow);
      },
    ),
  );
});

test("shops may close after midnight, and hours that begin where they end are none", () => {
  const night = { opens: 20, closes: 4 };
  expect([19, 20, 23, 0, 3, 4].map((at) => isOpen(at, night))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(isOpen(9, { opens: 9, closes: 9 })).toBe(false);
  expect(reachesIntoOpening({ start: 540, minutes: 3000 }, { opens: 9, closes: 9 })).toBe(false);
});

test("an hour of the day is told as a clock shows it", () => {
  expect([0, 9.5, 22.25, 23 + 59 / 60].map(clock)).toEqual(["00:00", "09:30", "22:15", "23:59"]);
});
