import { control } from "../../control.ts";
import { workerLogs } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireAirflowWorkerLogs = control({
  id: "platform-require-airflow-worker-logs",
  title: "The worker of managed Airflow writes logs",
  clauses: ["12.3.3-a", "11.4.4-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without this log nobody can tell why a nightly closing failed.",
  sameAs: ["CKV_AWS_243"],
  absent: { alicloud: "work flows there run in DataWorks, whose logs are kept without a switch" },
  fact: workerLogs,
  judge: (value) =>
    requireTrue(value, "whether its worker writes logs", "its worker writes no logs", "switch them on"),
});
