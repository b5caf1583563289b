import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { type Exempt, exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { changeWindows } from "../../facts/change-windows.ts";
import { fail, notApplicable, pass, undecided, whereAsked } from "../../judgement.ts";
import {
  clock,
  type OpeningHours,
  openingHours,
  openingHoursSchema,
  reachesIntoOpening,
} from "../../opening-hours.ts";
import { hoursIn } from "../../rhythm.ts";

type ChangeHours = Exempt & OpeningHours;

export const lifecycleRequireChangeWindow = control({
  id: "lifecycle-require-change-window",
  title: "Maintenance of machines and clusters keeps out of opening hours",
  clauses: ["12.1.2-c", "8.5.3-a"],
  mlps: "8.1.10.10",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Patches restart machines and nodes. While the shops are open that is a queue at every till, and a gate that does not open.",
  sameAs: [],
  fact: changeWindows,
  settings: {
    defaults: { ...exemptDefaults, ...openingHours } as ChangeHours,
    schema: { ...exemptSchema, ...openingHoursSchema },
  },
  judge({ hours, timeZone, lastsHours, environment, enabled }, { settings, now }) {
    if (hours !== UNKNOWN && hours.length === 0) return notApplicable("begins at no fixed time of the day");
    const local =
      hours === UNKNOWN || timeZone === UNKNOWN
        ? undefined
        : hoursIn(hours, timeZone, settings.timeZone, now);
    if (local === undefined) {
      return spare(undecided("when it begins is known only after deployment"), environment, settings);
    }
    const lasts = lastsHours === UNKNOWN ? 0 : lastsHours;
    const early = local.find((hour) =>
      reachesIntoOpening({ start: Math.round(hour * 60), minutes: lasts * 60 }, settings),
    );
    if (early === undefined) {
      return lastsHours === UNKNOWN
        ? spare(undecided("how long it lasts is known only after deployment"), environment, settings)
        : pass;
    }
    const judgement = fail(
      `begins at ${clock(early)} (${settings.timeZone})${lasts > 0 ? ` and lasts ${counted(lasts, "hour")}` : ""}, which reaches into opening hours`,
      `let it begin after ${clock(settings.closes)} and end before ${clock(settings.opens)}`,
    );
    return spare(whereAsked(enabled, judgement, "whether it is switched on"), environment, settings);
  },
});
