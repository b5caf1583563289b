import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountText, rounded, roundedToSum, shares, unitsOf } from "./decimal.ts";
import { anyAmount } from "./testing.ts";

const sum = (units: readonly bigint[]) => units.reduce((total, each) => total + each, 0n);

describe("amounts", () => {
  it("are written as short as they can be, and read back as they were", () => {
    fc.assert(
      fc.property(anyAmount, (text) => {
        const units = unitsOf(text);
        expect(unitsOf(amountText(units))).toBe(units);
        expect(amountText(units)).not.toMatch(/\.\d*0$|e|^-0$/);
      }),
    );
    expect(amountText(unitsOf("-0.500"))).toBe("-0.5");
    expect(amountText(unitsOf("0.000000000000000001"))).toBe("0.000000000000000001");
  });

  it.each(["", "1e3", "1,000", ".5", "1.", "0.0000000000000000001", "--1"])("do not read %j", (text) => {
    expect(() => unitsOf(text)).toThrow();
  });
});

describe("shares", () => {
  const weights = fc.array(fc.bigInt({ min: 1n, max: 10n ** 24n }), { minLength: 1, maxLength: 9 });

  it("add up to what is shared, and are off by less than a unit", () => {
    fc.assert(
      fc.property(anyAmount, weights, (text, parts) => {
        const amount = unitsOf(text);
        const shared = shares(amount, parts);
        expect(sum(shared)).toBe(amount);
        for (const [index, share] of shared.entries()) {
          const off = share * sum(parts) - amount * (parts[index] ?? 0n);
          expect(off < sum(parts) && off > -sum(parts)).toBe(true);
        }
      }),
    );
  });

  it("grow with what is shared", () => {
    expect(shares(unitsOf("-100"), [1n, 3n]).map(amountText)).toEqual(["-25", "-75"]);
    expect(shares(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
  });

  it("need a weight above zero, and none below", () => {
    expect(() => shares(1n, [0n])).toThrow();
    expect(() => shares(1n, [])).toThrow();
    expect(() => shares(1n, [2n, -1n])).toThrow();
  });
});

describe("rounding", () => {
  it("keeps the sum to the cent, each part within a cent", () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 20 }), fc.constantFrom(0, 2, 4), (texts, digits) => {
        const amounts = texts.map(unitsOf);
        const cents = roundedToSum(amounts, digits);
        expect(sum(cents)).toBe(rounded(sum(amounts), digits));
        const unit = 10n ** BigInt(18 - digits);
        for (const [index, cent] of cents.entries()) {
          expect(cent % unit).toBe(0n);
          const off = cent - (amounts[index] ?? 0n);
          expect(off < unit && off > -unit).toBe(true);
        }
      }),
    );
  });

  it("gives the cent that is left to the largest rest, and among equal ones to the first", () => {
    const cents = roundedToSum(["0.334", "0.333", "0.333"].map(unitsOf), 2);
    expect(cents.map(amountText)).toEqual(["0.34", "0.33", "0.33"]);
    expect(roundedToSum(["0.005", "0.005"].map(unitsOf), 2).map(amountText)).toEqual(["0.01", "0"]);
  });

  it("is half away from zero for a single amount", () => {
    expect(["0.005", "-0.005", "0.0049"].map((text) => amountText(rounded(unitsOf(text), 2)))).toEqual([
      "0.01",
      "-0.01",
      "0",
    ]);
  });
});
