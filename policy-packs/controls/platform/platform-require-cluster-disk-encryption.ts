import { control } from "../../control.ts";
import { clusterDisks } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireClusterDiskEncryption = control({
  id: "platform-require-cluster-disk-encryption",
  title: "Data clusters encrypt their local disks",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A data cluster copies what it works on to its disks, its buckets and between its machines. Each copy needs its own lock.",
  sameAs: ["CKV_AWS_349"],
  absent: {
    alicloud:
      "data clusters there take their keys at the cluster, which platform-require-disk-customer-key judges",
  },
  fact: clusterDisks,
  judge: (value) =>
    requireTrue(
      value,
      "what the configuration encrypts",
      "local disks are not encrypted",
      "add a key for local disks",
    ),
});
