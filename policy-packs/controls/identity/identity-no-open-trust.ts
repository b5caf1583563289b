import { control } from "../../control.ts";
import { trustPolicies } from "../../facts/placed-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { letsInStrangers } from "../../statements/outsiders.ts";

export const identityNoOpenTrust = control({
  id: "identity-no-open-trust",
  title: "No role trusts everybody",
  clauses: ["8.3.1-a", "1.2.6-c"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Anybody with an account at the same cloud can take this role on and do all that it may do. Nothing has to be stolen first.",
  sameAs: ["CKV_AWS_60"],
  fact: trustPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) => byStatement(statements, letsInStrangers, () => "trusts everybody"),
      remedy: "name the service, role or account that takes it on",
    }),
});
