import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import { limitsOf, policiesWithLimits } from "./policies-with-limits.ts";

const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const trust = (more: object) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { AWS: "111122223333" },
  ...more,
});
const role = (name: string, props: object = {}): ResourceSpec => ({
  name,
  type: "aws:iam/role:Role",
  props: { ...props },
});
const trusting = (name: string, ...statements: readonly object[]) =>
  role(name, { assumeRolePolicy: document(...statements) });

const factor = (more: object = {}) =>
  trust({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }, ...more });
const GITHUB = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const branch = (sub: unknown = "repo:mall/atrium:ref:refs/heads/main", more: object = {}) =>
  trust({
    Action: "sts:AssumeRoleWithWebIdentity",
    Principal: { Federated: GITHUB },
    Condition: { StringEquals: { "token.actions.githubusercontent.com:sub": sub } },
    ...more,
  });

function limits(...specs: readonly ResourceSpec[]) {
  const stack = exampleStack(specs);
  return limitsOf(stack, stack.ofType("aws:iam/role:Role"));
}

describe("a role asks for a second factor", () => {
  const asks = (...statements: readonly object[]) =>
    limits(trusting("role", ...statements)).behindSecondFactor.length > 0;

  test("where every way in does", () => {
    expect(asks(factor())).toBe(true);
    expect(asks(factor(), factor({ Principal: { AWS: "444455556666" } }))).toBe(true);
    expect(asks(factor({ Condition: { Bool: { "acs:MFAPresent": ["true"] } } }))).toBe(true);
    expect(asks(factor(), trust({ Effect: "Deny" }))).toBe(true);
    expect(
      asks(
        factor({
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true", "aws:SecureTransport": "true" } },
        }),
      ),
    ).toBe(true);
  });

  test("not where one does not", () => {
    expect(asks(factor(), trust({}))).toBe(false);
    expect(asks(trust({}))).toBe(false);
    expect(asks(factor({ Condition: UNKNOWN }))).toBe(false);
  });

  test.each([
    { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
    { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    { Bool: { "aws:MultiFactorAuthPresent": ["true", "false"] } },
    { Bool: { "aws:MultiFactorAuthPresent": [] } },
    { Bool: { "aws:SecureTransport": "true" } },
    { StringEquals: { "aws:MultiFactorAuthPresent": "true" } },
    { Null: { "aws:MultiFactorAuthPresent": "true" } },
  ])("not with %o", (Condition) => {
    expect(asks(factor({ Condition }))).toBe(false);
  });

  test("not where nobody knows its trust, or it has none", () => {
    expect(limits(role("role", { assumeRolePolicy: UNKNOWN })).behindSecondFactor).toEqual([]);
    expect(limits(role("role", { assumeRolePolicy: "{" })).behindSecondFactor).toEqual([]);
    expect(limits(role("role")).behindSecondFactor).toEqual([]);
  });

  test("together with the others that hold the policy", () => {
    expect(limits(trusting("a", factor()), trusting("b", factor())).behindSecondFactor).toEqual(["a", "b"]);
    expect(limits(trusting("a", factor()), trusting("b", trust({}))).behindSecondFactor).toEqual([]);
  });
});

describe("a role is taken on from one branch", () => {
  const one = (...statements: readonly object[]) =>
    limits(trusting("role", ...statements)).fromOneBranch.length > 0;

  test("where every way in is bound to one", () => {
    expect(one(branch())).toBe(true);
    expect(one(branch(), branch())).toBe(true);
    expect(one(branch(), trust({ Effect: "Deny" }))).toBe(true);
  });

  test("not where one is not", () => {
    expect(one(branch("repo:mall/*", { Condition: { StringLike: { "x:sub": "repo:mall/*" } } }))).toBe(false);
    expect(one(branch(), trust({}))).toBe(false);
    expect(one(branch(undefined, { Principal: { Federated: GITHUB, AWS: "111122223333" } }))).toBe(false);
    expect(one(branch(undefined, { Principal: { AWS: "111122223333" } }))).toBe(false);
    expect(one(branch(undefined, { Principal: { Federated: "arn:aws:iam::1:saml-provider/a" } }))).toBe(
      false,
    );
    expect(one(branch(undefined, { Condition: {} }))).toBe(false);
    expect(one(branch(UNKNOWN))).toBe(false);
  });

  test("together with the others that hold the policy", () => {
    expect(limits(trusting("a", branch()), trusting("b", branch())).fromOneBranch).toEqual(["a", "b"]);
    expect(limits(trusting("a", branch()), trusting("b", trust({}))).fromOneBranch).toEqual([]);
  });
});

test("whom a role trusts is not known where its document, a condition or an effect is not", () => {
  const unknown = (...specs: readonly ResourceSpec[]) => limits(...specs).ofUnknownTrust;
  expect(unknown(role("role", { assumeRolePolicy: UNKNOWN }))).toEqual(["role"]);
  expect(unknown(trusting("role", trust({}), trust({ Condition: UNKNOWN })))).toEqual(["role"]);
  expect(unknown(trusting("role", trust({}), trust({ Effect: UNKNOWN })))).toEqual(["role"]);
  expect(unknown(trusting("role", trust({})), role("other", { assumeRolePolicy: UNKNOWN }))).toEqual([
    "role",
    "other",
  ]);
  expect(unknown(trusting("role", trust({})))).toEqual([]);
  expect(unknown(role("role", { assumeRolePolicy: "{" }))).toEqual([]);
  expect(unknown(role("role"))).toEqual([]);
});

describe("a boundary", () => {
  const everything = { Effect: "Allow", Action: "*", Resource: "*" };
  const keeping = { Effect: "Deny", Action: "iam:DeleteRolePermissionsBoundary", Resource: "*" };
  const policy = (given: unknown): ResourceSpec => ({
    name: "boundary",
    type: "aws:iam/policy:Policy",
    props: { name: "boundary", policy: given },
  });
  const bounded = role("role", { permissionsBoundary: ref("boundary") });
  const attached: ResourceSpec = {
    name: "attached",
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    props: { role: ref("role"), policyArn: ref("boundary") },
  };
  const isBounded = (...specs: readonly ResourceSpec[]) => limits(...specs).bounded;

  test("bounds a role that cannot take it off", () => {
    expect(isBounded(bounded, policy(document(everything, keeping)))).toBe(true);
    expect(isBounded(bounded, policy(document({ ...everything, Action: "s3:*" })))).toBe(true);
    expect(isBounded(bounded, policy(document(everything)))).toBe(false);
    expect(isBounded(role("role"), policy(document(everything, keeping)))).toBe(false);
    expect(limitsOf(exampleStack([role("role")]), []).bounded).toBe(false);
  });

  test("bounds perhaps where it, or its document, is not known", () => {
    expect(isBounded(role("role", { permissionsBoundary: "arn:aws:iam::1:policy/a" }))).toBe(UNKNOWN);
    expect(isBounded(bounded, policy(UNKNOWN))).toBe(UNKNOWN);
    expect(isBounded(bounded, policy(document({ ...everything, Action: UNKNOWN })))).toBe(UNKNOWN);
    expect(isBounded(bounded, policy("{"))).toBe(false);
  });

  test("that somebody attaches as well is not counted on", () => {
    expect(isBounded(bounded, policy(document(everything, keeping)), attached)).toBe(UNKNOWN);
  });

  test("has to bound everybody that holds the policy", () => {
    const kept = policy(document(everything, keeping));
    const second = { ...bounded, name: "second" };
    const elsewhere = role("elsewhere", { permissionsBoundary: "arn:aws:iam::1:policy/a" });
    expect(isBounded(bounded, second, kept)).toBe(true);
    expect(isBounded(bounded, role("free"), kept)).toBe(false);
    expect(isBounded(bounded, elsewhere, kept)).toBe(UNKNOWN);
    expect(isBounded(role("free"), elsewhere, kept)).toBe(false);
  });
});

test("a policy is limited by what limits its holder, a role with policies of its own by itself", () => {
  const all = { Effect: "Allow", Action: "*", Resource: "*" };
  const inline: ResourceSpec = {
    name: "inline",
    type: "aws:iam/rolePolicy:RolePolicy",
    props: { role: ref("role"), policy: document(all) },
  };
  const own = role("own", {
    assumeRolePolicy: document(factor()),
    inlinePolicies: [{ name: "all", policy: JSON.stringify(document(all)) }],
  });
  const loose: ResourceSpec = {
    name: "loose",
    type: "aws:iam/policy:Policy",
    props: { policy: document(all) },
  };
  const found = policiesWithLimits.read(exampleStack([trusting("role", factor()), inline, own, loose]));
  const limited = Object.fromEntries(
    found.map(({ resource, fact }) => [resource.name, [fact.documents.length, fact.behindSecondFactor]]),
  );
  expect(limited).toMatchObject({ inline: [1, ["role"]], own: [1, ["own"]], loose: [1, []] });
});
