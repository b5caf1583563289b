import { control } from "../../control.ts";
import { bucketPolicies } from "../../facts/placed-policies.ts";
import { actionsOf, byStatement, judgeDocuments } from "../../judgements/document.ts";
import { letsInStrangers } from "../../statements/outsiders.ts";

export const storageNoPublicPolicy = control({
  id: "storage-no-public-policy",
  title: "No bucket policy lets in everybody",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Everybody on the internet may do with the bucket what the statement says, without an account, until somebody notices.",
  sameAs: ["CKV_AWS_70", "ec62a32c", "fe286195", "8c0695d8", "s3_bucket_policy_public_write_access"],
  fact: bucketPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(
          statements,
          letsInStrangers,
          (statement) => `allows ${actionsOf(statement)} to everybody`,
        ),
      remedy: "name accounts, roles or services, or bind the statement to a network",
    }),
});
