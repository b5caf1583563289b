import type { ResourceView, StackView } from "../control.ts";

/** Attachments of a policy resource, and the policies written in place, by whom they are for. */
const HOLDERS = [
  {
    holder: "aws:iam/role:Role",
    input: "role",
    inPlace: ["aws:iam/rolePolicy:RolePolicy"],
    attached: [["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"]],
    policy: "aws:iam/policy:Policy",
  },
  {
    holder: "aws:iam/group:Group",
    input: "group",
    inPlace: ["aws:iam/groupPolicy:GroupPolicy"],
    attached: [["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn"]],
    policy: "aws:iam/policy:Policy",
  },
  {
    holder: "aws:iam/user:User",
    input: "user",
    inPlace: ["aws:iam/userPolicy:UserPolicy"],
    attached: [["aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn"]],
    policy: "aws:iam/policy:Policy",
  },
  {
    holder: "alicloud:ram/role:Role",
    input: "roleName",
    inPlace: [],
    attached: [["alicloud:ram/rolePolicyAttachment:RolePolicyAttachment", "policyName"]],
    policy: "alicloud:ram/policy:Policy",
  },
  {
    holder: "alicloud:ram/group:Group",
    input: "groupName",
    inPlace: [],
    attached: [["alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment", "policyName"]],
    policy: "alicloud:ram/policy:Policy",
  },
  {
    holder: "alicloud:ram/user:User",
    input: "userName",
    inPlace: [],
    attached: [["alicloud:ram/userPolicyAttachment:UserPolicyAttachment", "policyName"]],
    policy: "alicloud:ram/policy:Policy",
  },
] as const;

/** The policy resources that each role, group and user holds, once each. */
export function holdings(stack: StackView): ReadonlyMap<ResourceView, readonly ResourceView[]> {
  return stack.once(HOLDERS, (view) => {
    const held = new Map<ResourceView, ResourceView[]>();
    const give = (to: readonly ResourceView[], what: readonly ResourceView[]) => {
      for (const each of to) held.set(each, [...new Set([...(held.get(each) ?? []), ...what])]);
    };
    for (const { holder, input, inPlace, attached, policy } of HOLDERS) {
      for (const each of view.ofType(...inPlace)) give(view.referencedBy(each, input, holder), [each]);
      for (const [type, names] of attached) {
        for (const each of view.ofType(type)) {
          give(view.referencedBy(each, input, holder), view.referencedBy(each, names, policy));
        }
      }
    }
    return held;
  });
}
