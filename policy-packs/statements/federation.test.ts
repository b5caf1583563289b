import { describe, expect, test } from "vitest";
import { type Known, UNKNOWN } from "../control.ts";
import { readDocument, type Statement } from "./document.ts";
import { isFederated, isForeign, isUnbound } from "./federation.ts";

const GITHUB = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const POOL = "cognito-identity.amazonaws.com";

function trust(conditions: object, more: object = {}): Statement {
  const statement = {
    Effect: "Allow",
    Principal: { Federated: GITHUB },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: conditions,
    ...more,
  };
  const document = readDocument({ Version: "2012-10-17", Statement: statement }, "aws", "placed");
  const [read] = document.status === "read" ? document.statements : [];
  if (!read) throw new Error(JSON.stringify(document));
  return read;
}
const of = (claim: string, value: unknown, operator = "StringEquals") =>
  trust({ [operator]: { [`token.actions.githubusercontent.com:${claim}`]: value } });
const like = (value: unknown) => of("sub", value, "StringLike");

describe("tokens of OpenID Connect", () => {
  test("are asked of an Allow for a provider of them, be there others or not", () => {
    expect(isFederated(trust({}))).toBe(true);
    expect(isFederated(trust({}, { Principal: { AWS: "111122223333", Federated: GITHUB } }))).toBe(true);
    expect(isFederated(trust({}, { Principal: { Federated: UNKNOWN } }))).toBe(true);
    expect(isFederated(trust({}, { Effect: UNKNOWN }))).toBe(true);
  });

  test("are none of people, accounts and services, and of no Deny", () => {
    expect(isFederated(trust({}, { Effect: "Deny" }))).toBe(false);
    expect(isFederated(trust({}, { Principal: { AWS: GITHUB } }))).toBe(false);
    const saml = "arn:aws:iam::111122223333:saml-provider/people";
    expect(isFederated(trust({}, { Principal: { Federated: saml } }))).toBe(false);
  });
});

const anyBranch = (statement: Statement): Known<boolean> => isUnbound(statement, false);
const oneBranch = (statement: Statement): Known<boolean> => isUnbound(statement, true);

describe("a role for pipelines is bound", () => {
  test.each(["sub", "repository", "repository_id", "job_workflow_ref", "project_path", "project_id"])(
    "by the claim %s",
    (claim) => {
      expect(anyBranch(of(claim, "repo:mall/atrium:ref:refs/heads/main"))).toBe(false);
      expect(oneBranch(of(`${claim}s`, "repo:mall/atrium:ref:refs/heads/main"))).toBe(true);
    },
  );

  test.each(["StringEquals", "StringEqualsIgnoreCase", "StringLike"])("by %s", (operator) => {
    expect(anyBranch(of("sub", "repo:mall/atrium:ref:refs/heads/main", operator))).toBe(false);
  });

  test.each([
    "repo:mall/atrium:ref:refs/heads/main*",
    "repo:mall/atrium:ref:refs/tags/v*",
    "repo:mall/atrium:ref:m*",
    "repo:mall/atrium:environment:production*",
    "system:serviceaccount:pos:*",
    "repo:mall/atrium:ref:refs/heads/main",
  ])("to a branch, an environment or an account by %s", (value) => {
    expect(oneBranch(like(value))).toBe(false);
    expect(anyBranch(like(value))).toBe(false);
  });

  test.each([
    "repo:mall/atrium:*",
    "repo:mall/atrium:ref:*",
    "repo:mall/atrium:environment:?",
    "project_path:g/p:*",
  ])("to a repository, and no branch of it, by %s", (value) => {
    expect(anyBranch(like(value))).toBe(false);
    expect(oneBranch(like(value))).toBe(true);
  });

  test("where one of its claims does", () => {
    const key = "token.actions.githubusercontent.com";
    const statement = trust({
      StringLike: {
        [`${key}:sub`]: "*",
        [`${key}:job_workflow_ref`]: "mall/a/.github/b.yml@refs/heads/main",
      },
    });
    expect(anyBranch(statement)).toBe(false);
  });
});

