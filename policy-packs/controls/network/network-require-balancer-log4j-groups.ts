import { control } from "../../control.ts";
import { balancerGroups } from "../../facts/web-acls.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireBalancerLog4jGroups = control({
  id: "network-require-balancer-log4j-groups",
  title: "The web application firewall before load balancers knows log4j look-ups and hidden callers",
  clauses: ["8.3.2-c", "1.8.6-a"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "One request with a look-up in a header can run a stranger's code in every service that logs it (CVE-2021-44228).",
  sameAs: ["CKV2_AWS_76"],
  absent: {
    alicloud:
      "the core protection of its WAF holds the rules against log4j by itself and has no switch for them",
  },
  fact: balancerGroups,
  judge: (fact) =>
    requireTrue(
      fact,
      "which managed groups stand before it",
      "has a web application firewall without the groups for bad inputs and anonymous addresses",
      "add AWSManagedRulesKnownBadInputsRuleSet and AWSManagedRulesAnonymousIpList to the ACL",
    ),
});
