import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { dataCopies } from "../../facts/backup-coverage.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import {
  backupsAmong,
  type DataScope,
  dataScope,
  dataScopeSchema,
  ofEverything,
  someCopy,
} from "../../judgements/backup.ts";

interface Retention extends DataScope {
  readonly minimumDays: number;
}

/** Ordinary business data half a year, core business data three years. @clause 1.6.3-c */
const ORDINARY_DAYS = 180;
const CORE_DAYS = 1095;

export const backupRequireClassRetention = control({
  id: "backup-require-class-retention",
  title: "Backups are kept as long as the class of the data asks",
  clauses: ["1.6.3-c", "8.4.3-a", "10.2.3-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A wrong booking or a slow manipulation is often found months later; a database that keeps a week of backups then has only backups of the damage. Books and contracts must be kept for years by law.",
  sameAs: [],
  fact: dataCopies,
  settings: {
    defaults: { ...dataScope, minimumDays: ORDINARY_DAYS } as Retention,
    schema: {
      ...dataScopeSchema,
      minimumDays: {
        type: "integer",
        minimum: 1,
        description: "fewest days that the longest backup is kept",
      },
    },
    byDataClass: {
      confidential: { minimumDays: CORE_DAYS },
      restricted: { minimumDays: CORE_DAYS },
    },
  },
  judge(coverage, { settings }) {
    return ofEverything(coverage, settings, () => {
      const { minimumDays } = settings;
      const backups = backupsAmong(coverage.copies);
      if (backups.length + backupsAmong(coverage.possible).length === 0) {
        return notApplicable("has no backup at all, which backup-require-coverage tells");
      }
      const enough = someCopy(coverage, ({ means, keptDays }) =>
        means === "replication" ? false : keptDays === UNKNOWN ? UNKNOWN : keptDays >= minimumDays,
      );
      if (enough === UNKNOWN)
        return undecided("how long its backups are kept is known only after deployment");
      if (enough) return pass;
      const longest = Math.max(...backups.map(({ keptDays }) => (keptDays === UNKNOWN ? 0 : keptDays)), 0);
      return fail(
        `its backups are kept ${counted(longest, "day")} at most`,
        `keep some of them ${counted(minimumDays, "day")}, in a plan whose rule ends no earlier`,
      );
    });
  },
});
