import { control, UNKNOWN } from "../../control.ts";
import { plainTargets } from "../../facts/listeners.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsNoPlainTarget = control({
  id: "tls-no-plain-target",
  title: "No request travels in clear text from the reader to the server",
  clauses: ["8.3.3-a", "4.6.4-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Nothing between the reader and the server is encrypted, neither before the balancer nor behind it.",
  sameAs: ["CKV_AWS_378"],
  fact: plainTargets,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "how requests come to it",
      "takes clear text, and no listener before it takes HTTPS",
      "let an HTTPS listener stand before it, or take HTTPS itself",
    ),
});
