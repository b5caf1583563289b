import { control, type Known, UNKNOWN } from "../../control.ts";
import { byStatement, judgeDocuments } from "../../document-judgement.ts";
import { trustPolicies } from "../../facts/placed-policies.ts";
import { isWholeAccount } from "../../statements/decide.ts";
import type { Statement } from "../../statements/document.ts";
import { isIdle } from "../../statements/grants.ts";
import { keepsStrangersOut, letsInStrangers, named } from "../../statements/outsiders.ts";

export const identityNoOpenTrust = control({
  id: "identity-no-open-trust",
  title: "No role trusts everybody, nor a whole account without a condition",
  clauses: ["8.3.1-a", "1.2.6-c"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: ["CKV_AWS_60", "CKV_AWS_61", "CKV_AWS_393"],
  fact: trustPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(statements, isOpen, (statement) => `trusts ${trusted(statement)} without a condition`),
      remedy: "name the role, or ask for an external id, the organisation or a second factor",
    }),
});

/** What else narrows who of a trusted account may become the role; neither is a choice of the caller. */
const NARROWS =
  /^(aws:multifactorauth|acs:mfapresent|aws:principaltag\/|aws:requesttag\/|sts:rolesessionname|sts:sourceidentity)/;

function isOpen(statement: Statement): Known<boolean> {
  const strangers = letsInStrangers(statement);
  if (strangers !== false || statement.effect === "Deny") return strangers;
  if (!named(statement).some(({ name }) => isWholeAccount(name))) {
    return named(statement).some(
      ({ kind, name }) => name === UNKNOWN && (kind === "AWS" || kind === "RAM"),
    ) &&
      keepsStrangersOut(statement) !== "all" &&
      !isNarrowed(statement)
      ? UNKNOWN
      : false;
  }
  const bound = keepsStrangersOut(statement);
  if (bound === "all" || isNarrowed(statement)) return false;
  return bound === UNKNOWN || statement.effect === UNKNOWN ? UNKNOWN : true;
}

function isNarrowed({ conditions }: Statement): boolean {
  return (
    conditions !== UNKNOWN &&
    conditions.some(
      (condition) => NARROWS.test(condition.key) && !isIdle(condition) && !/not/.test(condition.operator),
    )
  );
}

function trusted(statement: Statement): string {
  const accounts = named(statement).flatMap(({ name }) => (isWholeAccount(name) ? [String(name)] : []));
  return letsInStrangers(statement) === true ? "everybody" : accounts.join(", ");
}
