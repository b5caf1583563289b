import { control } from "../../control.ts";
import { trustPolicies } from "../../facts/placed-policies.ts";
import { pass } from "../../judgement.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { isFederated, isUnbound } from "../../statements/federation.ts";

export const identityRequireBoundFederation = control({
  id: "identity-require-bound-federation",
  title: "Federated trust is bound to one repository and branch, or one workload",
  clauses: ["8.3.1-a", "1.2.6-c"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Another repository, or a branch that nobody reviewed, gets the role's rights by running a pipeline.",
  sameAs: [],
  fact: trustPolicies,
  settings: {
    defaults: { requireBranch: false },
    schema: {
      requireBranch: {
        type: "boolean",
        description: "whether one repository is too wide and a branch must be named",
      },
    },
  },
  judge: (documents, { settings }) =>
    documents.every(({ document }) => document.status === "read" && !document.statements.some(isFederated))
      ? pass
      : judgeDocuments(documents, {
          find: (statements) =>
            byStatement(
              statements.filter(isFederated),
              (statement) => isUnbound(statement, settings.requireBranch),
              () => "takes tokens of any subject",
            ),
          remedy:
            "compare the token's subject with one repository and branch, environment or service account",
        }),
});
