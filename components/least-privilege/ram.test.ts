import { describe, expect, it } from "vitest";
import { acsArn } from "../partition/alicloud.ts";
import {
  type PolicyCondition,
  type PolicyDocument,
  type PolicyStatement,
  ramPolicy,
} from "../policy-document.ts";
import { evaluateRam, type RamPolicies, type RamRequest } from "./ram.ts";

const OWNER = "1000000000000001";
const OTHER = "1000000000000002";
const ram = (resource: string, account = OWNER) => acsArn({ service: "ram", account, resource });

const request = (more: Partial<RamRequest> = {}): RamRequest => ({
  principal: ram("role/app"),
  action: "ecs:StopInstance",
  resource: acsArn({ service: "ecs", region: "cn-beijing", account: OWNER, resource: "instance/i-1" }),
  owner: OWNER,
  context: {},
  ...more,
});

const allow = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: "Allow",
  Action: "*",
  Resource: "*",
  ...more,
});
const deny = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({ ...allow(more), Effect: "Deny" });
const ask = (policies: Partial<RamPolicies>, more: Partial<RamRequest> = {}) =>
  evaluateRam(request(more), { identity: [], ...policies });
const held = (
  ...statements: readonly PolicyStatement[]
): { readonly identity: readonly PolicyDocument[] } => ({
  identity: [ramPolicy(...statements)],
});

describe("without conditions", () => {
  it("refuses what nothing allows", () => {
    expect(ask({})).toBe("denied");
    expect(ask(held(allow({ Action: "ecs:StartInstance" })))).toBe("denied");
  });

  it("lets an explicit refusal of any policy win", () => {
    expect(ask(held(allow()))).toBe("allowed");
    expect(ask(held(allow(), deny({ Action: "ecs:Stop*" })))).toBe("denied");
    expect(ask({ identity: [ramPolicy(deny()), ramPolicy(allow())] })).toBe("denied");
  });

  it.each([
    ["ecs:*", "allowed"],
    ["ECS:stopinstance", "allowed"],
    ["ecs:Stop?nstance", "allowed"],
    ["ecs:Stop", "denied"],
    ["rds:*", "denied"],
  ])("compares the action with %s, without case: %s", (Action, verdict) => {
    expect(ask(held(allow({ Action })))).toBe(verdict);
  });

  it("takes NotAction for everything else", () => {
    const { Action: _, ...rest } = allow({ NotAction: ["ram:*"] });
    expect(ask(held(rest))).toBe("allowed");
    expect(ask(held(rest), { action: "ram:CreateUser" })).toBe("denied");
  });

  it("compares resources sign by sign but for the wildcards", () => {
    const on = (resource: string, region = "*") =>
      ask(held(allow({ Resource: acsArn({ service: "ecs", region, account: OWNER, resource }) })));
    expect(on("instance/*")).toBe("allowed");
    expect(on("instance/i.1")).toBe("denied");
    expect(on("instance/*", "us-east-1")).toBe("denied");
  });
});

