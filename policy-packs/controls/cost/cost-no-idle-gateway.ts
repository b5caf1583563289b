import { control } from "../../control.ts";
import { gatewayUse } from "../../facts/unused.ts";
import { judgeUse } from "../../judgements/unused.ts";

export const costNoIdleGateway = control({
  id: "cost-no-idle-gateway",
  title: "NAT gateways are on the way of some traffic",
  clauses: ["8.1.4-a", "8.2.3-e"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A NAT gateway is among the dearest parts of a network; one that no route leads to is paid for nothing.",
  sameAs: [],
  fact: gatewayUse,
  judge: (unused) => judgeUse(unused, "no route or translation leads to it", "route to it, or delete it"),
});
