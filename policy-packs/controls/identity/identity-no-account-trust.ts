import { control, type Known, UNKNOWN } from "../../control.ts";
import { trustPolicies } from "../../facts/placed-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { isWholeAccount } from "../../statements/decide.ts";
import type { Statement } from "../../statements/document.ts";
import { isIdle } from "../../statements/grants.ts";
import { keepsStrangersOut, named } from "../../statements/outsiders.ts";

export const identityNoAccountTrust = control({
  id: "identity-no-account-trust",
  title: "No role trusts a whole account without a condition",
  clauses: ["8.3.1-a", "1.2.6-c"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Everybody in that account who may assume roles takes this one on: people who left, a partner's other customers, a forgotten test user.",
  sameAs: ["CKV_AWS_61"],
  fact: trustPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements,
          isWide,
          (statement) => `trusts all of ${accountsOf(statement)} without a condition`,
        ),
      remedy: "name the role, or ask for an external id, the organisation or a second factor",
    }),
});

/** What else narrows who of a trusted account may become the role; neither is a choice of the caller. */
const NARROWS =
  /^(aws:multifactorauth|acs:mfapresent|aws:principaltag\/|aws:requesttag\/|sts:rolesessionname|sts:sourceidentity)/;

function isWide(statement: Statement): Known<boolean> {
  const { effect } = statement;
  if (effect === "Deny" || isNarrowed(statement)) return false;
  const bound = keepsStrangersOut(statement);
  if (bound === "all") return false;
  const whole = named(statement).map(({ kind, name }): Known<boolean> => {
    if (name === UNKNOWN) return kind === "AWS" || kind === "RAM" ? UNKNOWN : false;
    return isWholeAccount(name);
  });
  if (whole.includes(true)) return bound === UNKNOWN || effect === UNKNOWN ? UNKNOWN : true;
  return whole.includes(UNKNOWN) ? UNKNOWN : false;
}

function isNarrowed({ conditions }: Statement): boolean {
  return (
    conditions !== UNKNOWN &&
    conditions.some(
      (condition) => NARROWS.test(condition.key) && !isIdle(condition) && !/not/.test(condition.operator),
    )
  );
}

function accountsOf(statement: Statement): string {
  return named(statement)
    .flatMap(({ name }) => (isWholeAccount(name) ? [String(name)] : []))
    .join(", ");
}
