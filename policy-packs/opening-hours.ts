import type { Settings } from "./control.ts";

/** When the shops are open: what stops or slows systems waits until they have closed. */
export interface OpeningHours {
  readonly opens: number;
  readonly closes: number;
  readonly timeZone: string;
}

/** From nine to twenty-two nothing is restarted that tills and gates depend on. @clause 12.1.2-c */
export const openingHours: OpeningHours = { opens: 9, closes: 22, timeZone: "Asia/Shanghai" };

export const openingHoursSchema: Settings<OpeningHours>["schema"] = {
  opens: { type: "number", minimum: 0, description: "hour of the day at which the shops open" },
  closes: { type: "number", minimum: 0, description: "hour of the day at which they have closed" },
  timeZone: { type: "string", description: "time zone of the shops, such as Asia/Shanghai" },
};

/** Shops may close after midnight. */
export function isOpen(hour: number, { opens, closes }: Pick<OpeningHours, "opens" | "closes">): boolean {
  return opens <= closes ? hour >= opens && hour < closes : hour >= opens || hour < closes;
}

const DAY = 24 * 60;

/** Does something that starts at a minute of the day and lasts so many reach into the opening hours? */
export function reachesIntoOpening(
  { start, minutes }: { readonly start: number; readonly minutes: number },
  hours: Pick<OpeningHours, "opens" | "closes">,
): boolean {
  if (hours.opens === hours.closes) return false;
  // The next opening, today or tomorrow, comes before it ends.
  return isOpen(start / 60, hours) || minutes > (hours.opens * 60 - start + DAY) % DAY;
}

export function clock(hour: number): string {
  const minutes = Math.round((hour % 1) * 60);
  return `${String(Math.floor(hour)).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
