import { control } from "../../control.ts";
import { balancerDeletionProtection } from "../../facts/balancer-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const availabilityRequireBalancerDeletionProtection = control({
  id: "availability-require-balancer-deletion-protection",
  title: "Load balancers are protected against deletion",
  clauses: ["4.5.1-a", "8.4.1-c"],
  mlps: "8.1.10.10",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "One mistaken command takes the entrance of every shop behind it away, and its address with it.",
  sameAs: ["CKV_AWS_150", "ELBDeletionProtectionEnabled"],
  fact: balancerDeletionProtection,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it is protected against deletion",
      "can be deleted by one command",
      "switch its deletion protection on, or set protect: true",
    ),
});
