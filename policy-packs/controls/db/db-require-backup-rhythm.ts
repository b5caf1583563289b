import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { backupRhythm } from "../../facts/database-backups.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireBackupRhythm = control({
  id: "db-require-backup-rhythm",
  title: "Full backups are taken as often as the data asks",
  clauses: ["1.6.2-a", "2.1.3-b", "1.6.2-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "What is written between two backups is lost, or has to be replayed from logs for hours while the tills stand still.",
  sameAs: [],
  absent: {
    aws: "the services of AWS back up every day by themselves where they back up at all, which db-require-backups judges",
  },
  fact: backupRhythm,
  settings: {
    // One full backup a week for databases, one every night for the tills. @clause 2.1.3-b @clause 1.6.2-b
    defaults: { daysAWeek: 1 },
    schema: {
      daysAWeek: {
        type: "integer",
        minimum: 1,
        description: "days of the week on which a full backup is taken",
      },
    },
    byDataClass: { restricted: { daysAWeek: 7 } },
  },
  judge({ daysAWeek }, { settings }) {
    if (daysAWeek === UNKNOWN)
      return undecided("on which days it is backed up is known only after deployment");
    if (daysAWeek >= settings.daysAWeek) return pass;
    return fail(
      `is backed up on ${counted(daysAWeek, "day")} of the week`,
      `back it up on ${settings.daysAWeek === 7 ? "every day" : `${counted(settings.daysAWeek, "day")} of the week`}`,
    );
  },
});
