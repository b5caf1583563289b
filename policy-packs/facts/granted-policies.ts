import type { StackFact, StackView, Subject } from "../control.ts";
import type { Document } from "../statements/document.ts";
import { type Holder, holders } from "../views/role.ts";
import { holderTypes } from "./holder-types.ts";
import { type LimitedPolicies, type Limits, limitsOf, policiesWithLimits } from "./policies-with-limits.ts";
import type { PolicyDocument } from "./policy-documents.ts";

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
    .map((holder) => {
      const limits: Limits = limitsOf(stack, [holder.resource]);
      return { resource: holder.resource, fact: { ...limits, documents: [joined(holder)] } };
    });
}

/** One document of all statements; unknown as soon as one of them is. */
function joined({ cloud, documents }: Holder): PolicyDocument {
  const statements = documents.flatMap(({ document }) =>
    document.status === "read" ? document.statements : [],
  );
  const unread = documents.some(({ document }) => document.status === "unknown");
  const document: Document = unread ? { status: "unknown" } : { status: "read", statements };
  return { label: `${documents.length} policies together`, kind: "identity", cloud, document };
}
