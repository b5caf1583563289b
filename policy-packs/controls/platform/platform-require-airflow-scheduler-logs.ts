import { control } from "../../control.ts";
import { schedulerLogs } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireAirflowSchedulerLogs = control({
  id: "platform-require-airflow-scheduler-logs",
  title: "The scheduler of managed Airflow writes logs",
  clauses: ["12.3.3-a", "11.4.4-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without this log nobody can tell which job was started when.",
  sameAs: ["CKV_AWS_242"],
  absent: { alicloud: "work flows there run in DataWorks, whose logs are kept without a switch" },
  fact: schedulerLogs,
  judge: (value) =>
    requireTrue(value, "whether its scheduler writes logs", "its scheduler writes no logs", "switch them on"),
});
