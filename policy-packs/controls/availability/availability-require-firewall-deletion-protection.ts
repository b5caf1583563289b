import { control } from "../../control.ts";
import { firewallDeletion } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const availabilityRequireFirewallDeletionProtection = control({
  id: "availability-require-firewall-deletion-protection",
  title: "Network firewalls are protected against deletion",
  clauses: ["5.5.1-a"],
  mlps: "8.1.10.10",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "One mistaken command takes the firewall away, and with it either all traffic or all protection.",
  sameAs: ["CKV_AWS_344"],
  absent: {
    alicloud:
      "its cloud firewall is a service of the account: rules and logs have no keys and no deletion of their own",
  },
  fact: firewallDeletion,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it is protected against deletion",
      "can be deleted by one command",
      "set deleteProtection, or protect: true",
    ),
});
