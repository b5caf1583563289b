/**
 * One effective role, group or user: its policies written in place, attached, listed and given by the provider, those
 * of its groups, and its boundary. Built once a stack.
 */
import { canonicalType } from "../aliases.ts";
import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { documentsOf, type PolicyDocument } from "../facts/policy-documents.ts";
import { given, list, text } from "../reading.ts";

export interface Holder {
  readonly resource: ResourceView;
  readonly cloud: Cloud;
  readonly kind: HolderKind;
  /** Policies of the stack that it holds by itself, a boundary that nobody attaches left out. */
  readonly policies: readonly ResourceView[];
  /** Names or ARNs of policies that are not in the stack, such as the provider's own. */
  readonly provided: readonly Known<string>[];
  /** What it may do in all: its own documents, those of its policies and of its groups. */
  readonly documents: readonly PolicyDocument[];
  readonly groups: readonly ResourceView[];
  /** The policy that bounds it; unknown where it is given and not in the stack. */
  readonly boundary: Known<ResourceView> | undefined;
}

type HolderKind = "role" | "group" | "user";

const POLICY: Readonly<Record<Cloud, string>> = {
  aws: "aws:iam/policy:Policy",
  alicloud: "alicloud:ram/policy:Policy",
};

const HOLDERS: Readonly<Record<string, HolderKind>> = {
  "aws:iam/role:Role": "role",
  "aws:iam/group:Group": "group",
  "aws:iam/user:User": "user",
  "alicloud:ram/role:Role": "role",
  "alicloud:ram/group:Group": "group",
  "alicloud:ram/user:User": "user",
};

interface Giving {
  /** Input → the type that it names. */
  readonly to: Readonly<Record<string, string>>;
  /** Input that names policies; left out where the resource is the policy. */
  readonly names?: string;
}

/** Resources that give policies to somebody. Typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108. */
const GIVING: Readonly<Record<string, Giving>> = {
  "aws:iam/rolePolicy:RolePolicy": { to: { role: "aws:iam/role:Role" } },
  "aws:iam/groupPolicy:GroupPolicy": { to: { group: "aws:iam/group:Group" } },
  "aws:iam/userPolicy:UserPolicy": { to: { user: "aws:iam/user:User" } },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    to: { role: "aws:iam/role:Role" },
    names: "policyArn",
  },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": {
    to: { group: "aws:iam/group:Group" },
    names: "policyArn",
  },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": {
    to: { user: "aws:iam/user:User" },
    names: "policyArn",
  },
  "aws:iam/policyAttachment:PolicyAttachment": {
    to: { roles: "aws:iam/role:Role", groups: "aws:iam/group:Group", users: "aws:iam/user:User" },
    names: "policyArn",
  },
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": {
    to: { roleName: "aws:iam/role:Role" },
    names: "policyArns",
  },
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": {
    to: { groupName: "aws:iam/group:Group" },
    names: "policyArns",
  },
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
    to: { userName: "aws:iam/user:User" },
    names: "policyArns",
  },
  "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment": {
    to: { roleName: "alicloud:ram/role:Role" },
    names: "policyName",
  },
  "alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment": {
    to: { groupName: "alicloud:ram/group:Group" },
    names: "policyName",
  },
  "alicloud:ram/userPolicyAttachment:UserPolicyAttachment": {
    to: { userName: "alicloud:ram/user:User" },
    names: "policyName",
  },
};

interface Joining {
  readonly group: readonly [input: string, type: string];
  readonly user: readonly [input: string, type: string];
}

const JOINING: Readonly<Record<string, Joining>> = {
  "aws:iam/groupMembership:GroupMembership": {
    group: ["group", "aws:iam/group:Group"],
    user: ["users", "aws:iam/user:User"],
  },
  "aws:iam/userGroupMembership:UserGroupMembership": {
    group: ["groups", "aws:iam/group:Group"],
    user: ["user", "aws:iam/user:User"],
  },
  "alicloud:ram/groupMembership:GroupMembership": {
    group: ["groupName", "alicloud:ram/group:Group"],
    user: ["userNames", "alicloud:ram/user:User"],
  },
  "alicloud:ram/userGroupAttachment:UserGroupAttachment": {
    group: ["groupName", "alicloud:ram/group:Group"],
    user: ["userName", "alicloud:ram/user:User"],
  },
};

/** Everybody who may hold policies, with all that they hold. */
export function holders(stack: StackView): ReadonlyMap<ResourceView, Holder> {
  return stack.once(HOLDERS, build);
}

/** Who puts a user into a group, by user. */
export function memberships(stack: StackView): ReadonlyMap<ResourceView, readonly Membership[]> {
  return stack.once(JOINING, (view) => {
    const found = new Map<ResourceView, Membership[]>();
    for (const [type, { group, user }] of Object.entries(JOINING)) {
      for (const resource of view.ofType(type)) {
        const groups = view.referencedBy(resource, ...group);
        for (const member of view.referencedBy(resource, ...user)) {
          found.set(member, [...(found.get(member) ?? []), { resource, groups }]);
        }
      }
    }
    return found;
  });
}

export interface Membership {
  readonly resource: ResourceView;
  /** Those of its groups that are in the stack. */
  readonly groups: readonly ResourceView[];
}

export const membershipTypes: readonly string[] = Object.keys(JOINING);

