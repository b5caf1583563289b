import type { ResourceFact } from "../control.ts";
import { type DocumentKind, documentsOf, type PolicyDocument, typesWith } from "./policy-documents.ts";

/** The policies that stand on a resource: each can be judged before the resource is made. */
function placed(name: string, kind: DocumentKind): ResourceFact<readonly PolicyDocument[]> {
  return {
    name,
    scope: "resource",
    types: typesWith(kind),
    read(resource) {
      const documents = documentsOf(resource, kind);
      return documents.length > 0 ? documents : undefined;
    },
  };
}

export const bucketPolicies = placed("bucket-policies", "bucket");
export const keyPolicies = placed("key-policies", "key");
export const sharedPolicies = placed("shared-policies", "shared");
export const trustPolicies = placed("trust-policies", "trust");
