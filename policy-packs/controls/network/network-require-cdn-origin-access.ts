import { control } from "../../control.ts";
import { originAccess } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireCdnOriginAccess = control({
  id: "network-require-cdn-origin-access",
  title: "Buckets behind a content delivery network are read through it alone",
  clauses: ["8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Readers who know the bucket's name go round the firewall and the log of the network before it.",
  sameAs: ["CKV2_AWS_46"],
  absent: {
    alicloud:
      "the grant to read a private bucket is given to the service as a whole, outside the resources of the domain",
  },
  fact: originAccess,
  judge: (fact) =>
    requireTrue(
      fact,
      "how it reads its buckets",
      "reads a bucket that anybody could read as well",
      "give the origin an access control, and let the bucket answer nobody else",
    ),
});
