import { dayOf } from "../workload/day.ts";

const MINUTE = 60_000;

/** Minutes of a day; undefined where the text is no time. */
export function minutesOf(text: string): number | undefined {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return parts === null ? undefined : Number(parts[1]) * 60 + Number(parts[2]);
}

/** Minutes east of Greenwich; undefined where the text is no offset. */
export function offsetOf(text: string): number | undefined {
  const parts = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(text);
  if (parts === null) return undefined;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

/** `YYYY-MM-DDTHH:MM` on the group's clock → the same as if the clock were UTC. */
export function momentOf(text: string): number | undefined {
  const [date = "", time = ""] = text.split("T");
  const day = dayOf(date);
  const minutes = minutesOf(time);
  return day === undefined || minutes === undefined ? undefined : day + minutes * MINUTE;
}

export function plusMinutes(at: number, minutes: number): number {
  return at + minutes * MINUTE;
}

/** `2026-11-10T12:00:00Z`. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2026-11-10T12:00Z`. */
export function isoMinutes(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
