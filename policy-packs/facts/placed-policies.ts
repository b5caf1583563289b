import type { ResourceFact } from "../control.ts";
import { type DocumentKind, documentsOf, type PolicyDocument, typesWith } from "./policy-documents.ts";

/** The policies that stand on a resource: each can be judged before the resource is made. */
function placed(
  name: string,
  kind: DocumentKind,
  isMeant: (type: string) => boolean = () => true,
): ResourceFact<readonly PolicyDocument[]> {
  const { aws, alicloud } = typesWith(kind);
  return {
    name,
    scope: "resource",
    types: { aws: aws.filter(isMeant), alicloud: alicloud.filter(isMeant) },
    read(resource) {
      const documents = documentsOf(resource, kind);
      return documents.length > 0 ? documents : undefined;
    },
  };
}

export const bucketPolicies = placed("bucket-policies", "bucket");
export const keyPolicies = placed("key-policies", "key");
export const sharedPolicies = placed("shared-policies", "shared");
export const functionPolicies = placed("function-policies", "shared", (type) =>
  type.startsWith("aws:lambda/permission:"),
);
export const trustPolicies = placed("trust-policies", "trust");
