import { control, UNKNOWN } from "../../control.ts";
import { backupRetention } from "../../facts/backup-retention.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireBackups = control({
  id: "db-require-backups",
  title: "Automatic database backups are kept seven days",
  clauses: ["1.6.2-b", "8.4.3-a", "1.6.6-a"],
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: ["CKV_AWS_133", "CKV_AWS_134", "CKV_AWS_343", "CKV_AWS_360", "CKV_AWS_361", "AwsSolutions-RDS13"],
  fact: backupRetention,
  settings: {
    defaults: { minimumDays: 7 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep backups" } },
  },
  judge({ days }, { settings }) {
    if (days === UNKNOWN) return undecided("how long backups are kept is known only after deployment");
    if (days >= settings.minimumDays) return pass;
    return days === 0
      ? fail("has no automatic backups", `keep them ${settings.minimumDays} days`)
      : fail(`keeps backups ${days} days`, `keep them ${settings.minimumDays} days`);
  },
});
