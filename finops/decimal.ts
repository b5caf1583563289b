import { SCALE } from "./charge.ts";

/**
 * An amount in units of 10^-18 of a currency. Shares are computed on whole numbers, so that nothing is made or lost
 * by dividing.
 */
export type Units = bigint;

const ONE = 10n ** BigInt(SCALE);

/** `-12.5` → units. @throws Error for anything but plain decimal text with at most 18 decimals */
export function unitsOf(text: string): Units {
  const parts = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
  if (parts === null) throw new Error(`no amount: ${text}`);
  const [, sign, whole = "0", fraction = ""] = parts;
  const units = BigInt(whole) * ONE + BigInt(fraction.padEnd(SCALE, "0"));
  return sign === "-" ? -units : units;
}

/** Units → shortest decimal text: no trailing zeros, no exponent. */
export function amountText(units: Units): string {
  const size = units < 0n ? -units : units;
  const fraction = String(size % ONE)
    .padStart(SCALE, "0")
    .replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${size / ONE}${fraction === "" ? "" : `.${fraction}`}`;
}

/**
 * Shares of an amount by weights, exact: the shares add up to the amount. What a division leaves over goes, unit by
 * unit, to the largest remainders, and among equal ones to the first.
 * @throws Error where no weight is above zero
 */
export function shares(amount: Units, weights: readonly Units[]): readonly Units[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new Error("weights have to be above zero");
  const size = amount < 0n ? -amount : amount;
  const floors = weights.map((weight) => (size * weight) / total);
  const left = size - floors.reduce((sum, floor) => sum + floor, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % total }))
    .sort((one, other) =>
      one.remainder === other.remainder ? one.index - other.index : one.remainder > other.remainder ? -1 : 1,
    );
  const lucky = new Set(byRemainder.slice(0, Number(left)).map(({ index }) => index));
  return floors.map((floor, index) => {
    const share = floor + (lucky.has(index) ? 1n : 0n);
    return amount < 0n ? -share : share;
  });
}

/**
 * Amounts rounded to `digits` decimals so that they still add up to the rounded sum: largest remainder, ties to the
 * first. Rounding each by itself makes cents.
 */
export function roundedToSum(amounts: readonly Units[], digits: number): readonly Units[] {
  const unit = 10n ** BigInt(SCALE - digits);
  const floors = amounts.map((amount) => floorTo(amount, unit));
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  const target = rounded(sum, digits);
  const missing = (target - floors.reduce((total, floor) => total + floor, 0n)) / unit;
  const order = amounts
    .map((amount, index) => ({ index, rest: amount - (floors[index] ?? 0n) }))
    .sort((one, other) =>
      one.rest === other.rest ? one.index - other.index : one.rest > other.rest ? -1 : 1,
    );
  const raised = new Set(order.slice(0, Number(missing)).map(({ index }) => index));
  return floors.map((floor, index) => (raised.has(index) ? floor + unit : floor));
}

/** To the cent, for reading: `20.50`. */
export function centsText(units: Units): string {
  const [whole = "0", fraction = ""] = amountText(rounded(units, 2)).split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

/** Half away from zero, as invoices round. */
export function rounded(amount: Units, digits: number): Units {
  const unit = 10n ** BigInt(SCALE - digits);
  const size = amount < 0n ? -amount : amount;
  const result = ((size + unit / 2n) / unit) * unit;
  return amount < 0n ? -result : result;
}

function floorTo(amount: Units, unit: Units): Units {
  const rest = ((amount % unit) + unit) % unit;
  return amount - rest;
}
