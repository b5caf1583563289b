import { control } from "../../control.ts";
import { connectionLog } from "../../facts/database-logs.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireConnectionLog = control({
  id: "db-require-connection-log",
  title: "Connections to databases are logged",
  clauses: ["10.4.4-a"],
  mlps: "8.1.4.3",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Who was connected when the data left is the first question of every investigation.",
  sameAs: ["CKV_ALI_37", "rds_instance_postgresql_log_connections_enabled"],
  fact: connectionLog,
  judge: (value) =>
    requireTrue(
      value,
      "whether that is logged",
      "does not log connections",
      "set the parameter log_connections to on, or switch SQL audit on",
    ),
});
