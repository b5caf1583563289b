import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import { boundariesOf, holders, memberships, perhapsBoundaries } from "./role.ts";

const resource = (name: string, type: string, props: object = {}): ResourceSpec => ({
  name,
  type,
  props: { ...props },
});
const document = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } };
const inAws = {
  role: resource("role", "aws:iam/role:Role"),
  group: resource("group", "aws:iam/group:Group"),
  user: resource("user", "aws:iam/user:User"),
  policy: resource("policy", "aws:iam/policy:Policy", { name: "tills", policy: document }),
};
const inAlicloud = {
  role: resource("role", "alicloud:ram/role:Role"),
  group: resource("group", "alicloud:ram/group:Group"),
  user: resource("user", "alicloud:ram/user:User"),
  policy: resource("policy", "alicloud:ram/policy:Policy", { policyName: "tills", policyDocument: document }),
};

/** What each of them holds, in words. */
function held(...specs: readonly ResourceSpec[]) {
  return [...holders(exampleStack(specs)).values()].map((holder) => ({
    who: `${holder.cloud} ${holder.kind} ${holder.resource.name}`,
    policies: holder.policies.map(({ name }) => name),
    provided: holder.provided,
    documents: holder.documents.length,
    groups: holder.groups.map(({ name }) => name),
    boundary: typeof holder.boundary === "object" ? holder.boundary.name : holder.boundary,
  }));
}
const bare = { policies: [], provided: [], documents: 0, groups: [], boundary: undefined };

test.each([
  [
    "aws role",
    inAws.role,
    inAws.policy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "role",
    "policyArn",
  ],
  [
    "aws group",
    inAws.group,
    inAws.policy,
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "group",
    "policyArn",
  ],
  [
    "aws user",
    inAws.user,
    inAws.policy,
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "user",
    "policyArn",
  ],
  ["aws role", inAws.role, inAws.policy, "aws:iam/policyAttachment:PolicyAttachment", "roles", "policyArn"],
  [
    "aws group",
    inAws.group,
    inAws.policy,
    "aws:iam/policyAttachment:PolicyAttachment",
    "groups",
    "policyArn",
  ],
  ["aws user", inAws.user, inAws.policy, "aws:iam/policyAttachment:PolicyAttachment", "users", "policyArn"],
  [
    "aws role",
    inAws.role,
    inAws.policy,
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    "roleName",
    "policyArns",
  ],
  [
    "aws group",
    inAws.group,
    inAws.policy,
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    "groupName",
    "policyArns",
  ],
  [
    "aws user",
    inAws.user,
    inAws.policy,
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    "userName",
    "policyArns",
  ],
  [
    "alicloud role",
    inAlicloud.role,
    inAlicloud.policy,
    "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment",
    "roleName",
    "policyName",
  ],
  [
    "alicloud group",
    inAlicloud.group,
    inAlicloud.policy,
    "alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment",
    "groupName",
    "policyName",
  ],
  [
    "alicloud user",
    inAlicloud.user,
    inAlicloud.policy,
    "alicloud:ram/userPolicyAttachment:UserPolicyAttachment",
    "userName",
    "policyName",
  ],
])("%s: a policy is given by %#, and by its name", (who, holder, policy, type, to, names) => {
  const list = (value: unknown) => (names === "policyArns" || to.endsWith("s") ? [value] : value);
  const given = (value: unknown) =>
    resource("given", type, {
      [to]: list(ref(holder.name)),
      [names]: names === "policyArns" ? [value] : value,
    });
  const expected = { ...bare, who: `${who} ${holder.name}`, policies: ["policy"], documents: 1 };
  expect(held(holder, policy, given(ref("policy")))).toEqual([expected]);
  const byName = who.startsWith("aws") ? "arn:aws:iam::111122223333:policy/path/tills" : "tills";
  expect(held(holder, policy, given(byName))).toEqual([expected]);
  const other = who.startsWith("aws") ? "arn:aws:iam::aws:policy/ReadOnlyAccess" : "ReadOnlyAccess";
  expect(held(holder, policy, given(other))).toEqual([
    { ...expected, policies: [], documents: 0, provided: [other] },
  ]);
  expect(held(holder, policy, given(UNKNOWN))).toEqual([
    { ...expected, policies: [], documents: 0, provided: [UNKNOWN] },
  ]);
});

test.each([
  ["aws:iam/rolePolicy:RolePolicy", "role", inAws.role],
  ["aws:iam/groupPolicy:GroupPolicy", "group", inAws.group],
  ["aws:iam/userPolicy:UserPolicy", "user", inAws.user],
])("a policy of its own is held: %s", (type, to, holder) => {
  expect(held(holder, resource("own", type, { [to]: ref(holder.name), policy: document }))).toMatchObject([
    { policies: ["own"], documents: 1, provided: [] },
  ]);
});

