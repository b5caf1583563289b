import { z } from "zod";
import type { Diagnostic, Source } from "../ipam/index.ts";
import { matching, text } from "./texts.ts";

const moment = matching(
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/,
  "is no day",
  "write YYYY-MM-DD, YYYY-MM-DDTHH:MM, or the day of every month from 1 to 31",
);
const end = z.union([z.int().min(1).max(31), moment], {
  error: "write YYYY-MM-DD, YYYY-MM-DDTHH:MM, or the day of every month from 1 to 31",
});

export const freeze = z.strictObject({
  from: end.describe(
    "first day, first minute, or day of every month; by the clock of Beijing unless it says",
  ),
  until: end.describe("last day, last minute, or day of every month"),
  reason: text,
});

type Freeze = z.infer<typeof freeze>;

/** Ends that fit each other, and days that there are. */
export function freezeFaults(freezes: Readonly<Record<string, Freeze>>, source: Source): Diagnostic[] {
  return Object.entries(freezes).flatMap(([name, { from, until }]) => {
    const fault = (input: "from" | "until", message: string, hint: string) =>
      source.fault({ path: ["changeFreezes", name, input] }, { code: "estate.freeze", message, hint });
    const missing = (
      [
        ["from", from],
        ["until", until],
      ] as const
    ).flatMap(([input, value]) =>
      isDay(value) ? [] : [fault(input, "there is no such day or time", "write one of the calendar")],
    );
    if (missing.length > 0) return missing;
    if (typeof from !== typeof until) {
      const hint = "write both as days of the calendar, or both as days of every month";
      return [fault("until", "is of another kind than from", hint)];
    }
    if (typeof from === "number" || typeof until === "number" || start(from) <= start(until)) return [];
    return [fault("until", "lies before from", "write the later end here")];
  });
}

function isDay(value: string | number): boolean {
  if (typeof value === "number") return true;
  const day = value.slice(0, 10);
  const found = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(day) && !Number.isNaN(start(value));
}

function start(value: string): number {
  if (!value.includes("T")) return Date.parse(`${value}T00:00:00+08:00`);
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}+08:00`);
}
