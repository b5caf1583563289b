import { control } from "../../control.ts";
import { edgeHttps } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireCdnHttps = control({
  id: "tls-require-cdn-https",
  title: "Content delivery networks turn readers to HTTPS",
  clauses: ["8.3.3-a", "12.6.2-d"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Passwords and orders of readers who come by clear text can be read and changed on the way.",
  sameAs: ["CKV_AWS_34"],
  fact: edgeHttps,
  judge: (fact) =>
    requireTrue(
      fact,
      "what it does with clear text",
      "serves clear text",
      "redirect readers to HTTPS, or refuse clear text",
    ),
});
