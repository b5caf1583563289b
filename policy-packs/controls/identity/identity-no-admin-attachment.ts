import { control, UNKNOWN } from "../../control.ts";
import { policyAttachments } from "../../facts/policy-attachments.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

/**
 * Policies of the providers that make their holder an administrator.
 * "AWS managed policies for job functions", IAM user guide; "System policies", RAM user guide.
 */
const ADMIN =
  /(^|:policy\/)(AdministratorAccess(-Amplify|-AWSElasticBeanstalk)?|IAMFullAccess|PowerUserAccess|AliyunRAMFullAccess)$/;

export const identityNoAdminAttachment = control({
  id: "identity-no-admin-attachment",
  title: "No provider's administrator policy is attached",
  clauses: ["8.3.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_274", "CKV2_AWS_56", "AwsSolutions-IAM4", "ram_policy_no_administrative_privileges"],
  fact: policyAttachments,
  judge({ policies }) {
    const found = policies.filter((policy) => policy !== UNKNOWN && ADMIN.test(policy));
    if (found.length > 0) {
      return fail(
        `attaches ${found.map(String).join(", ")}`,
        "attach a policy that names what the work needs",
      );
    }
    if (policies.includes(UNKNOWN))
      return undecided("which policy it attaches is known only after deployment");
    return policies.length > 0 ? pass : notApplicable("its policy is judged by its document");
  },
});
