import { control } from "../../control.ts";
import { strictTransport } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireHsts = control({
  id: "tls-require-hsts",
  title: "Browsers learn to come by TLS alone, for a year",
  clauses: ["11.4.2-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "The first request of every visit still goes out in clear text, where it can be kept from HTTPS.",
  sameAs: ["CKV_AWS_259"],
  fact: strictTransport,
  judge: (fact) =>
    requireTrue(
      fact,
      "what it tells browsers",
      "does not tell browsers to come by TLS alone for a year, with every name below",
      "send Strict-Transport-Security with max-age 31536000 and subdomains",
    ),
});
