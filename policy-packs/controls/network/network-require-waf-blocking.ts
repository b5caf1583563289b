import { control } from "../../control.ts";
import { aclStops } from "../../facts/web-acls.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireWafBlocking = control({
  id: "network-require-waf-blocking",
  title: "Web application firewalls stop what they find",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A firewall that only watches writes the attack down and lets it through.",
  sameAs: [],
  fact: aclStops,
  judge: (fact) =>
    requireTrue(fact, "what its rules do", "only watches, and stops nothing", "let its rules block"),
});
