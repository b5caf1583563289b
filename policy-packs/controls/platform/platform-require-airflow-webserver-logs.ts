import { control } from "../../control.ts";
import { webserverLogs } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireAirflowWebserverLogs = control({
  id: "platform-require-airflow-webserver-logs",
  title: "The webserver of managed Airflow writes logs",
  clauses: ["12.3.3-a", "11.4.4-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without this log nobody can tell who started or stopped a job by hand.",
  sameAs: ["CKV_AWS_244"],
  absent: { alicloud: "work flows there run in DataWorks, whose logs are kept without a switch" },
  fact: webserverLogs,
  judge: (value) =>
    requireTrue(value, "whether its webserver writes logs", "its webserver writes no logs", "switch them on"),
});
