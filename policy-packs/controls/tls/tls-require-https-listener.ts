import { control, UNKNOWN } from "../../control.ts";
import { webEntrances } from "../../facts/listeners.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireHttpsListener = control({
  id: "tls-require-https-listener",
  title: "Web listeners take HTTPS, or send readers on to it",
  clauses: ["8.3.3-a", "12.6.2-d", "11.4.2-a"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Passwords, cookies and orders cross every network between browser and balancer in clear text, and anybody on the way can read or change them.",
  sameAs: ["CKV_AWS_2", "KICS ee3b1557"],
  fact: webEntrances,
  judge: (fact) =>
    requireTrue(
      fact.plain === UNKNOWN ? UNKNOWN : !fact.plain,
      "whether it takes clear text",
      "serves requests in clear text (HTTP)",
      "take HTTPS, or redirect every request to HTTPS",
    ),
});
