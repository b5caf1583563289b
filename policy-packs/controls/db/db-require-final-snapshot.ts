import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { lastBackup } from "../../facts/database-backups.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireFinalSnapshot = control({
  id: "db-require-final-snapshot",
  title: "A database that is deleted leaves its backups behind",
  clauses: ["1.6.3-d", "10.1.4-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A replacement that nobody noticed in the preview takes the database and all its backups with it in one step.",
  sameAs: [],
  fact: lastBackup,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: (fact, { settings }) =>
    spare(
      requireTrue(
        fact.kept,
        "whether backups outlive it",
        "takes all its backups with it when it is deleted",
        "keep a final snapshot, or its automatic backups",
      ),
      fact.environment,
      settings,
    ),
});
