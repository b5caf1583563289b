import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  awsSchedule,
  cloudBackupSchedule,
  durationHours,
  hoursIn,
  quartzSchedule,
  widestGap,
} from "./rhythm.ts";

const DAY = 24;

describe("schedules of AWS", () => {
  test.each([
    ["cron(0 5 * * ? *)", DAY, [5]],
    ["cron(0 5 ? * * *)", DAY, [5]],
    ["cron(0 6,18 * * ? *)", 12, [6, 18]],
    ["cron(30 1,3 * * ? *)", 22, [1, 3]],
    ["cron(0 */8 * * ? *)", 8, [0, 8, 16]],
    ["cron(0 2/10 * * ? *)", 10, [2, 12, 22]],
    ["cron(0 9-11 * * ? *)", 22, [9, 10, 11]],
    ["cron(0 5 ? * SUN *)", 7 * DAY, [5]],
    ["cron(0 5 ? * 1 *)", 7 * DAY, [5]],
    ["cron(0 5 ? * MON-FRI *)", 3 * DAY, [5]],
    ["cron(0 5 ? * FRI-MON *)", 4 * DAY, [5]],
    ["cron(0 5 1 * ? *)", 31 * DAY, [5]],
    ["cron(0 5 1,16 * ? *)", 16 * DAY, [5]],
    ["cron(0 5 L * ? *)", 31 * DAY, [5]],
    ["cron(0 5 ? * 6L *)", 31 * DAY, [5]],
    ["cron(0 5 ? * TUE#2 *)", 31 * DAY, [5]],
    ["cron(0 5 1 1,4,7,10 ? *)", 92 * DAY, [5]],
    ["cron(0 5 1 JAN,JUL ? *)", 184 * DAY, [5]],
    ["cron(0 5 1 1 ? *)", 366 * DAY, [5]],
    ["cron(0 5 1 1 ? 2027)", Number.POSITIVE_INFINITY, [5]],
    ["rate(1 day)", DAY, []],
    ["rate(30 minutes)", 0.5, []],
    ["rate(12 hours)", 12, []],
  ])("%s", (expression, everyHours, hours) => {
    expect(awsSchedule(expression)).toEqual({ everyHours, hours });
  });

  test.each([
    "",
    "cron()",
    "cron(0 5 * * ?)",
    "cron(0 24 * * ? *)",
    "cron(0 5 32 * ? *)",
    "cron(0 5 ? * 8 *)",
    "cron(0 x * * ? *)",
    "cron(0 */0 * * ? *)",
    "rate(0 days)",
    "rate(1 moon)",
    "0 5 * * *",
  ])("%s is none", (expression) => {
    expect(awsSchedule(expression)).toBeUndefined();
  });

  test("no text breaks the reading of one", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const read of [awsSchedule, cloudBackupSchedule]) {
          for (const expression of [text, `cron(${text})`, `rate(${text})`, `I|${text}`]) read(expression);
        }
        quartzSchedule("cron", text);
      }),
    );
  });
});

test.each([
  ["cron", "0 0 2 1 * ?", 31 * DAY],
  ["cron", "0 0 2 * * ? 2027", Number.POSITIVE_INFINITY],
  ["rate", "30 days", 30 * DAY],
])("timers of the orchestration service: %s %s", (type, expression, everyHours) => {
  expect(quartzSchedule(type, expression)?.everyHours).toBe(everyHours);
});

test.each([
  ["I|1764093600|P1D", DAY, [18]],
  ["I|1764093600|P1W", 7 * DAY, [18]],
  ["I|1764093600|P1M", 31 * DAY, [18]],
  ["I|1764093600|PT12H", 12, [6, 18]],
  ["I|1764093600|PT30M", 0.5, Array.from({ length: DAY }, (_, hour) => hour)],
])("Cloud Backup: %s", (expression, everyHours, hours) => {
  expect(cloudBackupSchedule(expression)).toEqual({ everyHours, hours });
});

test.each(["I|1764093600|", "I||P1D", "X|1764093600|P1D", "I|1764093600|P0D", "daily"])(
  "Cloud Backup: %s is no schedule",
  (expression) => {
    expect(cloudBackupSchedule(expression)).toBeUndefined();
  },
);

describe("hours in another time zone", () => {
  const on = new Date("2026-11-23T08:00:00Z");
  test("move by the offset of the day, around midnight too", () => {
    expect(hoursIn([18, 2], "Etc/UTC", "Asia/Shanghai", on)).toEqual([2, 10]);
    expect(hoursIn([3], "America/New_York", "Asia/Shanghai", on)).toEqual([16]);
    expect(hoursIn([3], "America/New_York", "Asia/Shanghai", new Date("2026-07-01T08:00:00Z"))).toEqual([15]);
    expect(hoursIn([0], "Asia/Kolkata", "Etc/UTC", on)).toEqual([18.5]);
  });
  test("are nobody's in a zone that nobody knows", () => {
    expect(hoursIn([3], "Middle/Earth", "Etc/UTC", on)).toBeUndefined();
    expect(hoursIn([3], "Etc/UTC", "", on)).toBeUndefined();
  });
});

test("the widest gap on a circle is never less than an equal share, and one place leaves all of it", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 }), (places) => {
      const sorted = places.toSorted((a, b) => a - b);
      const gap = widestGap(sorted, DAY);
      expect(gap).toBeGreaterThanOrEqual(DAY / sorted.length);
      expect(gap).toBeLessThanOrEqual(DAY);
      expect(widestGap(sorted.slice(0, 1), DAY)).toBe(DAY);
    }),
  );
});

test("durations of one unit are read, and nothing else", () => {
  expect(["30d", "720h", "43200m", "2592000s"].map(durationHours)).toEqual([720, 720, 720, 720]);
  expect(["", "30", "d", "30 d", "P30D", "30w"].map(durationHours)).toEqual(Array(6).fill(undefined));
});
