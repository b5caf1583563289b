import type { StackFact } from "../control.ts";
import { boundariesOf, perhapsBoundaries } from "../views/role.ts";
import { type PolicyDocument, typesWith, withDocuments } from "./policy-documents.ts";

/** What roles, groups and users may do; a permissions boundary grants nothing and is none of them. */
export const identityPolicies: StackFact<readonly PolicyDocument[]> = {
  name: "identity-policies",
  scope: "stack",
  types: typesWith("identity"),
  read(stack) {
    const boundaries = boundariesOf(stack);
    const perhaps = perhapsBoundaries(stack);
    return withDocuments(stack, "identity")
      .filter(({ resource }) => !boundaries.has(resource))
      .map(({ resource, fact }) =>
        perhaps.has(resource)
          ? {
              resource,
              fact: fact.map((document): PolicyDocument => ({ ...document, mayGrantNothing: true })),
            }
          : { resource, fact },
      );
  },
};
