import { control } from "../../control.ts";
import { aclLogs } from "../../facts/web-acls.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireWafLogs = control({
  id: "log-require-waf-logs",
  title: "Web application and cloud firewalls write down what they see",
  clauses: ["8.3.4-a", "8.3.4-b"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Attacks that were stopped, and those that were not, leave no trace to learn from.",
  sameAs: ["CKV2_AWS_31", "CKV_AWS_176", "WAFv2LoggingEnabled"],
  fact: aclLogs,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it keeps logs",
      "keeps no log of what it sees",
      "send its log to the log archive",
    ),
});
