import { control, type Known, UNKNOWN } from "../../control.ts";
import { dataCopies } from "../../facts/backup-coverage.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { dataScope, dataScopeSchema, ofEverything, someCopy } from "../../judgements/backup.ts";
import type { BackupCopy } from "../../views/backup-copy.ts";

export const backupRequireCoverage = control({
  id: "backup-require-coverage",
  title: "Whatever holds data is backed up",
  clauses: ["8.4.3-b", "1.6.6-a", "4.4.1-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "What no backup holds is gone with the first deleted volume, broken disk or encrypted file share. A replica does not help: it repeats the deletion.",
  sameAs: [],
  fact: dataCopies,
  settings: { defaults: dataScope, schema: dataScopeSchema },
  judge(coverage, { settings }) {
    return ofEverything(coverage, settings, () => {
      const held = someCopy(coverage, isBackup);
      if (held === UNKNOWN) return undecided("whether a backup plan takes it is known only after deployment");
      if (held) return pass;
      return fail(
        coverage.copies.length > 0 ? "is replicated and not backed up" : "is not backed up by anything",
        "let a backup plan select it, switch the backups of its service on, or tag it no-backup with the reason",
      );
    });
  },
});

/** Backups of a service that are kept no day are off; days yet to come may be none. */
function isBackup({ means, keptDays, everyHours }: BackupCopy): Known<boolean> {
  if (means === "service" && keptDays === UNKNOWN && everyHours !== UNKNOWN) return UNKNOWN;
  return means !== "replication" && keptDays !== 0;
}
