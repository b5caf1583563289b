import { control } from "../../control.ts";
import { geoRestriction } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireGeoRestriction = control({
  id: "network-require-geo-restriction",
  title: "Content delivery networks answer the countries they are meant for",
  clauses: ["8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Shops of one country are probed from all others for nothing.",
  sameAs: ["CKV_AWS_374"],
  absent: {
    alicloud:
      'countries are told apart by its firewall (scene "region_block") and by the scope of the domain',
  },
  fact: geoRestriction,
  judge: (fact) =>
    requireTrue(
      fact,
      "which countries it answers",
      "answers every country",
      "name the countries it is meant for",
    ),
});
