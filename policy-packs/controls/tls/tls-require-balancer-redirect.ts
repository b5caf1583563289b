import { control, UNKNOWN } from "../../control.ts";
import { plainBalancers } from "../../facts/listeners.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireBalancerRedirect = control({
  id: "tls-require-balancer-redirect",
  title: "Load balancers send every clear-text request on to HTTPS",
  clauses: ["8.3.3-a", "12.6.2-d"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "One listener that still serves clear text is enough for a browser to start there and be kept from HTTPS.",
  sameAs: ["CKV2_AWS_20"],
  fact: plainBalancers,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "what its listeners do with clear text",
      "serves clear text on one of its listeners",
      "redirect that listener to HTTPS",
    ),
});
