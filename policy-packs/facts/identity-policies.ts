import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { given, text } from "../reading.ts";
import { type PolicyDocument, typesWith, withDocuments } from "./policy-documents.ts";

const POLICY = "aws:iam/policy:Policy";
const BOUNDED = ["aws:iam/role:Role", "aws:iam/user:User"];
const ATTACHMENTS = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/policyAttachment:PolicyAttachment",
];

/** What roles, groups and users may do; a permissions boundary grants nothing and is none of them. */
export const identityPolicies: StackFact<readonly PolicyDocument[]> = {
  name: "identity-policies",
  scope: "stack",
  types: typesWith("identity"),
  read(stack) {
    const boundaries = boundariesOf(stack);
    return withDocuments(stack, "identity").filter(({ resource }) => !boundaries.has(resource));
  },
};

/** Policies that roles or users name as their boundary and nobody attaches. */
export function boundariesOf(stack: StackView): ReadonlySet<ResourceView> {
  const named = new Set(
    stack.ofType(...BOUNDED).flatMap((holder) => namedBy(stack, holder, "permissionsBoundary")),
  );
  for (const attachment of stack.ofType(...ATTACHMENTS)) {
    for (const policy of namedBy(stack, attachment, "policyArn")) named.delete(policy);
  }
  return named;
}

/** By the dependency, by an identifier, or by an ARN that was put together from the policy's name. */
function namedBy(stack: StackView, holder: ResourceView, input: string): readonly ResourceView[] {
  const found = stack.referencedBy(holder, input, POLICY);
  const arn = text(holder.props, input);
  if (found.length > 0 || arn === undefined || arn === UNKNOWN) return found;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  return arn.includes(":policy/") ? stack.ofType(POLICY).filter(({ props }) => props.name === name) : [];
}

/** The boundary of a role or user; unknown where it is given and not in the stack. */
export function boundaryOf(stack: StackView, holder: ResourceView): Known<ResourceView> | undefined {
  const [policy] = namedBy(stack, holder, "permissionsBoundary");
  return policy ?? (given(holder.props, "permissionsBoundary") ? UNKNOWN : undefined);
}
