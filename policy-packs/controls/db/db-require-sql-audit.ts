import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { sqlAudit } from "../../facts/database-logs.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireSqlAudit = control({
  id: "db-require-sql-audit",
  title: "Statements are kept half a year for an audit",
  clauses: ["10.4.4-a", "1.10.2-c", "11.4.4-a"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "An audit asks what was read in spring. After thirty days, or without the audit, there is no answer.",
  sameAs: ["CKV_ALI_25", "rds_instance_sql_audit_retention"],
  absent: {
    aws: "statements go to log groups, whose retention log-require-retention judges; db-require-audit-log asks for them",
  },
  fact: sqlAudit,
  settings: {
    // The service knows 180 days and then a year; that is the half year it can keep. @clause 1.10.2-c
    defaults: { minimumDays: 180 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep statements" } },
  },
  judge({ days }, { settings }) {
    if (days === UNKNOWN) return undecided("how long statements are kept is known only after deployment");
    if (days >= settings.minimumDays) return pass;
    const remedy = `keep them ${counted(settings.minimumDays, "day")}`;
    return days === 0
      ? fail("does not write down statements", `switch the audit on and ${remedy}`)
      : fail(`keeps statements ${counted(days, "day")}`, remedy);
  },
});
