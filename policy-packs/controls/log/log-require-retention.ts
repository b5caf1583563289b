import { control, UNKNOWN } from "../../control.ts";
import { logRetention } from "../../facts/log-retention.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const logRequireRetention = control({
  id: "log-require-retention",
  title: "Log stores keep their entries six months",
  clauses: ["1.10.2-c", "5.3.4-a", "1.10.2-a"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_338", "sls_logstore_retention_period"],
  fact: logRetention,
  settings: {
    // Any six calendar months: July to December is 184 days, so the 180 that services offer falls short.
    defaults: { minimumDays: 184 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep log entries" } },
  },
  judge({ days }, { settings }) {
    if (days === UNKNOWN) return undecided("its retention is known only after deployment");
    if (days >= settings.minimumDays) return pass;
    return fail(
      `log entries are kept ${days} days, less than ${settings.minimumDays}`,
      "keep them longer (log groups of AWS offer 365 next, Alibaba Cloud takes any number)",
    );
  },
});
