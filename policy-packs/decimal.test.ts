import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal, showDecimal } from "./decimal.ts";

test("decimal text keeps every digit, and sums do not drift", () => {
  expect(parseDecimal("61.20")).toBe(61_200_000n);
  expect(parseDecimal(" -0.5 ")).toBe(-500_000n);
  const tenth = parseDecimal("0.1") ?? 0n;
  expect(showDecimal(tenth + tenth + tenth)).toBe("0.30");
});

test.each(["", ".5", "1.", "1,000", "1e3", "0x10", "NaN", "0.1234567"])("%s is no price", (text) => {
  expect(parseDecimal(text)).toBeUndefined();
});

test.each([
  [5_000n, "0.01"],
  [4_999n, "0.00"],
  [-5_000n, "-0.01"],
  [-4_999n, "0.00"],
  [1_234_560_000n, "1234.56"],
])("%s millionths are shown as %s", (value, text) => {
  expect(showDecimal(value)).toBe(text);
});

test("cents come back as they were written", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (cents) => {
      const value = cents * 10_000n;
      expect(parseDecimal(showDecimal(value))).toBe(value);
    }),
  );
});
