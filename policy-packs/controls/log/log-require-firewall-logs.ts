import { control } from "../../control.ts";
import { firewallLogs } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireFirewallLogs = control({
  id: "log-require-firewall-logs",
  title: "Network firewalls write down what they see",
  clauses: ["8.3.4-a"],
  mlps: "8.1.3.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "What was let through and what was stopped leaves no trace.",
  sameAs: ["CKV2_AWS_63"],
  absent: {
    alicloud: "the log of its cloud firewall is a switch of the instance, which log-require-waf-logs reads",
  },
  fact: firewallLogs,
  judge: (fact) =>
    requireTrue(fact, "whether it keeps logs", "keeps no log", "give it a logging configuration"),
});
