import { control } from "../../control.ts";
import { clusterVolumes } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireClusterVolumeEncryption = control({
  id: "platform-require-cluster-volume-encryption",
  title: "Data clusters encrypt their volumes",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A data cluster copies what it works on to its disks, its buckets and between its machines. Each copy needs its own lock.",
  sameAs: ["CKV_AWS_350"],
  absent: {
    alicloud:
      "data clusters there take their keys at the cluster, which platform-require-disk-customer-key judges",
  },
  fact: clusterVolumes,
  judge: (value) =>
    requireTrue(
      value,
      "what the configuration encrypts",
      "volumes are not encrypted",
      "set EnableEbsEncryption",
    ),
});
