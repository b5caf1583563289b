import { control, UNKNOWN } from "../../control.ts";
import { WATCHED, watchedTrails } from "../../facts/alarms.ts";
import { fail, pass, undecided } from "../../judgement.ts";

const WORDS = {
  root: "use of the root account",
  policy: "changes of permissions",
  "sign-in": "sign-ins without a second factor",
} as const;

export const monitoringRequireTrailAlarms = control({
  id: "monitoring-require-trail-alarms",
  title: "Alarms on an audit trail tell of root, permissions and sign-ins",
  clauses: ["8.3.4-b", "1.2.4-a", "1.1.4-c"],
  mlps: "8.1.5.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The owner of the account at work, a changed permission, a sign-in without a second factor: these three begin nearly every take-over, and each is over within minutes.",
  sameAs: [
    "sls_root_account_usage_alert_enabled",
    "sls_management_console_signin_without_mfa_alert_enabled",
    "cloudwatch_log_metric_filter_root_usage",
    "cloudwatch_log_metric_filter_policy_changes",
    "cloudwatch_log_metric_filter_sign_in_without_mfa",
  ],
  fact: watchedTrails,
  judge({ watched }) {
    if (watched === UNKNOWN) return undecided("what its alarms tell of is known only after deployment");
    const missing = WATCHED.filter((sign) => !watched.has(sign)).map((sign) => WORDS[sign]);
    return missing.length === 0
      ? pass
      : fail(`no alarm tells of ${missing.join(" or ")}`, "add an alarm on the trail's log for each");
  },
});
