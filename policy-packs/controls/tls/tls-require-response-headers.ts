import { control } from "../../control.ts";
import { responseHeaders } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireResponseHeaders = control({
  id: "tls-require-response-headers",
  title: "Content delivery networks send security headers",
  clauses: ["11.4.2-a"],
  mlps: "8.1.2.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Browsers are not told to stay with TLS, and pages of the shop can be framed and mixed with those of others.",
  sameAs: ["CKV2_AWS_32"],
  absent: {
    alicloud:
      "answers are changed by functions of the domain one header at a time: tls-require-hsts reads the one that counts",
  },
  fact: responseHeaders,
  judge: (fact) =>
    requireTrue(fact, "which headers it adds", "adds no response headers", "name a response headers policy"),
});
