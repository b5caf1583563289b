import { control } from "../../control.ts";
import { certificateTransparency } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireCertificateTransparency = control({
  id: "tls-require-certificate-transparency",
  title: "Certificates stand in the public logs",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A certificate that somebody else got for the shop's name is noticed by nobody, and browsers refuse those that are not logged.",
  sameAs: ["CKV_AWS_234"],
  absent: { alicloud: "certificates there are always logged by those who issue them" },
  fact: certificateTransparency,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it is logged",
      "is kept out of the public logs",
      "leave certificate transparency on",
    ),
});
