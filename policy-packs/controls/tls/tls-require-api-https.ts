import { control } from "../../control.ts";
import { apiHttps } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireApiHttps = control({
  id: "tls-require-api-https",
  title: "APIs take HTTPS alone",
  clauses: ["8.3.3-a", "11.4.2-a"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Tokens and orders cross the internet in clear text.",
  sameAs: ["CKV_ALI_21"],
  absent: { aws: "API Gateway takes HTTPS alone" },
  fact: apiHttps,
  judge: (fact) =>
    requireTrue(
      fact,
      "which protocols it takes",
      "takes clear text",
      "set the protocol of its requests to HTTPS",
    ),
});
