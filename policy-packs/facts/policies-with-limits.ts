import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import type { Statement } from "../statements/document.ts";
import { isFederated, isUnbound } from "../statements/federation.ts";
import { granting } from "../statements/grants.ts";
import { named } from "../statements/outsiders.ts";
import { boundariesOf, boundaryOf, identityPolicies } from "./identity-policies.ts";
import { documentsOf, type PolicyDocument } from "./policy-documents.ts";
import { holdings } from "./policy-holders.ts";

/** Policies, and what keeps those in check who hold them. */
export interface LimitedPolicies {
  readonly documents: readonly PolicyDocument[];
  /** Every holder has a permissions boundary that it cannot take off. */
  readonly bounded: Known<boolean>;
  /** Names of the holders where each of them is trusted only with a second factor, else none. */
  readonly behindSecondFactor: readonly string[];
  /** Names of the holders where each of them is trusted by a pipeline on one branch alone, else none. */
  readonly fromOneBranch: readonly string[];
}

export const policiesWithLimits: StackFact<LimitedPolicies> = {
  name: "policies-with-limits",
  scope: "stack",
  types: identityPolicies.types,
  read(stack) {
    const holders = new Map<ResourceView, ResourceView[]>();
    for (const [holder, policies] of holdings(stack)) {
      for (const each of policies) holders.set(each, [...(holders.get(each) ?? []), holder]);
    }
    return identityPolicies.read(stack).map(({ resource, fact }) => {
      const held = holders.get(resource) ?? (documentsOf(resource, "trust").length > 0 ? [resource] : []);
      const names = held.map(({ name }) => name);
      return {
        resource,
        fact: {
          documents: fact,
          bounded: held.length > 0 && everyBounded(stack, held),
          behindSecondFactor: held.every((role) => everyWayIn(role, asksSecondFactor)) ? names : [],
          fromOneBranch: held.every((role) => everyWayIn(role, isOneBranch)) ? names : [],
        },
      };
    });
  },
};

function everyBounded(stack: StackView, holders: readonly ResourceView[]): Known<boolean> {
  const known = boundariesOf(stack);
  const answers = holders.map((holder): Known<boolean> => {
    const boundary = boundaryOf(stack, holder);
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

const SECOND_FACTOR = ["aws:multifactorauthpresent", "acs:mfapresent"];

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
