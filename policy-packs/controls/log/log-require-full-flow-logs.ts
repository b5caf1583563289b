import { control } from "../../control.ts";
import { flowLogs } from "../../facts/flow-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireFullFlowLogs = control({
  id: "log-require-full-flow-logs",
  title: "Networks record accepted and refused traffic",
  clauses: ["8.3.4-a"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "What was refused shows who tries the doors, what was accepted who got in; one without the other tells half.",
  sameAs: [],
  fact: flowLogs,
  judge: (fact) =>
    requireTrue(
      fact.all,
      "whether a flow log covers the network",
      "no flow log records accepted and refused traffic of the network",
      "add a flow log of the whole network with traffic type ALL",
    ),
});