describe("conditions", () => {
  const given = (Condition: PolicyCondition, context: Readonly<Record<string, string>>) =>
    ask(held(allow({ Condition })), { context });

  it.each<[string, string, string, string, string]>([
    ["StringEquals", "a", "a", "A", "case counts"],
    ["StringNotEquals", "a", "b", "a", "differs"],
    ["StringEqualsIgnoreCase", "a", "A", "b", "case does not count"],
    ["StringLike", "repo:*", "repo:x", "xrepo:x", "from the start"],
    ["StringNotLike", "a*", "ba", "ab", "no part of it"],
    ["NumericLessThan", "10", "9", "10", "as numbers"],
    ["NumericGreaterThanEquals", "10", "10", "9", "as numbers"],
    [
      "DateLessThan",
      "2026-11-27T10:00:00Z",
      "2026-11-27T17:59:59+08:00",
      "2026-11-27T18:00:00+08:00",
      "across offsets",
    ],
    [
      "DateGreaterThanEquals",
      "2026-11-27T10:00:00Z",
      "2026-11-27T18:00:00+08:00",
      "2026-11-27T17:59:59+08:00",
      "across offsets",
    ],
    ["Bool", "true", "True", "false", "as words"],
    ["IpAddress", "203.0.113.0/24", "203.0.113.9", "203.0.114.9", "inside"],
    ["IpAddress", "2001:db8::1", "2001:db8::1", "2001:db8::2", "one address"],
    ["NotIpAddress", "203.0.113.0/24", "203.0.114.9", "203.0.113.9", "outside"],
  ])("%s of %s takes %s and not %s: %s", (operator, wanted, fits, differs) => {
    expect(given({ [operator]: { key: wanted } }, { key: fits })).toBe("allowed");
    expect(given({ [operator]: { key: wanted } }, { key: differs })).toBe("denied");
  });

  it("takes one value of a key, and asks for every key and operator", () => {
    const one = { StringEquals: { a: ["1", "2"] } };
    expect(given(one, { a: "2" })).toBe("allowed");
    expect(given({ StringEquals: { a: "1", b: "1" } }, { a: "1" })).toBe("denied");
    expect(given({ ...one, Bool: { mfa: "true" } }, { a: "1", mfa: "false" })).toBe("denied");
  });

  it("takes a negated operator only where every value differs", () => {
    expect(given({ StringNotEquals: { a: ["1", "2"] } }, { a: "3" })).toBe("allowed");
    expect(given({ StringNotEquals: { a: ["1", "2"] } }, { a: "1" })).toBe("denied");
  });

  it("does not hold where the request lacks the key", () => {
    expect(given({ Bool: { "acs:MFAPresent": "true" } }, {})).toBe("denied");
  });

  it("refuses to guess what the documentation does not say", () => {
    expect(() => given({ StringNotEquals: { a: "1" } }, {})).toThrow("which the request does not have");
    expect(() => given({ StringEqualsIfExists: { a: "1" } }, {})).toThrow("no operator");
    expect(() => ask({ identity: [{ Version: "2012-10-17", Statement: [allow()] }] })).toThrow(
      "no policy version",
    );
    expect(() => ask(held({ ...allow(), NotResource: "*" }))).toThrow("no NotResource");
  });
});

describe("several policies", () => {
  it("asks control policies first: they refuse, and give nothing", () => {
    const control = [ramPolicy(deny({ Action: "actiontrail:*" }))];
    expect(ask({ ...held(allow()), control })).toBe("allowed");
    expect(ask({ ...held(allow()), control }, { action: "actiontrail:StopLogging" })).toBe("denied");
    expect(ask({ control: [ramPolicy(allow())] })).toBe("denied");
  });

  const trust = (principal: PolicyStatement["Principal"]) => {
    const { Resource: _, ...statement } = allow({
      Action: "sts:AssumeRole",
      ...(principal && { Principal: principal }),
    });
    return ramPolicy(statement);
  };
  const become = { action: "sts:AssumeRole", resource: ram("role/audit"), principal: ram("user/alice") };

  it("lets a user become a role only where both sides say so", () => {
    const resource = trust({ RAM: ram("root") });
    expect(ask({ resource, ...held(allow({ Action: "sts:AssumeRole" })) }, become)).toBe("allowed");
    expect(ask({ resource }, become)).toBe("denied");
    expect(ask(held(allow()), become)).toBe("denied");
  });

  it("takes an account's root for everybody in it, and for nobody else", () => {
    const resource = trust({ RAM: ram("root") });
    const stranger = { ...become, principal: ram("user/alice", OTHER) };
    expect(ask({ resource, ...held(allow()) }, stranger)).toBe("denied");
  });

  it("lets a service or a token become the role that names it", () => {
    const resource = trust({ Service: ["log.example"] });
    expect(ask({ resource }, { ...become, principal: "log.example" })).toBe("allowed");
    expect(ask({ resource }, { ...become, principal: "oss.example" })).toBe("denied");
    const federated = trust({ Federated: ram("oidc-provider/ci") });
    expect(ask({ resource: federated }, { ...become, principal: ram("oidc-provider/ci") })).toBe("allowed");
    expect(
      ask({ resource: federated, ...held(allow()) }, { ...become, principal: ram("oidc-provider/x") }),
    ).toBe("denied");
  });

  it("opens another account's bucket only where both sides say so", () => {
    const across = { principal: ram("role/app", OTHER) };
    expect(ask(held(allow()), across)).toBe("denied");
    expect(ask({ ...held(allow()), resource: ramPolicy(allow({ Principal: "*" })) }, across)).toBe("allowed");
  });
});
