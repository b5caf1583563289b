import { control, UNKNOWN } from "../../control.ts";
import { type Exempt, exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { type BackupStart, backupStarts } from "../../facts/backup-starts.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import { clock, isOpen, type OpeningHours, openingHours, openingHoursSchema } from "../../opening-hours.ts";
import { hoursIn } from "../../rhythm.ts";

type ClosedHours = Exempt & OpeningHours;

export const backupRequireClosedHours = control({
  id: "backup-require-closed-hours",
  title: "Daily backups start after the shops have closed",
  clauses: ["1.6.1-b", "1.6.2-b", "12.1.2-c"],
  mlps: "8.1.10.10",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A backup reads everything: tills and parking gates wait behind it, and what is booked meanwhile is in it by half.",
  sameAs: [],
  fact: backupStarts,
  settings: {
    defaults: { ...exemptDefaults, ...openingHours } as ClosedHours,
    schema: {
      ...exemptSchema,
      ...openingHoursSchema,
    },
  },
  judge({ starts, environment }, { settings, now }) {
    const nightly = starts.filter(({ allDay }) => !allDay);
    if (nightly.length === 0) return notApplicable("runs all day round, or not by the clock");
    const found = nightly.map((start) => ({ start, hours: local(start, settings.timeZone, now) }));
    const early = found.flatMap(({ start, hours }) =>
      (hours ?? []).filter((hour) => isOpen(hour, settings)).map((hour) => ({ start, hour })),
    );
    const [first] = early;
    if (first) {
      const who = first.start.label === "" ? "starts" : `rule "${first.start.label}" starts`;
      const judgement = fail(
        `${who} at ${clock(first.hour)} (${settings.timeZone}), while the shops are open`,
        `start it between ${clock(settings.closes)} and ${clock(settings.opens)}`,
      );
      return spare(judgement, environment, settings);
    }
    return found.some(({ hours }) => hours === undefined)
      ? spare(undecided("when it starts is known only after deployment"), environment, settings)
      : pass;
  },
});

function local({ hours, timeZone }: BackupStart, shops: string, now: Date): readonly number[] | undefined {
  return hours === UNKNOWN || timeZone === UNKNOWN ? undefined : hoursIn(hours, timeZone, shops, now);
}
