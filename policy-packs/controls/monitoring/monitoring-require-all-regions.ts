import { control } from "../../control.ts";
import { aggregatedRegions } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const monitoringRequireAllRegions = control({
  id: "monitoring-require-all-regions",
  title: "Views of several accounts take in all regions",
  clauses: ["8.1.3-a", "8.3.5-a"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A region that nobody looks at is where forgotten and foreign machines run.",
  sameAs: ["CKV_AWS_121"],
  absent: { alicloud: "account groups of Cloud Config take in every region without asking" },
  fact: aggregatedRegions,
  judge: (value) =>
    requireTrue(
      value,
      "which regions it takes in",
      "view leaves out regions",
      "set allRegions of its source",
    ),
});
