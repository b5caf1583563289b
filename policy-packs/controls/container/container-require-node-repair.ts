import { control } from "../../control.ts";
import { nodeRepair } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireNodeRepair = control({
  id: "container-require-node-repair",
  title: "Nodes of clusters are put right by the service",
  clauses: ["11.2.2-b", "8.5.3-a"],
  mlps: "8.1.10.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A node that hangs takes its containers with it until somebody notices; at night nobody does.",
  sameAs: ["CKV_ALI_31"],
  fact: nodeRepair,
  judge: (value) =>
    requireTrue(
      value,
      "whether nodes are repaired",
      "nodes that fail are not repaired by the service",
      "switch automatic repair on",
    ),
});
