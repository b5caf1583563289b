import { control, UNKNOWN } from "../../control.ts";
import { policyAttachments } from "../../facts/policy-attachments.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityNoUserPolicies = control({
  id: "identity-no-user-policies",
  title: "Policies are given to groups and roles, never to users",
  clauses: ["1.2.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Rights given to single people outlive their job: nobody sees them in the role catalogue, and the next mover keeps them.",
  sameAs: ["CKV_AWS_40", "IAMUserNoPolicies", "ram_policy_attached_only_to_group_or_roles"],
  fact: policyAttachments,
  judge({ toUser }) {
    if (toUser === UNKNOWN) return undecided("who holds the policy is known only after deployment");
    return toUser
      ? fail("gives a policy to a user", "give it to a group or a role, and put the user there")
      : pass;
  },
});
