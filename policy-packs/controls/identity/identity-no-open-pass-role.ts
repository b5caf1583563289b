import { type Cloud, control, type Known, UNKNOWN } from "../../control.ts";
import { identityPolicies } from "../../facts/identity-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { actionsMatch } from "../../statements/decide.ts";
import type { Statement } from "../../statements/document.ts";
import { granting, isIdle } from "../../statements/grants.ts";

const PASS: Readonly<Record<Cloud, string>> = { aws: "iam:PassRole", alicloud: "ram:PassRole" };

/** Every role, of every account or of one. */
const EVERY_ROLE = /^\*+$|^(arn|acs):[*:]*$|:(role\/)?\*+$/;

export const identityNoOpenPassRole = control({
  id: "identity-no-open-pass-role",
  title: "No policy passes on every role",
  clauses: ["8.3.1-a", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Whoever passes on any role starts a machine or function under the strongest one of the account and acts as it.",
  sameAs: [],
  fact: identityPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find(statements, { cloud }) {
        // Whoever may do everything is another control's finding.
        const admin = granting(statements, { cloud, action: "*", resource: "*" });
        if (admin !== undefined || isTakenBack(statements, cloud)) return [];
        return byStatement(
          statements,
          (statement) => passesAny(statement, cloud),
          ({ resources }) => `allows ${PASS[cloud]} on ${resources?.patterns.map(String).join(", ")}`,
        );
      },
      remedy: "name the roles that may be passed on, or the service that may take them",
    }),
});

function isTakenBack(statements: readonly Statement[], cloud: Cloud): boolean {
  return statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      actionsMatch(statement, PASS[cloud]) === "all" &&
      statement.resources?.patterns.includes("*") === true,
  );
}

function passesAny(statement: Statement, cloud: Cloud): Known<boolean> {
  const { effect, resources, conditions } = statement;
  if (effect === "Deny" || resources === undefined || resources.except) return false;
  const acts = actionsMatch(statement, PASS[cloud]);
  if (acts === "none") return false;
  const every = resources.patterns.some((pattern) => pattern !== UNKNOWN && EVERY_ROLE.test(pattern));
  if (!every && !resources.patterns.includes(UNKNOWN)) return false;
  if (conditions !== UNKNOWN && conditions.some((condition) => !isIdle(condition))) return false;
  return effect === "Allow" && acts === "all" && every && conditions !== UNKNOWN ? true : UNKNOWN;
}
