import { control, type Known, UNKNOWN } from "../../control.ts";
import { identityPolicies } from "../../facts/identity-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import type { Selection, Statement } from "../../statements/document.ts";
import { isIdle, wildcards } from "../../statements/grants.ts";

/** All actions of a service, or its action names with nothing fixed: `s3:*`, `ecs:**`. */
const WHOLE_SERVICE = /^[a-z0-9-]+:\*+$/i;
/** Takes no resources: "Actions, resources, and condition keys for AWS Support"; Alibaba Cloud's is alike. */
const WITHOUT_RESOURCES = /^support:/i;
const EVERYTHING = /^\*+$|^(arn|acs):[*:]*$/;

export const identityNoServiceWildcard = control({
  id: "identity-no-service-wildcard",
  title: "No policy allows all actions of a service on every resource",
  clauses: ["8.3.1-a", "2.1.2-c"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Reading was meant, but deleting, sharing and reconfiguring come along; one fault in the software is a fault of the whole service.",
  sameAs: ["AwsSolutions-IAM5", "IAMPolicyNoStatementsWithFullAccess"],
  fact: identityPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements,
          isWhole,
          ({ actions }) => `allows ${whole(actions).join(", ")} on every resource`,
        ),
      remedy: "name the actions, or the resources they are for",
    }),
});

function isWhole({ effect, actions, resources, conditions }: Statement): Known<boolean> {
  if (effect === "Deny" || actions.except || resources?.except || resources === undefined) return false;
  const services = whole(actions);
  if (services.length === 0 && !actions.patterns.includes(UNKNOWN)) return false;
  const everywhere = wildcards(resources, (pattern) => EVERYTHING.test(pattern)).length > 0;
  if (!everywhere && !resources.patterns.includes(UNKNOWN)) return false;
  if (conditions !== UNKNOWN && conditions.some((condition) => !isIdle(condition))) return false;
  return effect === "Allow" && services.length > 0 && everywhere && conditions !== UNKNOWN ? true : UNKNOWN;
}

const whole = (actions: Selection) =>
  wildcards(actions, (pattern) => WHOLE_SERVICE.test(pattern) && !WITHOUT_RESOURCES.test(pattern));
