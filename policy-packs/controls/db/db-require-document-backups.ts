import { control } from "../../control.ts";
import { documentBackups } from "../../facts/database-backups.ts";
import { judgeKept, keptAtLeast } from "../../judgements/backups-kept.ts";

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
  settings: keptAtLeast(7),
  judge: ({ days }, { settings }) => judgeKept(days, settings),
});
