import { type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { entries, given, text, texts } from "../reading.ts";

/** Policies that are given to somebody. */
export interface PolicyAttachment {
  /** Names or ARNs of the policies; empty for one that is written in place. */
  readonly policies: readonly Known<string>[];
  /** Does a user hold them, and not a group or a role? */
  readonly toUser: Known<boolean>;
}

const arn =
  (input: string, toUser = false) =>
  (props: ResourceView["props"]): PolicyAttachment => ({ policies: named(props, input), toUser });

function named(props: ResourceView["props"], input: string): readonly Known<string>[] {
  const policy = text(props, input);
  return policy === undefined ? [] : [policy];
}

function several(props: ResourceView["props"], input: string): readonly Known<string>[] {
  const policies = texts(props, input);
  return policies === UNKNOWN ? [UNKNOWN] : policies;
}

/** Only system policies have the well-known names; a custom one is judged by its document. */
function ram(toUser: boolean) {
  return (props: ResourceView["props"]): PolicyAttachment => {
    const type = text(props, "policyType");
    return {
      policies: type === "Custom" ? [] : type === UNKNOWN ? [UNKNOWN] : named(props, "policyName"),
      toUser,
    };
  };
}

const roles = (props: ResourceView["props"]): PolicyAttachment | undefined =>
  given(props, "managedPolicyArns")
    ? { policies: several(props, "managedPolicyArns"), toUser: false }
    : undefined;

export const policyAttachments = resourceFact<PolicyAttachment>("policy-attachments", {
  "aws:iam/role:Role": roles,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": arn("policyArn"),
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": arn("policyArn"),
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": arn("policyArn", true),
  "aws:iam/policyAttachment:PolicyAttachment": (props) => ({
    policies: named(props, "policyArn"),
    toUser: props.users === UNKNOWN ? UNKNOWN : given(props, "users"),
  }),
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": (props) => ({
    policies: several(props, "policyArns"),
    toUser: false,
  }),
  "aws:iam/userPolicy:UserPolicy": () => ({ policies: [], toUser: true }),
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": arn("managedPolicyArn"),
  "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment": ram(false),
  "alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment": ram(false),
  "alicloud:ram/userPolicyAttachment:UserPolicyAttachment": ram(true),
  "alicloud:resourcemanager/policyAttachment:PolicyAttachment": (props) => {
    const who = text(props, "principalType");
    return { ...ram(false)(props), toUser: who === UNKNOWN ? UNKNOWN : who === "IMSUser" };
  },
  "alicloud:cloudsso/accessConfiguration:AccessConfiguration": (props) => {
    const blocks = entries(props, "permissionPolicies");
    if (blocks === UNKNOWN) return { policies: [UNKNOWN], toUser: false };
    const list = Array.isArray(props.permissionPolicies) ? props.permissionPolicies : [];
    const system = list.filter((block: unknown) => text(block, "permissionPolicyType") !== "Inline");
    return {
      policies: system.flatMap((block: unknown) => text(block, "permissionPolicyName") ?? []),
      toUser: false,
    };
  },
});
