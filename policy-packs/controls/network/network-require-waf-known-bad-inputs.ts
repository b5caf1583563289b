import { control } from "../../control.ts";
import { stopsBadInputs } from "../../facts/web-acls.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireWafKnownBadInputs = control({
  id: "network-require-waf-known-bad-inputs",
  title: "Web application firewalls stop known bad inputs",
  clauses: ["8.3.2-c", "1.8.6-a", "1.8.2-d"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "advisory" },
  why: "One request with a look-up in a header can run a stranger's code in every service that logs it (CVE-2021-44228).",
  sameAs: ["CKV_AWS_192"],
  absent: {
    alicloud:
      "the core protection of its WAF holds the rules against log4j by itself and has no switch for them",
  },
  fact: stopsBadInputs,
  judge: (fact) =>
    requireTrue(
      fact,
      "its managed groups",
      "does not stop known bad inputs such as log4j look-ups",
      'add AWSManagedRulesKnownBadInputsRuleSet with override "none" and without exclusions',
    ),
});
