import { control } from "../../control.ts";
import { dataCopies } from "../../facts/backup-coverage.ts";
import { notApplicable } from "../../judgement.ts";
import { judgeThreeTwoOne, threeTwoOneSettings } from "../../three-two-one.ts";

export const backupRequireDatabaseThreeTwoOne = control({
  id: "backup-require-database-three-two-one",
  title: "Important databases have three copies in two kinds of store, one off site",
  clauses: ["10.2.3-b", "1.6.3-b", "10.2.2-c"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Orders, stock and members live in databases. A standby repeats every wrong statement, and snapshots go with the account or the region that holds them.",
  sameAs: [],
  fact: dataCopies,
  settings: threeTwoOneSettings,
  judge(coverage, { settings }) {
    return coverage.kind === "database" || coverage.kind === "table"
      ? judgeThreeTwoOne(coverage, settings)
      : notApplicable("judged by backup-require-three-two-one");
  },
});
