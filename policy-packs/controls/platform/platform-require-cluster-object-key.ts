import { control } from "../../control.ts";
import { clusterObjects } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireClusterObjectKey = control({
  id: "platform-require-cluster-object-key",
  title: "Data clusters write objects under the key service",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A data cluster copies what it works on to its disks, its buckets and between its machines. Each copy needs its own lock.",
  sameAs: ["CKV_AWS_171"],
  absent: {
    alicloud:
      "data clusters there take their keys at the cluster, which platform-require-disk-customer-key judges",
  },
  fact: clusterObjects,
  judge: (value) =>
    requireTrue(
      value,
      "what the configuration encrypts",
      "objects are not encrypted by the key service",
      'set the mode of S3 to "SSE-KMS"',
    ),
});