describe("a role for pipelines is not bound", () => {
  test.each(["*", "", "repo:mall/*", "repo:*", "repo:mall/atrium*", "x:repo:mall/atrium:*"])(
    "by %s",
    (value) => {
      expect(anyBranch(like(value))).toBe(true);
    },
  );

  test("by a star that stands for itself, by no value, or by another operator", () => {
    expect(anyBranch(of("sub", "*"))).toBe(true);
    expect(anyBranch(of("sub", ""))).toBe(true);
    expect(anyBranch(of("sub", []))).toBe(true);
    expect(anyBranch(of("sub", "repo:mall/atrium:ref:a", "StringNotEquals"))).toBe(true);
    expect(anyBranch(of("sub", "repo:mall/atrium:ref:a", "StringEqualsIfExists"))).toBe(true);
    expect(anyBranch(of("sub", "repo:mall/atrium:ref:a", "ForAllValues:StringEquals"))).toBe(true);
    expect(anyBranch(trust({}))).toBe(true);
  });

  test("by one of several values", () => {
    expect(anyBranch(like(["repo:mall/atrium:ref:refs/heads/main", "repo:mall/*"]))).toBe(true);
    expect(anyBranch(like(["repo:mall/*", UNKNOWN]))).toBe(true);
  });

  test("by its audience, which every pipeline has", () => {
    expect(anyBranch(of("aud", "sts.amazonaws.com"))).toBe(true);
  });
});

test("a pool of Cognito is bound by its audience, with or without other principals", () => {
  const pool = (claim: string, value: unknown, principal: unknown = POOL) =>
    trust({ StringLike: { [`${POOL}:${claim}`]: value } }, { Principal: { Federated: principal } });
  for (const asked of [anyBranch, oneBranch, isForeign]) {
    expect(asked(pool("aud", "eu-central-1:pool"))).toBe(false);
    expect(asked(pool("aud", "eu-central-1:pool", [GITHUB, POOL]))).toBe(false);
    expect(asked(pool("sub", "eu-central-1:person"))).toBe(true);
    expect(asked(pool("audience", "eu-central-1:pool"))).toBe(true);
    expect(asked(pool("aud", "*"))).toBe(true);
  }
  expect(anyBranch(pool("aud", "eu-central-1:*"))).toBe(false);
});

test("what only a deployment knows binds perhaps", () => {
  for (const asked of [anyBranch, isForeign]) {
    expect(asked(trust({}, { Condition: UNKNOWN }))).toBe(UNKNOWN);
    expect(asked(of("sub", UNKNOWN))).toBe(UNKNOWN);
    expect(asked(of("sub", ["repo:mall/atrium:ref:refs/heads/main", UNKNOWN]))).toBe(UNKNOWN);
    expect(asked(trust({}, { Effect: UNKNOWN }))).toBe(UNKNOWN);
    expect(asked(trust({ StringEquals: { "x:sub": "repo:mall/atrium:ref:a" } }, { Effect: UNKNOWN }))).toBe(
      false,
    );
  }
});

describe("an owner is named", () => {
  test.each([
    "sub",
    "repository",
    "repository_id",
    "repository_owner",
    "repository_owner_id",
    "job_workflow_ref",
    "project_path",
    "project_id",
    "namespace_path",
  ])("by the claim %s", (claim) => {
    expect(isForeign(of(claim, "mall/atrium"))).toBe(false);
    expect(isForeign(of(`${claim}s`, "mall/atrium"))).toBe(true);
  });

  test.each([
    "repo:mall/*",
    "repo:mall/atrium*",
    "repository:mall/*",
    "project_path:mall/*",
    "organization:mall:*",
    "organization:mall/*",
    "mall/*",
    "mall",
    "system:serviceaccount:pos:till",
  ])("by %s", (value) => {
    expect(isForeign(like(value))).toBe(false);
  });

  test("by its whole name, in any case of letters", () => {
    expect(isForeign(of("sub", "repo:mall/atrium:ref:a"))).toBe(false);
    expect(isForeign(of("sub", "repo:mall/atrium:ref:a", "StringEqualsIgnoreCase"))).toBe(false);
    expect(isForeign(of("repository_owner", "ma*l"))).toBe(false);
  });
});

describe("no owner is named", () => {
  test.each([
    "*",
    "",
    "repo:*",
    "repo:mall*",
    "repo:?/atrium:*",
    "organization:*",
    "organization:mall*",
    "mall*",
    "a*:b:*",
    "environment:production",
    "workflow:deploy",
    "ref:refs/heads/main",
  ])("by %s", (value) => {
    expect(isForeign(like(value))).toBe(true);
  });

  test("by a repository without its owner", () => {
    expect(isForeign(of("sub", "repo:mall"))).toBe(true);
    expect(isForeign(of("sub", "repo::mall/x"))).toBe(true);
  });

  test("by one of several values, by no value, or by another operator", () => {
    expect(isForeign(like(["repo:mall/*", "repo:*"]))).toBe(true);
    expect(isForeign(like(["repo:*", UNKNOWN]))).toBe(true);
    expect(isForeign(of("sub", []))).toBe(true);
    expect(isForeign(of("sub", "repo:mall/a:ref:b", "StringNotLike"))).toBe(true);
    expect(isForeign(of("sub", "repo:mall/a:ref:b", "StringEqualsIfExists"))).toBe(true);
  });
});
