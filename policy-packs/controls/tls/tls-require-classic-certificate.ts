import { control } from "../../control.ts";
import { classicListeners } from "../../facts/listeners.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireClassicCertificate = control({
  id: "tls-require-classic-certificate",
  title: "Classic load balancers have a certificate on every listener",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A listener without a certificate speaks clear text to the internet.",
  sameAs: ["CKV_AWS_127"],
  absent: {
    alicloud:
      "classic balancers are a service of AWS; tls-require-https-listener asks it of those of Alibaba Cloud",
  },
  fact: classicListeners,
  judge: (fact) =>
    requireTrue(
      fact.certified,
      "what its listeners name",
      "has a listener without a certificate",
      "give each listener a certificate of the certificate manager",
    ),
});
