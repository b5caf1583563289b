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

interface RhythmSettings extends DataScope {
  readonly databaseHours: number;
  readonly maximumHours: number;
}

/** Databases and other core systems daily, ordinary data weekly. @clause 1.6.2-a @clause 1.6.2-c */
const CORE_HOURS = 24;
const ORDINARY_HOURS = 168;

const DATABASES: ReadonlySet<string> = new Set(["database", "table"]);

export const backupRequireClassRhythm = control({
  id: "backup-require-class-rhythm",
  title: "Backups are made as often as the class of the data asks",
  clauses: ["1.6.2-a", "1.6.2-c", "1.6.1-b"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "What has changed since the last backup is lost: with a weekly backup of the till database up to a week of sales.",
  sameAs: [],
  fact: dataCopies,
  settings: {
    defaults: { ...dataScope, databaseHours: CORE_HOURS, maximumHours: ORDINARY_HOURS } as RhythmSettings,
    schema: {
      ...dataScopeSchema,
      databaseHours: {
        type: "integer",
        minimum: 1,
        description: "most hours between two backups of a database or table",
      },
      maximumHours: {
        type: "integer",
        minimum: 1,
        description: "most hours between two backups of anything else",
      },
    },
    byDataClass: {
      confidential: { maximumHours: CORE_HOURS },
      restricted: { maximumHours: CORE_HOURS },
    },
  },
  judge(coverage, { settings }) {
    return ofEverything(coverage, settings, () => {
      const most = DATABASES.has(coverage.kind) ? settings.databaseHours : settings.maximumHours;
      const backups = backupsAmong(coverage.copies);
      if (backups.length + backupsAmong(coverage.possible).length === 0) {
        return notApplicable("has no backup at all, which backup-require-coverage tells");
      }
      const enough = someCopy(coverage, ({ means, everyHours }) =>
        means === "replication" ? false : everyHours === UNKNOWN ? UNKNOWN : everyHours <= most,
      );
      if (enough === UNKNOWN) return undecided("how often it is backed up is known only after deployment");
      if (enough) return pass;
      const gaps = backups.flatMap(({ everyHours }) => (everyHours === UNKNOWN ? [] : [everyHours]));
      const best = Math.min(...gaps);
      return fail(
        Number.isFinite(best)
          ? `up to ${inWords(best)} pass between two of its backups`
          : "its backups are not repeated",
        `back it up at least every ${inWords(most)}`,
      );
    });
  },
});

function inWords(hours: number): string {
  return hours > 24 && hours % 24 === 0 ? counted(hours / 24, "day") : counted(Math.round(hours), "hour");
}
