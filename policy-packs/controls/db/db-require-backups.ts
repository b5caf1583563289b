import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { relationalBackups } from "../../facts/database-backups.ts";
import { fail, pass, undecided } from "../../judgement.ts";

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
  settings: {
    defaults: { minimumDays: 7 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep backups" } },
  },
  judge({ days }, { settings }) {
    if (days === UNKNOWN) return undecided("how long backups are kept is known only after deployment");
    if (days >= settings.minimumDays) return pass;
    const remedy = `keep them ${counted(settings.minimumDays, "day")}`;
    return days === 0
      ? fail("has no automatic backups", remedy)
      : fail(`keeps backups ${counted(days, "day")}`, remedy);
  },
});
