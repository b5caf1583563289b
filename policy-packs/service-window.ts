import { clock } from "./opening-hours.ts";

/** Hours that a service works in, on the malls' clocks: minutes of the day, the end possibly on a later one. */
export interface ServiceWindow {
  readonly start: number;
  /** Minutes from the start on. */
  readonly minutes: number;
}

const DAY = 24 * 60;
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/**
 * Reads `18:00-19:00`, `18:00Z-19:00Z` and `sun:18:00-sun:19:00`, all in UTC; undefined for what is none of them.
 * Without days a window that ends before it starts runs over midnight.
 */
export function readWindow(written: string, utcOffsetHours: number): ServiceWindow | undefined {
  const [from, to, ...rest] = written.trim().split(/\s*-\s*/);
  const start = moment(from ?? "");
  const end = moment(to ?? "");
  if (!start || !end || rest.length > 0) return undefined;
  if ((start.day === undefined) !== (end.day === undefined)) return undefined;
  const days = start.day === undefined ? 0 : ((end.day ?? 0) - start.day + 7) % 7;
  const minutes = days * DAY + end.minute - start.minute;
  const over = start.day === undefined ? DAY : 7 * DAY;
  const local = (start.minute + utcOffsetHours * 60) % DAY;
  return { start: (local + DAY) % DAY, minutes: minutes < 0 ? minutes + over : minutes };
}

function moment(written: string): { readonly day: number | undefined; readonly minute: number } | undefined {
  const found = /^(?:([a-z]{3}):)?(\d{1,2}):(\d{2})\s*Z?$/i.exec(written.trim());
  if (!found) return undefined;
  const [, name, hour, minute] = found;
  const day = name === undefined ? undefined : WEEKDAYS.indexOf(name.toLowerCase());
  if (day === -1 || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { day, minute: Number(hour) * 60 + Number(minute) };
}

export function printWindow({ start, minutes }: ServiceWindow): string {
  return `${clock(start / 60)}–${clock(((start + minutes) % DAY) / 60)}`;
}
