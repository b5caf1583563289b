import { control } from "../../control.ts";
import { disconnectionLog } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireDisconnectionLog = control({
  id: "db-require-disconnection-log",
  title: "The end of connections to databases is logged",
  clauses: ["10.4.4-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without the end of a connection nobody knows how long somebody was in, or whether he still is.",
  sameAs: ["CKV_ALI_36", "rds_instance_postgresql_log_disconnections_enabled"],
  fact: disconnectionLog,
  judge: (value) =>
    requireTrue(
      value,
      "whether that is logged",
      "does not log the end of connections",
      "set the parameter log_disconnections to on, or switch SQL audit on",
    ),
});
