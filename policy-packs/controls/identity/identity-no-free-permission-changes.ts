import { control } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { freely } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import { changesPermissions } from "../../statements/action-kinds.ts";

export const identityNoFreePermissionChanges = control({
  id: "identity-no-free-permission-changes",
  title: "No policy lets its holder change the permissions of every resource",
  clauses: ["8.3.1-a", "1.2.2-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "advisory" },
  why: "Permissions are changed by request and approval. Whoever may rewrite the policy of any bucket, key or queue can open it to the world in one call.",
  sameAs: ["CKV_AWS_289", "CKV_AWS_109"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        freely(
          statements,
          (pattern) => changesPermissions(pattern, cloud),
          (actions) => `lets its holder change permissions everywhere with ${actions}`,
        ),
      remedy: "name the resources, or leave permissions to the role that deploys them",
    }),
});
