import { centsText, type Units } from "../decimal.ts";
import { percentOf } from "../tags.ts";

/** `1234567.80` → `1,234,567.80`: people count digits in threes; files keep plain numbers. */
export function grouped(text: string): string {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text)
    ? text.replace(/^[+-]?\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ","))
    : text;
}

export function money(units: Units): string {
  return grouped(centsText(units));
}

export function change(before: Units, now: Units): string {
  return grouped(signed(now - before));
}

export function signed(units: Units): string {
  return units > 0n ? `+${centsText(units)}` : centsText(units);
}

/** Undefined where there was nothing to compare with. */
export function changePercent(before: Units, now: Units): string | undefined {
  if (before <= 0n) return undefined;
  return `${now > before ? "+" : ""}${percentOf(now - before, before)} %`;
}
