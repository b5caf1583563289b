import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeEveryPort, judgeEverything } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";
import { notApplicable } from "../../judgement.ts";

export const networkNoPublicAllPorts = control({
  id: "network-no-public-all-ports",
  title: "No rule opens every port of a protocol to the internet",
  clauses: ["8.3.2-b", "1.9.1-a"],
  mlps: "8.1.3.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Every service of the machine is on the internet, those nobody thought of first.",
  sameAs: ["KICS 60587dbd"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge(rules, { settings }) {
    const remedy = "open only the ports the service needs, to named sources";
    return judgeEverything(rules, settings, remedy).status === "fail"
      ? notApplicable("every protocol is open, which network-no-public-all-protocols reports")
      : judgeEveryPort(rules, settings, remedy);
  },
});
