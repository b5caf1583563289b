import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeEverything } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";

export const networkNoPublicAllProtocols = control({
  id: "network-no-public-all-protocols",
  title: "No rule opens everything to the internet",
  clauses: ["8.3.2-b", "1.9.1-a"],
  mlps: "8.1.3.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Every service of the machine is on the internet, those nobody thought of first.",
  sameAs: ["CKV_AWS_277"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) =>
    judgeEverything(rules, settings, "open only the ports the service needs, to named sources"),
});
