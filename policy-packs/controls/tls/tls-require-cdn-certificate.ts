import { control } from "../../control.ts";
import { edgeCertificate } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireCdnCertificate = control({
  id: "tls-require-cdn-certificate",
  title: "Content delivery networks have a certificate for their own names",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Without one, readers of the shop's own name get a warning or clear text, and the oldest TLS versions stay open.",
  sameAs: ["CKV2_AWS_42"],
  fact: edgeCertificate,
  judge: (fact) =>
    requireTrue(
      fact,
      "its certificate",
      "has no certificate for its own names",
      "give it a certificate for its names",
    ),
});
