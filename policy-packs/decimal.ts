/** Money as a whole number of millionths: sums of decimal text without the rounding of binary fractions. */
const SCALE = 6;

/** `61.20` → 61200000n; undefined for what is no plain decimal number, or finer than a millionth. */
export function parseDecimal(text: string): bigint | undefined {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!found) return undefined;
  const [, sign, whole = "", fraction = ""] = found;
  if (fraction.length > SCALE) return undefined;
  const value = BigInt(whole + fraction.padEnd(SCALE, "0"));
  return sign === "-" ? -value : value;
}

/** With two decimals, rounded away from zero at the half. */
export function showDecimal(value: bigint): string {
  const cent = 10n ** BigInt(SCALE - 2);
  const size = value < 0n ? -value : value;
  const cents = (size + cent / 2n) / cent;
  const text = cents.toString().padStart(3, "0");
  return `${value < 0n && cents > 0n ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}
