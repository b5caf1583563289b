import { canonicalType } from "../aliases.ts";
import type { ResourceView, StackFact, StackView, Subject } from "../control.ts";
import type { Document } from "../statements/document.ts";
import { boundariesOf, identityPolicies } from "./identity-policies.ts";
import { documentsOf, type PolicyDocument } from "./policy-documents.ts";
import { holdings } from "./policy-holders.ts";

/**
 * Each policy by itself, and what holders of several of them have together: two harmless policies can be a way up.
 */
export const grantedPolicies: StackFact<readonly PolicyDocument[]> = {
  name: "granted-policies",
  scope: "stack",
  types: {
    aws: [...identityPolicies.types.aws, "aws:iam/group:Group", "aws:iam/user:User"],
    alicloud: [
      ...identityPolicies.types.alicloud,
      "alicloud:ram/role:Role",
      "alicloud:ram/group:Group",
      "alicloud:ram/user:User",
    ],
  },
  read(stack) {
    const alone = identityPolicies.read(stack);
    const together = holdersOf(stack);
    const joint = new Set(together.map(({ resource }) => resource));
    return [...alone.filter(({ resource }) => !joint.has(resource)), ...together];
  },
};

function holdersOf(stack: StackView): readonly Subject<readonly PolicyDocument[]>[] {
  const boundaries = boundariesOf(stack);
  return [...holdings(stack)].flatMap(([resource, policies]) => {
    const granting = policies.filter((each) => !boundaries.has(each));
    const own = documentsOf(resource, "identity");
    if (granting.length + own.length < 2) return [];
    const documents = granting.flatMap((each) => documentsOf(each, "identity"));
    return [{ resource, fact: [joined(resource, [...own, ...documents])] }];
  });
}

/** One document of all statements; unknown as soon as one of them is. */
function joined(holder: ResourceView, documents: readonly PolicyDocument[]): PolicyDocument {
  const cloud = canonicalType(holder.type).startsWith("aws:") ? "aws" : "alicloud";
  const statements = documents.flatMap(({ document }) =>
    document.status === "read" ? document.statements : [],
  );
  const unread = documents.some(({ document }) => document.status === "unknown");
  const document: Document = unread ? { status: "unknown" } : { status: "read", statements };
  return { label: `${documents.length} policies together`, kind: "identity", cloud, document };
}
