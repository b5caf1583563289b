import { control } from "../../control.ts";
import { groupInUse } from "../../facts/guarded-members.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireGroupUse = control({
  id: "network-require-group-use",
  title: "Security groups guard something",
  clauses: ["5.2.3-a", "8.1.5-b"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Groups that nobody uses are given to the next machine with whatever they still open.",
  sameAs: ["CKV2_AWS_5"],
  fact: groupInUse,
  judge: (fact) => requireTrue(fact, "who stands behind it", "guards nothing", "attach it, or remove it"),
});
