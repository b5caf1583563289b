import { control, type Known, UNKNOWN } from "../../control.ts";
import { judgeDocuments } from "../../document-judgement.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { notApplicable, undecided } from "../../judgement.ts";
import { granting } from "../../statements/grants.ts";
import { covers } from "../../statements/pattern.ts";

export const identityNoWildcardAdmin = control({
  id: "identity-no-wildcard-admin",
  title: "No policy allows everything on everything",
  clauses: ["8.3.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_62", "CKV_AWS_63", "IAMPolicyNoStatementsWithAdminAccess"],
  fact: policiesWithLimits,
  settings: {
    // Somebody has to be able to mend everything when nothing else works. @clause 1.2.6-a
    defaults: { emergencyRoles: ["*break-glass*"], deployingRoles: ["*ci-deploy*"] },
    schema: {
      deployingRoles: {
        type: "array",
        items: { type: "string" },
        description:
          "names of roles that deploy the stack; each must be trusted by one branch of one repository alone",
      },
      emergencyRoles: {
        type: "array",
        items: { type: "string" },
        description: "names of roles for emergencies; each must be trusted with a second factor alone",
      },
    },
  },
  judge({ documents, bounded, behindSecondFactor, fromOneBranch }, { settings }) {
    const judged = judgeDocuments(documents, {
      find(statements, { cloud }): readonly Known<string>[] {
        const found = granting(statements, { cloud, action: "*", resource: "*" });
        if (found === undefined) return [];
        return [found === UNKNOWN ? UNKNOWN : `${found.label} allows every action on every resource`];
      },
      remedy: "name the actions and resources that the work needs",
    });
    if (judged.status !== "fail") return judged;
    if (bounded === UNKNOWN) return undecided("the boundary of its holder is not in this stack");
    if (bounded) return notApplicable("its holder has a boundary that it cannot take off");
    if (areAll(behindSecondFactor, settings.emergencyRoles)) {
      return notApplicable("its holder is for emergencies and asks for a second factor");
    }
    return areAll(fromOneBranch, settings.deployingRoles)
      ? notApplicable("its holder deploys the stack, from one branch alone")
      : judged;
  },
});

function areAll(names: readonly string[], patterns: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => patterns.some((pattern) => covers(pattern, name)));
}
