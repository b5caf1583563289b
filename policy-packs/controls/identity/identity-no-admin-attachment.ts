import { control } from "../../control.ts";
import { policyAttachments } from "../../facts/policy-attachments.ts";
import { judgeAttached } from "../../judgements/attachment.ts";

/**
 * Policies of the providers that make their holder an administrator.
 * "AWS managed policies for job functions", IAM user guide; "System policies", RAM user guide.
 */
const ADMIN = /(^|:policy\/)(AdministratorAccess(-Amplify|-AWSElasticBeanstalk)?|PowerUserAccess)$/;

export const identityNoAdminAttachment = control({
  id: "identity-no-admin-attachment",
  title: "No provider's administrator policy is attached",
  clauses: ["8.3.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The provider's administrator policy allows everything, also what the provider adds tomorrow. Whoever gets hold of its holder owns the account.",
  sameAs: ["CKV_AWS_274", "ram_policy_no_administrative_privileges"],
  fact: policyAttachments,
  judge: ({ policies }) => judgeAttached(policies, ADMIN),
});
