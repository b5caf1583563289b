import type { ResourceFact } from "../control.ts";
import { documentsOf, type PolicyDocument, typesWith } from "./policy-documents.ts";

const KINDS = ["identity", "guardrail", "trust", "bucket", "key", "shared"] as const;

/** Every policy document, whatever it is for. */
export const anyPolicies: ResourceFact<readonly PolicyDocument[]> = {
  name: "any-policies",
  scope: "resource",
  types: typesWith(...KINDS),
  read(resource) {
    const documents = documentsOf(resource, ...KINDS);
    return documents.length > 0 ? documents : undefined;
  },
};
