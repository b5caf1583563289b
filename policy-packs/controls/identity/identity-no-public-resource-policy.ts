import { control } from "../../control.ts";
import { sharedPolicies } from "../../facts/placed-policies.ts";
import { actionsOf, byStatement, judgeDocuments } from "../../judgements/document.ts";
import { letsInStrangers } from "../../statements/outsiders.ts";

export const identityNoPublicResourcePolicy = control({
  id: "identity-no-public-resource-policy",
  title: "Queues, topics, secrets, functions and registries are not open to everybody",
  clauses: ["8.3.2-b", "8.3.1-a"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Anybody on the internet with an account at the same cloud reads the messages, pulls the images or runs the function, without a password to guess.",
  sameAs: [
    "CKV_AWS_32",
    "CKV_AWS_167",
    "CKV_AWS_168",
    "CKV_AWS_169",
    "CKV_AWS_283",
    "CKV_AWS_301",
    "CKV_AWS_387",
    "AwsSolutions-ECR1",
  ],
  fact: sharedPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements,
          letsInStrangers,
          (statement) => `allows ${actionsOf(statement)} to everybody`,
        ),
      remedy: "name accounts, roles or services, or bind the statement to a source",
    }),
});
