import { control, UNKNOWN } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { guardedMembers } from "../../facts/guarded-members.ts";
import { pass, undecided } from "../../judgement.ts";

const question = {
  ports: [80],
  protocols: ["tcp"],
  what: "clear-text web",
  remedy: "open 443 alone, or let a balancer redirect every reader to HTTPS",
} as const;
export const networkNoPublicHttp = control({
  id: "network-no-public-http",
  title: "Clear-text web is not open to the internet but to be redirected",
  clauses: ["1.9.1-a", "8.3.3-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Whoever serves port 80 serves clear text; only a balancer that sends every reader on to HTTPS needs it.",
  sameAs: ["CKV_AWS_260"],
  fact: guardedMembers,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge({ rules, redirecting }, { settings }) {
    const judged = judgePorts(rules, question, settings);
    if (judged.status !== "fail" || redirecting === false) return judged;
    return redirecting === UNKNOWN
      ? undecided("whether the balancer behind it redirects to HTTPS is known only after deployment")
      : pass;
  },
});
