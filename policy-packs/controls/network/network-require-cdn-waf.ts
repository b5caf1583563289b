import { control } from "../../control.ts";
import { edgeFirewall } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireCdnWaf = control({
  id: "network-require-cdn-waf",
  title: "Content delivery networks have a web application firewall",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "What is cached stands in for the shop itself: attacks come in here first.",
  sameAs: ["CKV_AWS_68", "AwsSolutions-CFR2"],
  fact: edgeFirewall,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether a web application firewall is before it",
      "has no web application firewall",
      "name a web ACL, or add the domain to WAF",
    ),
});
