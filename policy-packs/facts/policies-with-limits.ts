import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { SECOND_FACTOR } from "../statements/condition.ts";
import type { Statement } from "../statements/document.ts";
import { isFederated, isUnbound } from "../statements/federation.ts";
import { granting } from "../statements/grants.ts";
import { named } from "../statements/outsiders.ts";
import { boundariesOf, holders } from "../views/role.ts";
import { identityPolicies } from "./identity-policies.ts";
import { documentsOf, type PolicyDocument } from "./policy-documents.ts";

/** What keeps holders of policies in check. */
export interface Limits {
  /** Every holder has a permissions boundary that it cannot take off. */
  readonly bounded: Known<boolean>;
  /** Names of the holders where each of them is trusted only with a second factor, else none. */
  readonly behindSecondFactor: readonly string[];
  /** Names of the holders where only a deployment can tell who becomes one of them, else none. */
  readonly ofUnknownTrust: readonly string[];
  /** Names of the holders where each of them is trusted by a pipeline on one branch alone, else none. */
  readonly fromOneBranch: readonly string[];
}

export interface LimitedPolicies extends Limits {
  readonly documents: readonly PolicyDocument[];
}

/** Policies, and what keeps those in check who hold them. */
export const policiesWithLimits: StackFact<LimitedPolicies> = {
  name: "policies-with-limits",
  scope: "stack",
  types: identityPolicies.types,
  read(stack) {
    const heldBy = new Map<ResourceView, ResourceView[]>();
    for (const { resource, policies } of holders(stack).values()) {
      for (const each of policies) heldBy.set(each, [...(heldBy.get(each) ?? []), resource]);
    }
    return identityPolicies.read(stack).map(({ resource, fact }) => {
      const held = heldBy.get(resource) ?? (documentsOf(resource, "trust").length > 0 ? [resource] : []);
      return { resource, fact: { ...limitsOf(stack, held), documents: fact } };
    });
  },
};

export function limitsOf(stack: StackView, held: readonly ResourceView[]): Limits {
  const names = held.map(({ name }) => name);
  return {
    bounded: held.length > 0 && everyBounded(stack, held),
    behindSecondFactor: held.every((role) => everyWayIn(role, asksSecondFactor)) ? names : [],
    ofUnknownTrust: held.some(isTrustUnknown) ? names : [],
    fromOneBranch: held.every((role) => everyWayIn(role, isOneBranch)) ? names : [],
  };
}

function isTrustUnknown(role: ResourceView): boolean {
  return documentsOf(role, "trust").some(
    ({ document }) =>
      document.status === "unknown" ||
      (document.status === "read" &&
        document.statements.some(({ conditions, effect }) => conditions === UNKNOWN || effect === UNKNOWN)),
  );
}

function everyBounded(stack: StackView, held: readonly ResourceView[]): Known<boolean> {
  const known = boundariesOf(stack);
  const answers = held.map((holder): Known<boolean> => {
    const boundary = holders(stack).get(holder)?.boundary;
    if (boundary === undefined) return false;
    if (boundary === UNKNOWN || !known.has(boundary)) return UNKNOWN;
    const [document] = documentsOf(boundary, "identity");
    if (document?.document.status !== "read")
      return document?.document.status === "unknown" ? UNKNOWN : false;
    const lifted = granting(document.document.statements, {
      cloud: "aws",
      action: "iam:DeleteRolePermissionsBoundary",
      resource: "*",
    });
    return lifted === UNKNOWN ? UNKNOWN : lifted === undefined;
  });
  if (answers.includes(false)) return false;
  return answers.includes(UNKNOWN) ? UNKNOWN : true;
}

/** Is `test` true of every statement that lets somebody become the role? */
function everyWayIn(role: ResourceView, test: (statement: Statement) => boolean): boolean {
  const documents = documentsOf(role, "trust");
  return (
    documents.length > 0 &&
    documents.every(
      ({ document }) =>
        document.status === "read" &&
        document.statements.filter(({ effect }) => effect !== "Deny").every(test),
    )
  );
}

function asksSecondFactor({ conditions }: Statement): boolean {
  return (
    conditions !== UNKNOWN &&
    conditions.some(
      ({ operator, ifExists, key, values }) =>
        operator === "bool" &&
        !ifExists &&
        SECOND_FACTOR.includes(key) &&
        values.length > 0 &&
        values.every((value) => value === "true"),
    )
  );
}

function isOneBranch(statement: Statement): boolean {
  const federated = named(statement).every(({ kind }) => kind === "Federated");
  return federated && isFederated(statement) && isUnbound(statement, true) === false;
}
