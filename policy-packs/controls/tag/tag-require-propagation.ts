import { control } from "../../control.ts";
import { launchedTags } from "../../facts/tag-propagation.ts";
import { requireTrue } from "../../judgement.ts";

export const tagRequirePropagation = control({
  id: "tag-require-propagation",
  title: "Scaling groups tag the machines they launch",
  clauses: ["8.2.1-b", "8.1.2-c"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "The group costs nothing; its machines do. Without tags they stand in the bill as nobody's, and no clean-up or patch run finds them.",
  sameAs: ["CKV_AWS_153", "autoscaling-group-tagged"],
  fact: launchedTags,
  judge: (tagged) =>
    requireTrue(
      tagged,
      "whether its machines get tags",
      "launches machines without tags",
      "give it tags that are propagated at launch, or tag specifications in its template",
    ),
});
