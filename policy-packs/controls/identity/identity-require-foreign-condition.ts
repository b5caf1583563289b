import { control, type Known, UNKNOWN } from "../../control.ts";
import { sharedPolicies } from "../../facts/placed-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { accountOf } from "../../statements/decide.ts";
import type { Statement } from "../../statements/document.ts";
import { isIdle } from "../../statements/grants.ts";
import { named } from "../../statements/outsiders.ts";

export const identityRequireForeignCondition = control({
  id: "identity-require-foreign-condition",
  title: "Policies of topics, queues and secrets let in other accounts only under a condition",
  clauses: ["1.2.6-c", "8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  // Accounts of the same group name each other; strict wants the organisation asked for as well.
  packs: { baseline: "disabled" },
  why: "What another account does with the right is out of your hands. A condition on its organisation, network or tags keeps the right where it was meant to be.",
  sameAs: ["CKV_AWS_385"],
  fact: sharedPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(statements, isFree, (statement) => `lets in ${foreign(statement)} without a condition`),
      remedy: "ask for the organisation, a network or a source as well",
    }),
});

function isFree(statement: Statement): Known<boolean> {
  const { effect, conditions } = statement;
  if (effect === "Deny") return false;
  if (conditions !== UNKNOWN && !conditions.every(isIdle)) return false;
  const strangers = named(statement).map(({ kind, name }): Known<boolean> => {
    if (kind !== "AWS" && kind !== "RAM") return false;
    return name === UNKNOWN ? UNKNOWN : isForeign(name, statement);
  });
  if (strangers.includes(true)) return effect === "Allow" && conditions !== UNKNOWN ? true : UNKNOWN;
  return strangers.includes(UNKNOWN) ? UNKNOWN : false;
}

/** Everybody is another control's finding. */
function isForeign(name: string, { resources }: Statement): Known<boolean> {
  const account = accountOf(name);
  if (account === undefined) return false;
  const owners = (resources?.patterns ?? []).map((pattern) =>
    pattern === UNKNOWN ? UNKNOWN : ownerOf(pattern),
  );
  if (owners.includes(account)) return false;
  return owners.includes(UNKNOWN) ? UNKNOWN : true;
}

/** Account number in the identifier of a resource. */
function ownerOf(resource: string): string | undefined {
  return /^(?:arn:[^:]*:[^:]*:[^:]*|acs:[^:]*:[^:]*):(\d+):/.exec(resource)?.[1];
}

function foreign(statement: Statement): string {
  return named(statement)
    .flatMap(({ name }) => (name !== UNKNOWN && isForeign(name, statement) === true ? [name] : []))
    .join(", ");
}
