import { control } from "../../control.ts";
import { publicApi } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const containerNoPublicApi = control({
  id: "container-no-public-api",
  title: "Cluster APIs have no public address",
  clauses: ["8.3.2-b", "11.4.1-c"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "advisory", strict: "mandatory", payment: "mandatory" },
  why: "Whoever finds a flaw in the API, or one leaked token, rules everything that runs in the cluster. Inside the network it cannot be tried from everywhere.",
  sameAs: ["CKV_AWS_39", "eks_cluster_not_publicly_accessible", "cs_kubernetes_private_cluster_enabled"],
  fact: publicApi,
  judge: (value) =>
    requireTrue(
      not(value),
      "whether the API is public",
      "cluster API has an address on the internet",
      "reach it from the network or the bastion alone",
    ),
});
