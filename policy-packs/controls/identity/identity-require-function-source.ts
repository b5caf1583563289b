import { control, type Known, UNKNOWN } from "../../control.ts";
import { functionPolicies } from "../../facts/placed-policies.ts";
import { notApplicable } from "../../judgement.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import type { Statement } from "../../statements/document.ts";
import { keepsStrangersOut, named } from "../../statements/outsiders.ts";

export const identityRequireFunctionSource = control({
  id: "identity-require-function-source",
  title: "A service may call a function only for a named source or account",
  clauses: ["8.3.1-a", "8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "The service acts for all its customers: a stranger points a rule of their own at this function and the service calls it for them.",
  sameAs: ["CKV_AWS_364"],
  absent: {
    alicloud:
      "Function Compute has no policies on functions; a trigger calls with a role, whose trust and policy are judged",
  },
  fact: functionPolicies,
  judge(documents) {
    const services = documents.some(
      ({ document }) => document.status !== "read" || document.statements.some(isForService),
    );
    if (!services) return notApplicable("no service calls it by this policy");
    return judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements.filter(isForService),
          isDeputy,
          () => "lets a service act for any of its customers",
        ),
      remedy: "name the source, or the account it must belong to",
    });
  },
});

function isForService(statement: Statement): boolean {
  return (
    statement.effect !== "Deny" &&
    named(statement).some(({ kind, name }) => kind === "Service" || (kind === "AWS" && name === UNKNOWN))
  );
}

function isDeputy(statement: Statement): Known<boolean> {
  const bound = keepsStrangersOut(statement);
  if (bound === "all") return false;
  const known = bound !== UNKNOWN && statement.effect !== UNKNOWN;
  return known && named(statement).some(({ kind }) => kind === "Service") ? true : UNKNOWN;
}
