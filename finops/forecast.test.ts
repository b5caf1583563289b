import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthAfter } from "./fiscal.ts";
import { forecast } from "./forecast.ts";

const series = (...amounts: readonly number[]) =>
  amounts.map((amount, index) => ({ month: monthAfter("2024-01", index), amount }));

describe("a forecast", () => {
  it("is not made of fewer than three months", () => {
    expect(forecast(series(1, 2), ["2024-03"])).toBeUndefined();
    expect(forecast(series(1, 2, 3), ["2024-04"])).toBeDefined();
  });

  it("of what never changes is that, and certain", () => {
    const found = forecast(series(5, 5, 5, 5), ["2024-05", "2024-06"]);
    expect(found?.points.map(({ amount, low, high }) => [amount, low, high])).toEqual([
      [5, 5, 5],
      [5, 5, 5],
    ]);
    expect(found?.backTest).toEqual({ percent: 0, months: 2 });
  });

  it("of what rises goes on rising, less each month", () => {
    const found = forecast(series(10, 20, 30, 40, 50, 60), ["2024-07", "2024-08", "2024-09"]);
    expect(found?.method).toBe("damped trend");
    const [one = 0, two = 0, three = 0] = found?.points.map(({ amount }) => amount) ?? [];
    expect(one).toBeGreaterThan(60);
    expect(two - one).toBeGreaterThan(0);
    expect(three - two).toBeLessThan(two - one);
  });

  it("of what comes every year takes last year's month", () => {
    const year = [10, 10, 10, 10, 10, 50, 10, 10, 10, 10, 90, 10];
    const found = forecast(series(...year, ...year), [
      "2026-01",
      "2026-02",
      "2026-03",
      "2026-04",
      "2026-05",
      "2026-06",
    ]);
    expect(found?.method).toBe("the same month of last year");
    expect(found?.points.at(-1)?.amount).toBe(50);
  });

  it("is wider the further it looks, and lies within its own bounds", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(amounts, (values) => {
        const found = forecast(series(...values), ["a", "b", "c"]);
        const widths = found?.points.map(({ low, high }) => high - low) ?? [];
        expect(widths).toEqual([...widths].sort((one, other) => one - other));
        for (const { amount, low, high } of found?.points ?? [])
          expect(low <= amount && amount <= high).toBe(true);
        expect(found?.backTest.percent).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("grows with what is forecast", () => {
    const [one, ten] = [1, 10].map((factor) =>
      forecast(series(...[3, 5, 4, 8].map((value) => value * factor)), ["x"]),
    );
    expect(ten?.method).toBe(one?.method);
    expect(ten?.points[0]?.amount).toBeCloseTo((one?.points[0]?.amount ?? 0) * 10, 6);
  });
});
