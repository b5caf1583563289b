import { judgeContainers } from "../../containers.ts";
import { control } from "../../control.ts";
import { workload } from "../../facts/workload.ts";
import { not } from "../../switches.ts";

export const containerRequireReadOnlyRoot = control({
  id: "container-require-read-only-root",
  title: "Containers cannot write to their root file system",
  clauses: ["11.1.1-a"],
  mlps: "8.1.4.4",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "What breaks into a container puts its tools on the disk. A root that cannot be written leaves it nowhere to put them.",
  sameAs: ["CKV_AWS_336", "ecs_task_definitions_containers_readonly_access"],
  fact: workload,
  judge: (workload) =>
    judgeContainers(
      workload,
      ({ readOnlyRoot }) => (readOnlyRoot === undefined ? false : not(readOnlyRoot)),
      "free to write to its root file system",
      "make the root read-only and mount what must be written",
    ),
});
