import { control } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { freely } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";
import { mayWrite, takesResources } from "../../statements/action-kinds.ts";

export const identityNoFreeWrites = control({
  id: "identity-no-free-writes",
  title: "No policy lets its holder write to every resource",
  clauses: ["8.3.1-a", "2.1.2-c"],
  mlps: "8.1.4.2",
  severity: "medium",
  // People who run what stands write to all of it; strict wants their rights cut by resource.
  packs: { baseline: "disabled" },
  why: "A job that writes to every resource of a service can also break and delete what belongs to others; one fault in it is a fault everywhere.",
  sameAs: ["CKV_AWS_290", "CKV_AWS_111"],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        freely(
          statements,
          (pattern) => mayWrite(pattern, cloud) && takesResources(pattern, cloud),
          (actions) => `lets its holder write everywhere with ${actions}`,
        ),
      remedy: "name the resources that it writes to",
    }),
});
