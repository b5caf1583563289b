import { control, UNKNOWN } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { guardedMembers } from "../../facts/guarded-members.ts";
import { notApplicable, pass, undecided } from "../../judgement.ts";

const question = {
  ports: [80, 443, 8080, 8443],
  protocols: ["tcp"],
  what: "web",
  remedy: "put a load balancer before it, and open the machine to the balancer alone",
} as const;
export const networkNoPublicWebPorts = control({
  id: "network-no-public-web-ports",
  title: "The web is entered through load balancers",
  clauses: ["1.9.1-a", "11.4.1-a", "8.3.2-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A machine that the internet reaches by itself stands outside the firewall, the log and the limits of the balancer.",
  sameAs: [],
  fact: guardedMembers,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge({ rules, guarded, balanced }, { settings }) {
    if (balanced) return pass;
    const judged = judgePorts(rules, question, settings);
    if (judged.status === "pass") return pass;
    if (guarded === false) return notApplicable("nothing of this stack stands behind the group");
    return guarded === UNKNOWN
      ? undecided("what stands behind the group is known only after deployment")
      : judged;
  },
});
