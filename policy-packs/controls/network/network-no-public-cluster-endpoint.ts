import { control, UNKNOWN } from "../../control.ts";
import { clusterEndpoint } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkNoPublicClusterEndpoint = control({
  id: "network-no-public-cluster-endpoint",
  title: "Clusters are managed from inside the network alone",
  clauses: ["11.4.1-c", "3.4.1-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The interface that may do everything in the cluster is tried by everybody on the internet.",
  sameAs: ["CKV_AWS_39", "AwsSolutions-EKS1", "cs_kubernetes_private_cluster_enabled"],
  fact: clusterEndpoint,
  judge: (fact) =>
    requireTrue(
      fact.public === UNKNOWN ? UNKNOWN : !fact.public,
      "whether its endpoint is on the internet",
      "has its management endpoint on the internet",
      "switch the public endpoint off, and manage it from the bastion",
    ),
});
