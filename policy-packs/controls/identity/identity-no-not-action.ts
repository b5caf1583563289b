import { control } from "../../control.ts";
import { identityPolicies } from "../../facts/identity-policies.ts";
import { actionsOf, byStatement, judgeDocuments } from "../../judgements/document.ts";

export const identityNoNotAction = control({
  id: "identity-no-not-action",
  title: "No policy allows everything but a list",
  clauses: ["8.3.1-a", "8.3.2-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "An action that the cloud adds tomorrow is allowed the same day, and nobody decided it.",
  sameAs: [],
  fact: identityPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements,
          ({ effect, actions }) => effect === "Allow" && actions.except,
          (statement) => `allows ${actionsOf(statement)}`,
        ),
      remedy: "list what is allowed: what the cloud adds tomorrow would be allowed unseen",
    }),
});
