import type { Judgement, Settings } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import type { LimitedPolicies } from "../facts/policies-with-limits.ts";
import { notApplicable, undecided } from "../judgement.ts";
import type { Statement } from "../statements/document.ts";
import { covers } from "../statements/pattern.ts";
import { type Finder, judgeDocuments } from "./document.ts";

/** Whose policies are judged by what keeps their holder in check, and what the account forbids to all. */
export interface LimitSettings {
  readonly emergencyRoles: readonly string[];
  readonly deployingRoles: readonly string[];
  readonly guardrails: readonly string[];
}

export const limitSettings: Settings<LimitSettings> = {
  // Somebody has to be able to mend everything when nothing else works. @clause 1.2.6-a
  defaults: { emergencyRoles: ["*break-glass*"], deployingRoles: ["*ci-deploy*"], guardrails: [] },
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
    guardrails: {
      type: "array",
      items: { type: "string" },
      description:
        "actions that a control policy above this account denies to everybody, such as iam:Create*",
    },
  },
};

/**
 * Judges what policies grant, less what the guardrails of the account take away. Service control policies stand in the
 * stack of the management account, whom they do not bind; so what they deny here is a setting.
 */
export function judgeLimited(
  limited: LimitedPolicies,
  settings: LimitSettings,
  { find, remedy }: { readonly find: Finder; readonly remedy: string },
): Judgement {
  const denied = guardrail(settings.guardrails);
  const judged = judgeDocuments(limited.documents, {
    find: (statements, document) => find([...denied, ...statements], document),
    remedy,
  });
  if (judged.status !== "fail") return judged;
  if (limited.bounded === UNKNOWN) return undecided("the boundary of its holder is not in this stack");
  if (limited.bounded) return notApplicable("its holder has a boundary that it cannot take off");
  if (areAll(limited.behindSecondFactor, settings.emergencyRoles)) {
    return notApplicable("its holder is for emergencies and asks for a second factor");
  }
  if (areAll(limited.fromOneBranch, settings.deployingRoles)) {
    return notApplicable("its holder deploys the stack, from one branch alone");
  }
  return areAll(limited.ofUnknownTrust, [...settings.emergencyRoles, ...settings.deployingRoles])
    ? undecided("who becomes its holder is known only after deployment")
    : judged;
}

function guardrail(actions: readonly string[]): readonly Statement[] {
  if (actions.length === 0) return [];
  return [
    {
      label: "guardrails",
      effect: "Deny",
      actions: { except: false, patterns: actions },
      resources: { except: false, patterns: ["*"] },
      conditions: [],
    },
  ];
}

function areAll(names: readonly string[], patterns: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => patterns.some((pattern) => covers(pattern, name)));
}
