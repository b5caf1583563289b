import { control } from "../../control.ts";
import { apiClientCertificate } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireApiClientCertificate = control({
  id: "tls-require-api-client-certificate",
  title: "Services behind REST APIs can tell the gateway from strangers",
  clauses: ["11.4.1-b"],
  mlps: "8.1.4.1",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Whoever finds the address of the service calls it without the gateway and its checks.",
  sameAs: ["CKV2_AWS_51"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiClientCertificate,
  judge: (fact) =>
    requireTrue(
      fact,
      "its certificate",
      "shows no certificate to what it calls",
      "give the stage a client certificate",
    ),
});
