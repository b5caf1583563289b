import { control, UNKNOWN } from "../../control.ts";
import { backtrack } from "../../facts/database-backups.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireBacktrack = control({
  id: "db-require-backtrack",
  title: "Aurora can be turned back",
  clauses: ["1.6.4-b", "1.6.2-e"],
  mlps: "8.1.4.9",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A restore of a large cluster takes hours. Turning it back past a wrong statement takes minutes.",
  sameAs: ["CKV_AWS_326", "rds_cluster_backtrack_enabled"],
  absent: { alicloud: "PolarDB turns single tables back by its console; the provider has no input for it" },
  fact: backtrack,
  judge: (seconds) =>
    requireTrue(
      seconds === UNKNOWN ? UNKNOWN : seconds > 0,
      "how far it can be turned back",
      "cannot be turned back",
      "set backtrackWindow to the seconds it shall reach back",
    ),
});
