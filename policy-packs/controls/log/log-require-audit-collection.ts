import { control, UNKNOWN } from "../../control.ts";
import { auditSources } from "../../facts/platform.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logRequireAuditCollection = control({
  id: "log-require-audit-collection",
  title: "The central log audit collects what databases do",
  clauses: ["10.4.4-a", "1.10.1-a"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "What is done inside a database leaves no trace in the trail of the account. Only its own audit, collected centrally, shows who read the members' data.",
  sameAs: ["CKV_ALI_38"],
  absent: {
    aws: "databases there write their audit to log groups by themselves; those are judged at the database",
  },
  fact: auditSources,
  settings: {
    defaults: { sources: ["rds"] as readonly string[] },
    schema: {
      sources: {
        type: "array",
        items: { type: "string" },
        description:
          "logs to collect, as the keys of the log audit begin: rds, drds, k8s_audit, oss_access, …",
      },
    },
  },
  judge(collected, { settings }) {
    if (collected === UNKNOWN) return undecided("what the log audit collects is known only after deployment");
    const missing = settings.sources.filter((source) => (collected[source] ?? false) === false);
    if (missing.length > 0) {
      return fail(
        `log audit leaves out ${missing.join(", ")}`,
        `set ${missing.map((source) => `${source}_enabled`).join(" and ")} to "true"`,
      );
    }
    return settings.sources.some((source) => collected[source] === UNKNOWN)
      ? undecided("what the log audit collects is known only after deployment")
      : pass;
  },
});
