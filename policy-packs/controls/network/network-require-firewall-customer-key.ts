import { control } from "../../control.ts";
import { firewallKey } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireFirewallCustomerKey = control({
  id: "network-require-firewall-customer-key",
  title: "Network firewalls are encrypted with a key of the customer's",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Whoever may use the provider's key reads the rules, and nobody here can take it away.",
  sameAs: ["CKV_AWS_345"],
  absent: {
    alicloud:
      "its cloud firewall is a service of the account: rules and logs have no keys and no deletion of their own",
  },
  fact: firewallKey,
  judge: (fact) =>
    requireTrue(fact, "its key", "is encrypted with the provider's key", "name a key of your own"),
});
