import type { StackFact, StackView, Subject } from "../control.ts";
import { holders } from "../views/role.ts";
import { holderTypes } from "./holder-types.ts";
import { type LimitedPolicies, limitsOf, policiesWithLimits } from "./policies-with-limits.ts";
import { joinDocuments } from "./policy-documents.ts";

/**
 * Each policy by itself, and what holders of several of them have together: two harmless policies can be a way up.
 */
export const grantedPolicies: StackFact<LimitedPolicies> = {
  name: "granted-policies",
  scope: "stack",
  types: {
    aws: [...new Set([...policiesWithLimits.types.aws, ...holderTypes.aws])],
    alicloud: [...new Set([...policiesWithLimits.types.alicloud, ...holderTypes.alicloud])],
  },
  read(stack) {
    const alone = policiesWithLimits.read(stack);
    const together = jointly(stack);
    const joint = new Set(together.map(({ resource }) => resource));
    return [...alone.filter(({ resource }) => !joint.has(resource)), ...together];
  },
};

function jointly(stack: StackView): readonly Subject<LimitedPolicies>[] {
  return [...holders(stack).values()]
    .filter(({ documents }) => documents.length > 1)
    .map(({ resource, cloud, documents }) => {
      const label = `${documents.length} policies together`;
      const joint = joinDocuments(documents, { cloud, kind: "identity", label });
      return { resource, fact: { ...limitsOf(stack, [resource]), documents: [joint] } };
    });
}
