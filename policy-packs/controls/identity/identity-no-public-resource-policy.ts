import { control, type Known, UNKNOWN } from "../../control.ts";
import { actionsOf, byStatement, judgeDocuments } from "../../document-judgement.ts";
import { sharedPolicies } from "../../facts/placed-policies.ts";
import type { Statement } from "../../statements/document.ts";
import { keepsStrangersOut, letsInStrangers, named, namesEverybody } from "../../statements/outsiders.ts";

export const identityNoPublicResourcePolicy = control({
  id: "identity-no-public-resource-policy",
  title: "Queues, topics, secrets, functions and registries are not open to everybody",
  clauses: ["8.3.2-b", "8.3.1-a"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory" },
  sameAs: [
    "CKV_AWS_32",
    "CKV_AWS_72",
    "CKV_AWS_168",
    "CKV_AWS_169",
    "CKV_AWS_301",
    "CKV_AWS_364",
    "CKV_AWS_387",
    "AwsSolutions-ECR1",
  ],
  fact: sharedPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) => [
        ...byStatement(statements, isOpen, (statement) => `allows ${actionsOf(statement)} to everybody`),
        ...byStatement(statements, isDeputy, () => "lets a service act for any of its customers"),
      ],
      remedy: "name accounts, roles or services, or bind the statement to a source",
    }),
});

/** Whoever names everybody must at least say what they may do: a condition is no reason for every action. */
function isOpen(statement: Statement): Known<boolean> {
  const everyAction = statement.actions.patterns.includes("*") && !statement.actions.except;
  if (everyAction && statement.effect === "Allow" && namesEverybody(statement) === "all") return true;
  return letsInStrangers(statement);
}

/** A function runs for whoever makes the service call it, unless the source or its account is named. */
function isDeputy(statement: Statement): Known<boolean> {
  const calls = statement.actions.patterns.some((action) => action !== UNKNOWN && /^lambda:/i.test(action));
  if (!calls || statement.effect !== "Allow" || !named(statement).some(({ kind }) => kind === "Service"))
    return false;
  const bound = keepsStrangersOut(statement);
  return bound === UNKNOWN ? UNKNOWN : bound === "none";
}
