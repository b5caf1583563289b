import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { restoreRehearsal } from "../../facts/restore-rehearsal.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** A restore is rehearsed each quarter. @clause 1.6.4-a */
const QUARTER_DAYS = 92;

export const backupRequireRestoreTest = control({
  id: "backup-require-restore-test",
  title: "Restoring from backups is rehearsed every quarter",
  clauses: ["1.6.4-a", "10.2.3-c", "8.4.3-b"],
  mlps: "8.1.10.11",
  severity: "medium",
  // The rehearsal may be set up in a stack of its own, or done by hand with a report.
  packs: { baseline: "advisory" },
  why: "A backup that was never restored is a hope. Wrong keys, missing grants and formats that no engine reads any more show only then.",
  sameAs: [],
  fact: restoreRehearsal,
  settings: {
    defaults: { maximumDays: QUARTER_DAYS },
    schema: {
      maximumDays: { type: "integer", minimum: 1, description: "most days between two rehearsals" },
    },
  },
  judge({ everyHours }, { settings }) {
    if (everyHours === UNKNOWN)
      return undecided("when restoring is rehearsed is known only after deployment");
    const days = everyHours / 24;
    if (days <= settings.maximumDays) return pass;
    return fail(
      Number.isFinite(days)
        ? `restoring is rehearsed only every ${counted(Math.round(days), "day")}`
        : "no schedule of the stack rehearses restoring what it backs up",
      `schedule a restore test at least every ${counted(settings.maximumDays, "day")}`,
    );
  },
});
