import { control } from "../../control.ts";
import { queryLog } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireQueryLog = control({
  id: "db-require-query-log",
  title: "Slow statements are logged with what they were",
  clauses: ["10.3.2-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without them nobody knows which statement to mend before the next promotion.",
  sameAs: ["CKV2_AWS_27", "CKV2_AWS_30", "CKV_ALI_35", "rds_instance_postgresql_log_duration_enabled"],
  fact: queryLog,
  judge: (value) =>
    requireTrue(
      value,
      "whether slow statements are logged",
      "does not log slow statements",
      "set log_statement and log_min_duration_statement, or switch SQL audit on",
    ),
});
