import { control } from "../../control.ts";
import { networkPolicy } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireNetworkPolicy = control({
  id: "container-require-network-policy",
  title: "Clusters can keep pods from each other",
  clauses: ["8.3.2-a", "3.4.1-c"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Without network policies every pod reaches every other: one page with a flaw is a way to the payment service beside it.",
  sameAs: ["cs_kubernetes_network_policy_enabled", "eks_cluster_network_policy_enabled"],
  fact: networkPolicy,
  judge: (value) =>
    requireTrue(
      value,
      "whether network policies are kept",
      "no plug-in of the cluster keeps to network policies",
      "install one that does and switch them on",
    ),
});
