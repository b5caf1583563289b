import { control } from "../../control.ts";
import { keyPolicies } from "../../facts/placed-policies.ts";
import { actionsOf, byStatement, judgeDocuments } from "../../judgements/document.ts";
import { letsInStrangers } from "../../statements/outsiders.ts";

export const keyNoPublicPolicy = control({
  id: "key-no-public-policy",
  title: "No key policy lets in everybody",
  clauses: ["8.3.3-e"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever may use the key reads everything that is encrypted with it; a key that is open to everybody is no encryption.",
  sameAs: ["CKV_AWS_33"],
  fact: keyPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements,
          letsInStrangers,
          (statement) => `allows ${actionsOf(statement)} to everybody`,
        ),
      remedy: "name the accounts and roles that use the key, or bind the statement to the calling account",
    }),
});
