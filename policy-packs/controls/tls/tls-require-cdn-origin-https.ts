import { control } from "../../control.ts";
import { originHttps } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireCdnOriginHttps = control({
  id: "tls-require-cdn-origin-https",
  title: "Content delivery networks fetch from their origins over HTTPS alone",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Between cache and shop the same pages and cookies cross the internet in clear text.",
  sameAs: ["CKV2_AWS_72", "AwsSolutions-CFR5"],
  fact: originHttps,
  judge: (fact) =>
    requireTrue(
      fact,
      "how it fetches",
      "fetches from an origin in clear text",
      "let it fetch over HTTPS alone",
    ),
});
