import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { logRetention } from "../../facts/log-retention.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logRequireRetention = control({
  id: "log-require-retention",
  title: "Log stores keep their entries as long as they may be needed",
  clauses: ["1.10.2-c", "5.3.4-a", "1.10.2-a", "1.10.4-b"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A break-in is often noticed months after it began. Entries that are gone by then cannot tell how it happened, and the protection scheme asks for six months.",
  sameAs: [
    "CKV_AWS_338",
    "sls_logstore_retention_period",
    "cloudwatch_log_group_retention_policy_specific_days_enabled",
  ],
  fact: logRetention,
  settings: {
    // Any six calendar months: July to December is 184 days, so the 180 that services offer falls short.
    // Who read the logs is kept a year, ordinary run logs three months. @clause 1.10.4-b @clause 1.10.2-b
    defaults: {
      minimumDays: 184,
      daysByLogClass: { access: 365, ordinary: 92, operations: 92 } as Readonly<Record<string, number>>,
    },
    schema: {
      minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep log entries" },
      daysByLogClass: { type: "object", description: "fewest days by the tag log-class, where they differ" },
    },
  },
  judge({ days, logClass }, { settings }) {
    if (days === UNKNOWN) return undecided("its retention is known only after deployment");
    const byClass =
      logClass === UNKNOWN || logClass === undefined ? undefined : settings.daysByLogClass[logClass];
    const fewest = byClass ?? settings.minimumDays;
    if (days >= fewest) return pass;
    if (logClass === UNKNOWN)
      return undecided("how long it must keep its entries is known only after deployment");
    return fail(
      `log entries are kept ${counted(days, "day")}, less than ${fewest}`,
      "keep them longer (log groups of AWS offer 365 next, Alibaba Cloud takes any number)",
    );
  },
});