describe("a role", () => {
  const listing = (managedPolicyArns: unknown) =>
    held(resource("role", "aws:iam/role:Role", { managedPolicyArns }), inAws.policy);

  test("lists policies itself", () => {
    expect(listing([ref("policy")])).toMatchObject([{ policies: ["policy"], provided: [], documents: 1 }]);
    const other = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    expect(listing([other])).toMatchObject([{ policies: [], provided: [other] }]);
    expect(listing(UNKNOWN)).toMatchObject([{ policies: [], provided: [UNKNOWN] }]);
    expect(listing([])).toMatchObject([{ policies: [], provided: [] }]);
    expect(listing(undefined)).toMatchObject([bare]);
  });

  test("holds a policy once, however often it is given", () => {
    const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const attachment = (name: string) =>
      resource(name, type, { role: ref("role"), policyArn: ref("policy") });
    expect(held(inAws.role, inAws.policy, attachment("a"), attachment("b"))).toMatchObject([
      { policies: ["policy"], documents: 1 },
    ]);
  });

  test("is named by no identifier that is not of a policy", () => {
    const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const odd = resource("odd", type, { role: ref("role"), policyArn: "arn:aws:iam::1:role/tills" });
    expect(held(inAws.role, inAws.policy, odd)).toMatchObject([
      { policies: [], provided: ["arn:aws:iam::1:role/tills"] },
    ]);
  });
});

describe("a user", () => {
  const attached = resource("attached", "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", {
    group: ref("group"),
    policyArn: ref("policy"),
  });

  test.each([
    resource("joined", "aws:iam/groupMembership:GroupMembership", {
      group: ref("group"),
      users: [ref("user")],
    }),
    resource("joined", "aws:iam/userGroupMembership:UserGroupMembership", {
      user: ref("user"),
      groups: [ref("group")],
    }),
  ])("may do what its groups may: %#", (joined) => {
    const found = held(inAws.user, inAws.group, inAws.policy, attached, joined);
    expect(found).toContainEqual({ ...bare, who: "aws user user", groups: ["group"], documents: 1 });
    expect(found).toContainEqual({ ...bare, who: "aws group group", policies: ["policy"], documents: 1 });
    const [[user, of] = []] = memberships(exampleStack([inAws.user, inAws.group, joined]));
    expect([
      user?.name,
      of?.map(({ resource, groups }) => [resource.name, groups.map(({ name }) => name)]),
    ]).toEqual(["user", [["joined", ["group"]]]]);
  });

  test.each([
    resource("joined", "alicloud:ram/groupMembership:GroupMembership", {
      groupName: ref("group"),
      userNames: [ref("user")],
    }),
    resource("joined", "alicloud:ram/userGroupAttachment:UserGroupAttachment", {
      groupName: ref("group"),
      userName: ref("user"),
    }),
  ])("may do what its groups may on Alibaba Cloud: %#", (joined) => {
    expect(held(inAlicloud.user, inAlicloud.group, joined)).toContainEqual({
      ...bare,
      who: "alicloud user user",
      groups: ["group"],
    });
  });

  test("is in a group once, however often it is put there", () => {
    const twice = ["a", "b"].map((name) =>
      resource(name, "aws:iam/userGroupMembership:UserGroupMembership", {
        user: ref("user"),
        groups: [ref("group")],
      }),
    );
    expect(held(inAws.user, inAws.group, ...twice)).toContainEqual({
      ...bare,
      who: "aws user user",
      groups: ["group"],
    });
  });
});

describe("a boundary", () => {
  const bounded = (permissionsBoundary: unknown) =>
    resource("role", "aws:iam/role:Role", { permissionsBoundary });
  const attached = resource("attached", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
    role: ref("role"),
    policyArn: ref("policy"),
  });
  const names = (found: ReadonlySet<{ readonly name: string }>) => [...found].map(({ name }) => name);

  test("bounds its holder and grants nothing", () => {
    expect(held(bounded(ref("policy")), inAws.policy)).toMatchObject([{ boundary: "policy", policies: [] }]);
    expect(held(bounded("arn:aws:iam::1:policy/other"), inAws.policy)).toMatchObject([{ boundary: UNKNOWN }]);
    expect(held(bounded(undefined), inAws.policy)).toMatchObject([{ boundary: undefined }]);
    expect(names(boundariesOf(exampleStack([bounded(ref("policy")), inAws.policy])))).toEqual(["policy"]);
    expect(names(boundariesOf(exampleStack([bounded(undefined), inAws.policy])))).toEqual([]);
  });

  test("that somebody attaches as well grants what it says", () => {
    const stack = [bounded(ref("policy")), inAws.policy, attached];
    expect(names(boundariesOf(exampleStack(stack)))).toEqual([]);
    expect(held(...stack)).toMatchObject([{ boundary: "policy", policies: ["policy"], documents: 1 }]);
  });

  test("of a user is one too", () => {
    const user = resource("user", "aws:iam/user:User", { permissionsBoundary: ref("policy") });
    expect(names(boundariesOf(exampleStack([user, inAws.policy])))).toEqual(["policy"]);
  });

  test("may be any policy that nobody attaches, where its name is not known", () => {
    const perhaps = (...specs: readonly ResourceSpec[]) => names(perhapsBoundaries(exampleStack(specs)));
    const unnamed = resource("unnamed", "aws:iam/policy:Policy", { name: UNKNOWN });
    expect(perhaps(bounded(UNKNOWN), inAws.policy, unnamed)).toEqual(["policy", "unnamed"]);
    expect(perhaps(bounded(UNKNOWN), inAws.policy, attached, unnamed)).toEqual(["unnamed"]);
    const other = { ...bounded("arn:aws:iam::1:policy/other"), name: "other" };
    expect(perhaps(other, inAws.policy, unnamed)).toEqual(["unnamed"]);
    expect(perhaps(other, bounded(UNKNOWN), inAws.policy)).toEqual(["policy"]);
    expect(perhaps(bounded(undefined), inAws.policy, unnamed)).toEqual([]);
    expect(perhaps(bounded(ref("policy")), inAws.policy, unnamed)).toEqual([]);
  });
});
