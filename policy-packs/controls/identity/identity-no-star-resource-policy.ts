import { control, type Known, UNKNOWN } from "../../control.ts";
import { sharedPolicies } from "../../facts/placed-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import type { Statement } from "../../statements/document.ts";

/** `*`, or everything of the one service that the resource belongs to. */
const EVERY = /^(\*+|[a-z0-9-]+:\*+)$/i;

export const identityNoStarResourcePolicy = control({
  id: "identity-no-star-resource-policy",
  title: "Policies of queues, topics, secrets and registries name their actions",
  clauses: ["8.3.1-a", "8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Whoever was meant to send a message may also read, empty and delete the queue, and rewrite the policy that let them in.",
  sameAs: ["CKV_AWS_72"],
  fact: sharedPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) => byStatement(statements, allowsAll, () => "allows every action"),
      remedy: "name the actions that the other side needs",
    }),
});

function allowsAll({ effect, actions }: Statement): Known<boolean> {
  if (effect === "Deny") return false;
  const all = actions.except || actions.patterns.some((name) => name !== UNKNOWN && EVERY.test(name));
  if (all) return effect === "Allow" ? true : UNKNOWN;
  return actions.patterns.includes(UNKNOWN) ? UNKNOWN : false;
}
