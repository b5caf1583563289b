import { type Day, dayOf, daysBetween, readDay, weekdayOf } from "./calendar.ts";
import { EXPIRY, MARKS, OFFICE_OPT_OUT, type Resource, TRAITS } from "./resource.ts";
import type { OfficeSettings, Settings } from "./settings.ts";

export type OfficeAction = "start" | "stop" | "nothing";

/** @param at which end of the day it is */
export function decideOffice(
  { kind, state, tags, kept }: Resource,
  now: number,
  { office, timeZone }: Settings,
  at: "open" | "close",
): OfficeAction {
  if (office === undefined || !TRAITS[kind].stops || kept !== undefined) return "nothing";
  if (!office.environments.includes(tags.environment ?? "")) return "nothing";
  if ((tags[OFFICE_OPT_OUT] ?? "").trim() !== "") return "nothing";
  const today = dayOf(now, timeZone);
  if (at === "close") return state === "running" ? "stop" : "nothing";
  if (state !== "stopped" || !isWorkday(today, office)) return "nothing";
  // What a person stopped stays stopped, and so does what has no right to run any more.
  const expiry = readDay(tags[EXPIRY] ?? "");
  if (expiry !== undefined && daysBetween(today, expiry) < 0) return "nothing";
  return tags[MARKS.office] === undefined ? "nothing" : "start";
}

function isWorkday(day: Day, { workdays, holidays, extraWorkdays }: OfficeSettings): boolean {
  if (extraWorkdays.includes(day)) return true;
  return workdays.includes(weekdayOf(day)) && !holidays.includes(day);
}
