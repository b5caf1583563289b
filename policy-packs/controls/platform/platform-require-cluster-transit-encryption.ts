import { control } from "../../control.ts";
import { clusterTransit } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireClusterTransitEncryption = control({
  id: "platform-require-cluster-transit-encryption",
  title: "Data clusters speak TLS among their machines",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A data cluster copies what it works on to its disks, its buckets and between its machines. Each copy needs its own lock.",
  sameAs: ["CKV_AWS_351"],
  absent: {
    alicloud:
      "data clusters there take their keys at the cluster, which platform-require-disk-customer-key judges",
  },
  fact: clusterTransit,
  judge: (value) =>
    requireTrue(
      value,
      "what the configuration encrypts",
      "machines speak to each other in the clear",
      "set EnableInTransitEncryption",
    ),
});
