import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { documentBackups } from "../../facts/database-backups.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireDocumentBackups = control({
  id: "db-require-document-backups",
  title: "Backups of document stores and graphs are kept seven days",
  clauses: ["1.6.2-b", "8.4.3-a", "1.6.6-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "The default is one day: what is found wrong tomorrow can no longer be undone.",
  sameAs: [
    "CKV_AWS_360",
    "CKV_AWS_361",
    "AwsSolutions-DOC4",
    "AwsSolutions-N3",
    "documentdb_cluster_backup_enabled",
    "neptune_cluster_backup_enabled",
    "NEPTUNE_CLUSTER_BACKUP_RETENTION_CHECK",
  ],
  fact: documentBackups,
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
