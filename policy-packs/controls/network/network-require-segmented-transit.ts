import { control, UNKNOWN } from "../../control.ts";
import { openTransit } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireSegmentedTransit = control({
  id: "network-require-segmented-transit",
  title: "Transit routers join only what a route table names",
  clauses: ["8.3.2-a", "3.4.1-c"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Every network that joins reaches every other: tills, cameras and guests share one router.",
  sameAs: [],
  fact: openTransit,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "how it joins networks",
      "lets every attachment reach every other by its default table",
      "give each kind of attachment a route table of its own, and switch default association and propagation off",
    ),
});
