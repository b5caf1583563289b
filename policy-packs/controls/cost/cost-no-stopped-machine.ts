import { control } from "../../control.ts";
import { machineUse } from "../../facts/unused.ts";
import { judgeUse } from "../../judgements/unused.ts";

export const costNoStoppedMachine = control({
  id: "cost-no-stopped-machine",
  title: "Machines that are stopped cost nothing",
  clauses: ["8.1.5-b", "2.6.2-f"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A stopped machine keeps its disks, addresses and, in standard mode, its whole price; nobody sees it any more, and nobody patches it.",
  sameAs: ["ec2-stopped-instance"],
  fact: machineUse,
  judge: (unused) =>
    judgeUse(
      unused,
      "is stopped and goes on costing",
      "stop it in economical mode where the cloud has one, or keep an image and delete it",
    ),
});
