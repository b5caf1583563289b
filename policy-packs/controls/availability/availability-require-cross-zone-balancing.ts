import { control } from "../../control.ts";
import { crossZone } from "../../facts/balancer-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const availabilityRequireCrossZoneBalancing = control({
  id: "availability-require-cross-zone-balancing",
  title: "Load balancers use the targets of every zone",
  clauses: ["8.4.1-c", "8.4.1-a"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Where a zone loses its targets, readers who come in by that zone get nothing although others are well.",
  sameAs: ["CKV_AWS_152", "CKV_AWS_138"],
  fact: crossZone,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it balances across zones",
      "keeps requests within the zone they came in by",
      "switch cross-zone balancing on",
    ),
});
