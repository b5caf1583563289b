import { control } from "../../control.ts";
import { brokerAudit } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireAuditLogs = control({
  id: "middleware-require-audit-logs",
  title: "Brokers record who administered them",
  clauses: ["11.4.4-a", "12.6.3-a"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A queue that somebody emptied by hand looks like one that was read, unless the broker says who did it.",
  sameAs: ["CKV_AWS_197"],
  absent: {
    alicloud: "brokers there are administered by calls of the cloud alone, which the account's trail records",
  },
  fact: brokerAudit,
  judge: (value) =>
    requireTrue(
      value,
      "whether it records administration",
      "it does not record who administers it",
      "switch its audit log on",
    ),
});