function build(stack: StackView): ReadonlyMap<ResourceView, Holder> {
  const given = gather(stack);
  const boundaries = boundariesOf(stack);
  const inGroups = memberships(stack);
  const own = (holder: ResourceView): readonly PolicyDocument[] => [
    ...documentsOf(holder, "identity"),
    ...(given.get(holder)?.policies ?? [])
      .filter((policy) => !boundaries.has(policy))
      .flatMap((policy) => documentsOf(policy, "identity")),
  ];
  return new Map(
    stack.ofType(...Object.keys(HOLDERS)).map((resource) => {
      const type = canonicalType(resource.type);
      const groups = [...new Set((inGroups.get(resource) ?? []).flatMap((membership) => membership.groups))];
      const holds = given.get(resource);
      return [
        resource,
        {
          resource,
          cloud: type.startsWith("aws:") ? "aws" : "alicloud",
          kind: HOLDERS[type] ?? "role",
          policies: (holds?.policies ?? []).filter((policy) => !boundaries.has(policy)),
          provided: holds?.provided ?? [],
          documents: [...own(resource), ...groups.flatMap(own)],
          groups,
          boundary: boundaryOf(stack, resource),
        },
      ];
    }),
  );
}

interface Holding {
  readonly policies: ResourceView[];
  readonly provided: Known<string>[];
}

function gather(stack: StackView): ReadonlyMap<ResourceView, Holding> {
  const held = new Map<ResourceView, Holding>();
  const give = (to: ResourceView, policies: readonly ResourceView[], provided: readonly Known<string>[]) => {
    const holding = held.get(to) ?? { policies: [], provided: [] };
    held.set(to, holding);
    for (const policy of policies) if (!holding.policies.includes(policy)) holding.policies.push(policy);
    holding.provided.push(...provided);
  };
  for (const [type, { to, names }] of Object.entries(GIVING)) {
    for (const resource of stack.ofType(type)) {
      const policies = names === undefined ? [resource] : named(stack, resource, names);
      const provided = names === undefined || policies.length > 0 ? [] : namesIn(resource, names);
      for (const [input, holder] of Object.entries(to)) {
        for (const each of stack.referencedBy(resource, input, holder)) give(each, policies, provided);
      }
    }
  }
  for (const role of stack.ofType("aws:iam/role:Role")) {
    if (!given(role.props, "managedPolicyArns")) continue;
    const policies = named(stack, role, "managedPolicyArns");
    give(role, policies, policies.length > 0 ? [] : namesIn(role, "managedPolicyArns"));
  }
  return held;
}

function namesIn(resource: ResourceView, input: string): readonly Known<string>[] {
  const listed = list(resource.props, input);
  return listed === UNKNOWN ? [UNKNOWN] : listed.flatMap((one) => text(one) ?? []);
}

/** By the dependency, by an identifier, or by an ARN that was put together from the policy's name. */
function named(stack: StackView, from: ResourceView, input: string): readonly ResourceView[] {
  const cloud = from.type.startsWith("aws:") ? "aws" : "alicloud";
  const found = stack.referencedBy(from, input, POLICY[cloud]);
  if (found.length > 0) return found;
  const names = new Set(namesIn(from, input).map((name) => (name === UNKNOWN ? name : nameOf(name, cloud))));
  if (names.size === 0) return [];
  return [...names].flatMap((name) =>
    name === undefined || name === UNKNOWN ? [] : byName(stack, cloud, name),
  );
}

/** Only an ARN of a policy names one on AWS; on Alibaba Cloud the name is all there is. */
function nameOf(identifier: string, cloud: Cloud): string | undefined {
  if (cloud === "alicloud") return identifier;
  return identifier.includes(":policy/") ? identifier.slice(identifier.lastIndexOf("/") + 1) : undefined;
}

function byName(stack: StackView, cloud: Cloud, name: string): readonly ResourceView[] {
  const index = stack.once(POLICY, (view) =>
    Map.groupBy(view.ofType(...Object.values(POLICY)), ({ type, props }) =>
      canonicalType(type) === POLICY.aws
        ? `aws ${String(props.name)}`
        : `alicloud ${String(props.policyName ?? props.name)}`,
    ),
  );
  return index.get(`${cloud} ${name}`) ?? [];
}

/** Policies that roles or users name as their boundary and nobody attaches. */
export function boundariesOf(stack: StackView): ReadonlySet<ResourceView> {
  return stack.once(GIVING, (view) => {
    const bounding = new Set(
      view
        .ofType("aws:iam/role:Role", "aws:iam/user:User")
        .flatMap((holder) => named(view, holder, "permissionsBoundary")),
    );
    return bounding.size === 0 ? bounding : unattached(view, [...bounding]);
  });
}

/**
 * Policies that nobody attaches and that a role or user may name as its boundary: by a name, or under one, that is
 * known only after deployment.
 */
export function perhapsBoundaries(stack: StackView): ReadonlySet<ResourceView> {
  return stack.once(perhapsBoundaries, (view) => {
    const open = view
      .ofType("aws:iam/role:Role", "aws:iam/user:User")
      .filter((holder) => boundaryOf(view, holder) === UNKNOWN);
    if (open.length === 0) return new Set<ResourceView>();
    const byAnyName = open.some(({ props }) => text(props, "permissionsBoundary") === UNKNOWN);
    const policies = view.ofType(POLICY.aws).filter(({ props }) => byAnyName || props.name === UNKNOWN);
    return unattached(view, policies);
  });
}

function unattached(stack: StackView, policies: readonly ResourceView[]): ReadonlySet<ResourceView> {
  const attached = stack.once(unattached, (view) => {
    const given = Object.entries(GIVING).flatMap(([type, { names }]) =>
      names === undefined ? [] : view.ofType(type).flatMap((from) => named(view, from, names)),
    );
    return new Set(given);
  });
  return new Set(policies.filter((policy) => !attached.has(policy)));
}

function boundaryOf(stack: StackView, holder: ResourceView): Known<ResourceView> | undefined {
  const [policy] = named(stack, holder, "permissionsBoundary");
  return policy ?? (given(holder.props, "permissionsBoundary") ? UNKNOWN : undefined);
}
