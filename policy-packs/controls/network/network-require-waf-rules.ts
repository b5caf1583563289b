import { control } from "../../control.ts";
import { aclHasRules } from "../../facts/web-acls.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireWafRules = control({
  id: "network-require-waf-rules",
  title: "Web application firewalls have rules",
  clauses: ["8.3.2-c", "1.8.2-d"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A firewall without rules lets everything through and looks like protection.",
  sameAs: ["CKV_AWS_175"],
  fact: aclHasRules,
  judge: (fact) =>
    requireTrue(fact, "its rules", "has no rules", "add the managed groups against the OWASP Top 10"),
});
