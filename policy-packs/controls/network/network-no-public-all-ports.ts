import { control, UNKNOWN } from "../../control.ts";
import {
  allSources,
  exposureDefaults,
  exposureSchema,
  isAllPorts,
  letsInInternet,
  printSources,
} from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { hasPorts } from "../../ports.ts";

export const networkNoPublicAllPorts = control({
  id: "network-no-public-all-ports",
  title: "No rule opens every port to the internet",
  clauses: ["8.3.2-b", "1.9.1-a"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_277"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge(all, { settings }) {
    const rules = all.filter((rule) => hasPorts(rule.protocol));
    const whole = rules.filter((rule) => rule.ports !== UNKNOWN && isAllPorts(rule.ports));
    if (letsInInternet(allSources(whole), settings)) {
      const protocols = [...new Set(whole.map((rule) => String(rule.protocol)))].join(", ");
      return fail(
        `all ports (protocol ${protocols}) open to ${printSources(whole.flatMap((rule) => rule.sources))}`,
        "open only the ports the service needs, to named sources",
      );
    }
    const open = rules.some(
      (rule) =>
        (rule.openEnded && (rule.ports === UNKNOWN || isAllPorts(rule.ports))) ||
        (rule.ports === UNKNOWN && letsInInternet(allSources([rule]), settings)),
    );
    return open ? undecided("sources or ports of a rule are known only after deployment") : pass;
  },
});
