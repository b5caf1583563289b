import { control, type Known, UNKNOWN } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { byStatement } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import type { Statement } from "../../statements/document.ts";

export const identityNoStarAction = control({
  id: "identity-no-star-action",
  title: "No statement allows every action, not even on a few resources",
  clauses: ["8.3.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "advisory" },
  why: "A star in the place of the actions also means deleting the resource, sharing it with others and changing its policy, and every action that the cloud will add.",
  sameAs: ["CKV_AWS_63", "CKV_AWS_49"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements) => byStatement(statements, hasStar, () => "allows every action"),
      remedy: "name the actions that the work needs",
    }),
});

function hasStar({ effect, actions }: Statement): Known<boolean> {
  if (effect === "Deny" || actions.except) return false;
  const star = actions.patterns.some((pattern) => pattern !== UNKNOWN && /^(\*+|\*+:\*+)$/.test(pattern));
  if (star) return effect === "Allow" ? true : UNKNOWN;
  return actions.patterns.includes(UNKNOWN) ? UNKNOWN : false;
}
