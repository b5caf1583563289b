import { control } from "../../control.ts";
import { nodeShell } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const containerNoOpenNodeShell = control({
  id: "container-no-open-node-shell",
  title: "No shell of cluster nodes is open",
  clauses: ["8.3.2-b", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A key for the nodes without groups that may use it opens port 22 to the internet; whoever gets in owns every container of the node.",
  sameAs: ["CKV_AWS_100"],
  fact: nodeShell,
  judge: (value) =>
    requireTrue(
      not(value),
      "who may log in to its nodes",
      "a shell of its nodes is open",
      "take the key away, or name the groups that may use it",
    ),
});
