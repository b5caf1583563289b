import { control, type Known, UNKNOWN } from "../../control.ts";
import { endpointPolicies } from "../../facts/endpoint-policies.ts";
import { fail, notApplicable, undecided } from "../../judgement.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import type { Statement } from "../../statements/document.ts";
import { isIdle } from "../../statements/grants.ts";

export const networkRequireEndpointPolicy = control({
  id: "network-require-endpoint-policy",
  title: "Private ways to the cloud's services lead to your own resources alone",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.3.2",
  severity: "medium",
  // The guide asks it of ports and sources; what leaves by a private way is stricter than its words.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "Through an endpoint that lets everything through, a machine without internet still copies your data into a stranger's bucket.",
  sameAs: [],
  fact: endpointPolicies,
  judge({ document, takesPolicy }) {
    if (takesPolicy === false) return notApplicable("this kind of endpoint takes no policy");
    if (document !== undefined) {
      return judgeDocuments([document], {
        find: (statements) => byStatement(statements, letsAllThrough, () => "lets everybody do everything"),
        remedy: "name the resources, or ask for your own accounts by a condition",
      });
    }
    return takesPolicy === UNKNOWN
      ? undecided("its service is known only after deployment")
      : fail(
          "is left to a policy that lets everybody do everything",
          "write one that names your own resources",
        );
  },
});

function letsAllThrough({ effect, actions, resources, conditions }: Statement): Known<boolean> {
  if (effect === "Deny" || actions.except || resources?.except) return false;
  const star = (patterns: readonly Known<string>[]) =>
    patterns.some((one) => one !== UNKNOWN && /^\*+$/.test(one));
  if (conditions !== UNKNOWN && !conditions.every(isIdle)) return false;
  const wide = star(actions.patterns) && (resources === undefined || star(resources.patterns));
  if (wide) return effect === "Allow" && conditions !== UNKNOWN ? true : UNKNOWN;
  const open = actions.patterns.includes(UNKNOWN) || resources?.patterns.includes(UNKNOWN) === true;
  return open ? UNKNOWN : false;
}
