import { control } from "../../control.ts";
import { dataCopies } from "../../facts/backup-coverage.ts";
import { notApplicable } from "../../judgement.ts";
import { judgeThreeTwoOne, threeTwoOneSettings } from "../../three-two-one.ts";

export const backupRequireThreeTwoOne = control({
  id: "backup-require-three-two-one",
  title: "Important files, disks and buckets have three copies in two kinds of store, one off site",
  clauses: ["1.6.3-b", "4.4.4-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "One fault must not take all copies: a wrong click takes what lies in one account's snapshots, an outage takes a region, a bug takes one kind of store.",
  sameAs: [],
  fact: dataCopies,
  settings: threeTwoOneSettings,
  judge(coverage, { settings }) {
    return coverage.kind === "database" || coverage.kind === "table"
      ? notApplicable("databases are judged by backup-require-database-three-two-one")
      : judgeThreeTwoOne(coverage, settings);
  },
});
