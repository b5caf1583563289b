import { control } from "../../control.ts";
import { relationalBackups } from "../../facts/database-backups.ts";
import { judgeKept, keptAtLeast } from "../../judgements/backups-kept.ts";

export const dbRequireBackups = control({
  id: "db-require-backups",
  title: "Automatic database backups are kept seven days",
  clauses: ["1.6.2-b", "8.4.3-a", "1.6.6-a", "10.2.3-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A wrong statement on Friday is found on Monday. Without a week of backups the last good state is gone by then.",
  sameAs: [],
  fact: relationalBackups,
  settings: keptAtLeast(7),
  judge: ({ days }, { settings }) => judgeKept(days, settings),
});
