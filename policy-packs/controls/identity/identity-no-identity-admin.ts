import { type Cloud, control, type Known, UNKNOWN } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { byStatement } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import type { Statement } from "../../statements/document.ts";
import { isIdle } from "../../statements/grants.ts";
import { covers } from "../../statements/pattern.ts";

/** All of them, and one by which the holder takes the rest. */
const ALL: Readonly<Record<Cloud, string>> = { aws: "iam:*", alicloud: "ram:*" };

export const identityNoIdentityAdmin = control({
  id: "identity-no-identity-admin",
  title: "No policy allows every action on users, roles and policies",
  clauses: ["8.3.1-a", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Whoever may do everything to identities gives itself everything else, and nobody approves it. Separation of duties ends here.",
  sameAs: ["CKV2_AWS_40"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        byStatement(
          statements,
          (statement) => coversAll(statement, ALL[cloud]),
          () => `allows ${ALL[cloud]}`,
        ),
      remedy: "name the actions, and keep the granting of rights to a role of its own",
    }),
});

function coversAll({ effect, actions, conditions }: Statement, all: string): Known<boolean> {
  if (effect === "Deny" || actions.except) return false;
  if (conditions !== UNKNOWN && !conditions.every(isIdle)) return false;
  const found = actions.patterns.some((pattern) => pattern !== UNKNOWN && covers(pattern.toLowerCase(), all));
  if (!found) return actions.patterns.includes(UNKNOWN) ? UNKNOWN : false;
  return effect === "Allow" && conditions !== UNKNOWN ? true : UNKNOWN;
}
