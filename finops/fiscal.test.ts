import { describe, expect, it } from "vitest";
import { monthAfter, monthsOf, periodOf } from "./fiscal.ts";

describe("a budget's period", () => {
  it.each([
    ["2026-11", "monthly", 1, "2026-11", "2026-11"],
    ["2026-11", "quarterly", 1, "2026-10", "2026-12"],
    ["2026-11", "yearly", 1, "2026-01", "2026-12"],
    ["2026-02", "yearly", 4, "2025-04", "2026-03"],
    ["2026-04", "yearly", 4, "2026-04", "2027-03"],
    ["2026-01", "quarterly", 2, "2025-11", "2026-01"],
    ["2026-12", "quarterly", 12, "2026-12", "2027-02"],
  ] as const)("of %s, %s, in a year that begins in month %d", (month, length, startsIn, first, last) => {
    expect(periodOf(month, length, startsIn)).toEqual({ first, last });
  });

  it("holds its months", () => {
    expect(monthsOf({ first: "2026-11", last: "2027-02" })).toEqual([
      "2026-11",
      "2026-12",
      "2027-01",
      "2027-02",
    ]);
    expect(monthsOf({ first: "2026-11", last: "2026-10" })).toEqual([]);
    expect(monthAfter("2026-12")).toBe("2027-01");
    expect(monthAfter("2026-01", -1)).toBe("2025-12");
  });
});
