import { control } from "../../control.ts";
import { trustPolicies } from "../../facts/placed-policies.ts";
import { pass } from "../../judgement.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { isFederated, isForeign } from "../../statements/federation.ts";

export const identityNoOpenFederation = control({
  id: "identity-no-open-federation",
  title: "Federated trust does not take tokens of other people's pipelines",
  clauses: ["8.3.1-a", "1.2.6-c"],
  mlps: "8.1.4.1",
  severity: "critical",
  packs: { baseline: "mandatory" },
  why: "The provider of tokens serves the whole world. Without a subject that only you can have, any pipeline that anybody starts there becomes this role.",
  sameAs: ["CKV_AWS_393", "CKV_AWS_358"],
  fact: trustPolicies,
  judge: (documents) =>
    documents.every(({ document }) => document.status === "read" && !document.statements.some(isFederated))
      ? pass
      : judgeDocuments(documents, {
          find: (statements) =>
            byStatement(statements.filter(isFederated), isForeign, () => "takes tokens of strangers"),
          remedy:
            "compare the token's subject with your own organisation and repository, or your own cluster",
        }),
});
