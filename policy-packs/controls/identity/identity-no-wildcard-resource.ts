import { control } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { freely } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import { takesResources } from "../../statements/action-kinds.ts";

export const identityNoWildcardResource = control({
  id: "identity-no-wildcard-resource",
  title: "Actions that can be held to a few resources are not allowed on every one",
  clauses: ["8.3.1-a", "2.1.2-c"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A right on every resource reaches the next system, the next store and the next tenant as well, those of tomorrow included.",
  sameAs: ["CKV_AWS_355", "CKV_AWS_356", "AwsSolutions-IAM5"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        freely(
          statements,
          (pattern) => takesResources(pattern, cloud),
          (actions) => `allows ${actions} on every resource`,
        ),
      remedy: "name the resources, or bind the statement to a tag or account by a condition",
    }),
});
