import { judgeContainers } from "../../containers.ts";
import { control, UNKNOWN } from "../../control.ts";
import { workload } from "../../facts/workload.ts";
import { fail, undecided } from "../../judgement.ts";

export const containerNoHostProcesses = control({
  id: "container-no-host-processes",
  title: "Containers do not see the processes of their host",
  clauses: ["11.1.1-a"],
  mlps: "8.1.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "With the host's processes in view, a container can read what other containers were started with, passwords among it.",
  sameAs: ["CKV_AWS_335", "ecs_task_definitions_host_namespace_not_shared"],
  absent: { alicloud: "container groups there have no host that they could look into" },
  fact: workload,
  judge(workload) {
    if (workload.hostProcesses === UNKNOWN)
      return undecided("whose processes it sees is known only after deployment");
    if (workload.hostProcesses)
      return fail("its containers see the processes of the host", "leave pidMode out or set it to task");
    return judgeContainers(
      workload,
      (container) => container.hostProcesses,
      "sharing the processes of the host",
      "leave pidMode out",
    );
  },
});
