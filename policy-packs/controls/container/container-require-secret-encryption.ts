import { control } from "../../control.ts";
import { clusterSecrets } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireSecretEncryption = control({
  id: "container-require-secret-encryption",
  title: "Secrets of clusters are encrypted with a customer key",
  clauses: ["8.3.3-b", "11.4.2-b"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Kubernetes keeps its secrets as plain text in its database. A backup of it, or a look into it, gives away every password of the cluster.",
  sameAs: ["CKV_AWS_58", "eks_cluster_kms_cmk_encryption_in_secrets_enabled"],
  fact: clusterSecrets,
  judge: (value) =>
    requireTrue(
      value,
      "whether secrets are encrypted",
      "secrets of the cluster are not encrypted with a customer key",
      "name a key of your own for secrets",
    ),
});
