import { control, UNKNOWN } from "../../control.ts";
import { type Exempt, exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { type BackupStart, backupStarts } from "../../facts/backup-starts.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import { hoursIn } from "../../rhythm.ts";

interface OpeningHours extends Exempt {
  readonly opens: number;
  readonly closes: number;
  readonly timeZone: string;
}

/** Shops are open from nine to twenty-two. @clause 12.1.2-c */
const OPENING: Omit<OpeningHours, keyof Exempt> = { opens: 9, closes: 22, timeZone: "Asia/Shanghai" };

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
    defaults: { ...exemptDefaults, ...OPENING } as OpeningHours,
    schema: {
      ...exemptSchema,
      opens: { type: "number", minimum: 0, description: "hour of the day at which the shops open" },
      closes: { type: "number", minimum: 0, description: "hour of the day at which they have closed" },
      timeZone: { type: "string", description: "time zone of the shops, such as Asia/Shanghai" },
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

/** Shops may close after midnight. */
function isOpen(hour: number, { opens, closes }: OpeningHours): boolean {
  return opens <= closes ? hour >= opens && hour < closes : hour >= opens || hour < closes;
}

function clock(hour: number): string {
  const minutes = Math.round((hour % 1) * 60);
  return `${String(Math.floor(hour)).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
