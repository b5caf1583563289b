import { control } from "../../control.ts";
import { searchLogs } from "../../facts/search-domain.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const searchRequireAuditLog = control({
  id: "search-require-audit-log",
  title: "Search engines write down who did what",
  clauses: ["10.4.4-a", "4.6.4-b"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "When customer data is found outside, nobody can say who searched for it.",
  sameAs: [
    "CKV_AWS_317",
    "opensearch_service_domains_audit_logging_enabled",
    "OPENSEARCH_AUDIT_LOGGING_ENABLED",
  ],
  absent: {
    alicloud: "the audit log of X-Pack is a line of settingConfig that the provider passes on unread",
  },
  fact: searchLogs,
  judge({ kinds, openEnded }) {
    if (kinds.includes("AUDIT_LOGS")) return pass;
    return openEnded
      ? undecided("which logs it publishes is known only after deployment")
      : fail("publishes no audit log", "publish AUDIT_LOGS to a log group");
  },
});
