import { judgeContainers } from "../../containers.ts";
import { control } from "../../control.ts";
import { workload } from "../../facts/workload.ts";

export const containerNoPrivileged = control({
  id: "container-no-privileged",
  title: "Containers are not privileged",
  clauses: ["11.1.1-a", "8.1.2-b"],
  mlps: "8.1.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A privileged container is root on its host: whoever breaks into it has the host and every container beside it.",
  sameAs: ["CKV_AWS_334", "CKV_AWS_210", "CKV_AWS_316", "ecs_task_definitions_no_privileged_containers"],
  fact: workload,
  judge: (workload) =>
    judgeContainers(
      workload,
      (container) => container.privileged,
      "privileged",
      "run it without, with the single rights that it needs",
    ),
});
