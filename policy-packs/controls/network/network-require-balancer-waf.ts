import { control } from "../../control.ts";
import { balancerFirewall } from "../../facts/balancer-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireBalancerWaf = control({
  id: "network-require-balancer-waf",
  title: "Load balancers on the internet have a web application firewall",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Injections and known exploits reach the application as they are sent.",
  sameAs: ["CKV2_AWS_28"],
  fact: balancerFirewall,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether a web application firewall is before it",
      "faces the internet without a web application firewall",
      "associate a web ACL with it, or take the edition with one",
    ),
});
