import { control } from "../../control.ts";
import { balancerUse } from "../../facts/unused.ts";
import { judgeUse } from "../../judgements/unused.ts";

export const costNoOrphanBalancer = control({
  id: "cost-no-orphan-balancer",
  title: "Load balancers have a listener",
  clauses: ["8.2.3-d", "8.1.4-a"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A balancer without listeners or servers passes nothing on and is billed by the hour all the same.",
  sameAs: [],
  fact: balancerUse,
  judge: (unused) => judgeUse(unused, "listens for nobody", "give it a listener, or delete it"),
});
