import { control } from "../../control.ts";
import { podNetwork } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequirePodNetwork = control({
  id: "container-require-pod-network",
  title: "Pods of self-managed clusters have a network of their own",
  clauses: ["8.3.2-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Pods that share their addresses with the machines below them cannot be told from these by any rule of the network.",
  sameAs: ["CKV_ALI_26"],
  absent: {
    aws: "the plug-in of EKS gives each pod an address of the subnets, and groups of its own where asked",
  },
  fact: podNetwork,
  judge: (value) =>
    requireTrue(
      value,
      "which network pods have",
      "pods have no network of their own",
      "install terway with switches for pods, or flannel with a prefix for pods",
    ),
});
